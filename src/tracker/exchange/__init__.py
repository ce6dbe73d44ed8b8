"""Update files, submissions and receipts (".ctu"): how they are packed, signed, checked and read back.

May import: domain, journal, the ground floor, msgspec and cryptography. Knows nothing of SQL, Excel or Qt.
"""
