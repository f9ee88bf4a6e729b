"""What tells the user's file from others and its versions apart; ``schema`` makes its tables.

These stand by themselves because a file is opened at every start, and the tables are
declared only where something is written: making them costs more than reading a small file.
"""

from typing import Final

SCHEMA_VERSION: Final = 1  # PRAGMA user_version
REVISION: Final = "0001"  # Alembic's name of the same state
APPLICATION_ID: Final = 0x4B6F4C55  # "KoLU", SQLite's mark of the file's kind
