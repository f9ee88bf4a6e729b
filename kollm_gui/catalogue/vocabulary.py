"""The mark of a catalogue file, and the words that its closed lists allow."""

SCHEMA_MAJOR = 1  # grows when an older reader can no longer read the file
SCHEMA_MINOR = 4  # grows when columns or tables are added
APPLICATION_ID = 0x4B6F4C4D  # "KoLM", SQLite's mark of the file's kind
USER_VERSION = SCHEMA_MAJOR * 1000 + SCHEMA_MINOR

ORGANIZATION_KINDS = ("company", "startup", "community", "university", "institute")
SOURCE_KINDS = ("paper", "model_card", "repo", "blog", "leaderboard", "seed")
SOURCE_STATUSES = ("read", "second-hand", "no-url")
RELATIONS = (
    "continual-pretraining",
    "depth-up-scaling",
    "vocabulary-expansion",
    "merge",
    "fine-tuning",
    "distillation",
)
UNITS = ("%", "points", "grade", "turns", "licences")
MODES = ("reasoning", "non-reasoning", "low", "medium", "high")
AVERAGINGS = ("macro", "micro")
ALIAS_KINDS = ("name", "former-id", "hub-id")
SPEAKERS = ("organization", "family", "benchmark", "model")  # what has spoken names
OWNERS = ("model", "benchmark", "family", "published_corpus")
