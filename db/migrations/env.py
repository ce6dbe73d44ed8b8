"""Runs the migrations on the connection that was handed in; no ini file, no logging set-up."""

from alembic import context

connection = context.config.attributes["connection"]
context.configure(connection=connection, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
