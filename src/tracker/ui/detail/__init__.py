"""The detail panel: all that is known of one commitment, and every field to edit.

May import: PySide6, domain, register, the ground floor, and of this package theme, wording, editing and the editors
of commitments (a date, a name, a status is typed alike everywhere).
"""
