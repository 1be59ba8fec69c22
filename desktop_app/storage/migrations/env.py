"""Alembic's entry: it works on the connection it is handed, because only we can open the file."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    # SQLite cannot alter most of a table in place: Alembic then builds a new one and copies.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
