"""Charts as values, painted by the same code on the screen, in a picture and in a PDF, each with its table.

May import: PySide6, domain, the ground floor, and of this package theme, plain, the icons of statuses.
"""
