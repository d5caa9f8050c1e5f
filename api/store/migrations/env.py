"""How alembic takes the steps in `versions`: on the connection that `api.store.schema` hands over, all or none."""

from alembic import context

if hasattr(context, "config"):  # Only while alembic runs it.
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()
