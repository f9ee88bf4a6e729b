"""How the user's file changed from version to version; Alembic reads this folder."""
