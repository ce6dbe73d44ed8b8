"""The region: recommendations beside delegations, whom we asked and who answered.

May import: as all of the window: domain, the register's doors and the rest of ui.
"""
