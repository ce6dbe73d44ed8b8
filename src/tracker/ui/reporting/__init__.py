"""The problem report: a text without anybody's data, shown before it is saved, for whoever looks after the application.

May import: what the window may.
"""
