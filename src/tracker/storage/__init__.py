"""The database: tables, migrations, the only writer, queries, backups and the shipped catalogue.

May import: sqlalchemy, alembic, domain, journal and the ground floor. Never workbook, exchange, register or ui.
"""
