"""The review of a colleague's workbook, before anything of it is written. May import what `ui` may."""
