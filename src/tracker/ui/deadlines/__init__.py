"""The Deadlines page: what is due when, in groups and in a calendar, seen from any day.

May import: PySide6, domain, register, the ground floor, and theme, wording, desktop, jobs, plain, empty_page and the
row painter of this package.
"""
