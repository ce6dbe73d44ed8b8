"""Writes the progress workbook from the window. May import what `ui` may."""
