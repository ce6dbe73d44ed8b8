"""The use cases: the one door through which the window and the command line read and change anything.

May import: domain, journal, storage, workbook, exchange and the ground floor. Knows nothing of Qt.
"""
