"""Every command of the menus, every page and every recommendation by typing a few letters of it.

May import what the window may (domain, register); no other page imports it.
"""
