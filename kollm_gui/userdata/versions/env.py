"""What Alembic runs: the revisions over the connection that ``migrate`` hands it."""

from alembic import context

connection = context.config.attributes["connection"]
# The transaction is migrate's, so that the versions in and outside Alembic change together.
context.configure(connection=connection, transactional_ddl=False)
context.run_migrations()
