"""The Overview page: how everything stands, each number leading to the commitments it counts.

May import: PySide6, domain, register, the ground floor, and theme, wording, charts, desktop, plain and empty_page of
this package.
"""
