"""The History page: every action, newest first, each to be taken back.

May import: PySide6, domain, register, the ground floor, and theme, wording and editing of this package.
"""
