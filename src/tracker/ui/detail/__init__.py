"""The detail panel: all that is known of one commitment, and every field to edit.

May import: PySide6, domain, register, the ground floor, and theme, wording and editing of this package.
"""
