"""How everything looks: colours, palettes, icons and spacing, in one place.

May import: PySide6 and the ground floor. Nobody else names a colour.
"""
