"""The Overview page: how everything stands, each number leading to the commitments it counts.

May import: PySide6, domain, register, the ground floor, and theme, wording, charts, desktop, plain, empty_page and
the telling of files (exchange) of this package.
"""
