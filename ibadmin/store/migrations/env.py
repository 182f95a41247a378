"""Alembic's entry: it runs on the connection that `store.upgrade` hands it, inside that transaction."""

from alembic import context

from ibadmin.store.schema.whole import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
with context.begin_transaction():
    context.run_migrations()
