"""Draws the window in its states, with real data made through the register in folders of its own.

`python -m tracker.ui.screenshots OUT_FOLDER [--only STATE]...`; never touches the data of whoever runs it.
May import: as all of the window: domain, the register's doors, demonstration and the rest of ui.
"""
