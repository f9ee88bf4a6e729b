"""The person's own data in the window: notes, tags, own models and scores, values laid over."""
