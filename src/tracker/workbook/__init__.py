"""Excel workbooks: writes the progress workbook, reads what comes back.

May import: openpyxl, lxml, defusedxml, domain and the ground floor. Never storage, exchange, register or ui.
"""
