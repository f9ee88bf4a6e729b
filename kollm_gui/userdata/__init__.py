"""The user's own database: notes, tags, collections, own models and runs, values laid over."""
