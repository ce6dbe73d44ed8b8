"""The Meetings page: meetings, what was presented at them, and what moved between two of them.

May import: PySide6, domain, register, the ground floor, and what the pages of this package share.
"""
