"""The help behind F1: the user guide of `docs/guide` in a window of its own, in the reader's language, offline.

May import: what the window may; it knows no page, a page says which chapter is its own.
"""
