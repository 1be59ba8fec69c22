"""Runs the revisions on the connection it is handed; started by ``Database.upgrade`` only."""

from alembic import context

from central_server.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    transaction_per_migration=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
