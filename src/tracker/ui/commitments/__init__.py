"""The Commitments page: the list grouped by panel, its filters, and editing in place.

May import: PySide6, domain, register, the ground floor, and theme, wording and editing of this package.
"""
