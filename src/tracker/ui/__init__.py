"""The window: one folder per page, wired together in one place.

May import: PySide6, domain, register and the ground floor; never SQL, Excel or the storage behind the register.
"""
