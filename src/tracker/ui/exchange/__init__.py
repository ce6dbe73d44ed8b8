"""What comes from colleagues and other delegations, what went to them, and where versions differ.

May import: as all of the window: domain, the register's doors and the rest of ui.
"""
