"""The settings: what a person chooses once, applied at once and remembered.

May import what the window may.
"""
