"""The first version: the tables as they were then, written out, since a schema moves on."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE collection (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        "query" TEXT,
        CONSTRAINT pk_collection PRIMARY KEY (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_collection_name ON collection (name)
    """,
    """
    CREATE TABLE import_run (
        id TEXT NOT NULL,
        file TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        imported TEXT NOT NULL,
        format TEXT NOT NULL,
        model_printed TEXT,
        measured TEXT,
        partial BOOLEAN NOT NULL,
        note TEXT,
        settings JSON NOT NULL,
        CONSTRAINT pk_import_run PRIMARY KEY (id),
        CONSTRAINT ck_import_run_partial CHECK (partial IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_import_run_sha256 ON import_run (sha256)
    """,
    """
    CREATE TABLE note (
        id TEXT NOT NULL,
        text TEXT NOT NULL,
        subject TEXT,
        title TEXT,
        created TEXT NOT NULL,
        changed TEXT NOT NULL,
        CONSTRAINT pk_note PRIMARY KEY (id)
    )
    """,
    """
    CREATE TABLE override (
        subject TEXT NOT NULL,
        field TEXT NOT NULL,
        value JSON,
        reason TEXT NOT NULL,
        CONSTRAINT pk_override PRIMARY KEY (subject, field)
    )
    """,
    """
    CREATE TABLE own_model (
        slug TEXT NOT NULL,
        name TEXT NOT NULL,
        category TEXT NOT NULL,
        family TEXT,
        organization TEXT,
        released TEXT,
        stage TEXT NOT NULL,
        architecture TEXT,
        params_b FLOAT,
        active_params_b FLOAT,
        tokens_b FLOAT,
        added_tokens_b FLOAT,
        base_model TEXT,
        context INTEGER,
        license_printed TEXT,
        access TEXT,
        hf_id TEXT,
        languages JSON NOT NULL,
        note TEXT,
        CONSTRAINT pk_own_model PRIMARY KEY (slug)
    )
    """,
    """
    CREATE TABLE reading (
        model TEXT NOT NULL,
        status TEXT NOT NULL,
        rating INTEGER,
        CONSTRAINT pk_reading PRIMARY KEY (model),
        CONSTRAINT ck_reading_status_known CHECK (status IN ('unread', 'reading', 'read')),
        CONSTRAINT ck_reading_rating_range CHECK (rating BETWEEN 1 AND 5)
    )
    """,
    """
    CREATE TABLE step (
        position INTEGER NOT NULL,
        id TEXT NOT NULL,
        time TEXT NOT NULL,
        action TEXT NOT NULL,
        names JSON NOT NULL,
        state TEXT NOT NULL,
        CONSTRAINT pk_step PRIMARY KEY (position),
        CONSTRAINT ck_step_state_known CHECK (state IN ('done', 'undone', 'dropped')),
        CONSTRAINT uq_step_id UNIQUE (id)
    )
    """,
    """
    CREATE TABLE tag (
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        colour TEXT NOT NULL,
        CONSTRAINT pk_tag PRIMARY KEY (id)
    )
    """,
    """
    CREATE UNIQUE INDEX ix_tag_name ON tag (name)
    """,
    """
    CREATE TABLE change (
        position INTEGER NOT NULL,
        step TEXT NOT NULL,
        time TEXT NOT NULL,
        kind TEXT NOT NULL,
        "key" TEXT NOT NULL,
        "before" JSON,
        "after" JSON,
        CONSTRAINT pk_change PRIMARY KEY (position),
        CONSTRAINT fk_change_step FOREIGN KEY(step) REFERENCES step (id)
    )
    """,
    """
    CREATE INDEX ix_change_step ON change (step)
    """,
    """
    CREATE TABLE member (
        collection TEXT NOT NULL,
        model TEXT NOT NULL,
        position INTEGER NOT NULL,
        CONSTRAINT pk_member PRIMARY KEY (collection, model),
        CONSTRAINT fk_member_collection FOREIGN KEY(collection) REFERENCES collection (id)
    )
    """,
    """
    CREATE TABLE own_score (
        model TEXT NOT NULL,
        benchmark TEXT NOT NULL,
        value FLOAT NOT NULL,
        run TEXT,
        subset TEXT NOT NULL,
        metric TEXT NOT NULL,
        unit TEXT NOT NULL,
        method TEXT NOT NULL,
        shots INTEGER,
        prompt_style TEXT,
        judge TEXT,
        averaging TEXT,
        mode TEXT,
        version TEXT,
        checkpoint TEXT,
        harness TEXT,
        printed TEXT,
        hits INTEGER,
        n INTEGER,
        n_hangul INTEGER,
        items INTEGER,
        items_scored INTEGER,
        stderr FLOAT,
        partial BOOLEAN NOT NULL,
        note TEXT,
        "key" TEXT NOT NULL,
        CONSTRAINT pk_own_score PRIMARY KEY ("key"),
        CONSTRAINT fk_own_score_run FOREIGN KEY(run) REFERENCES import_run (id),
        CONSTRAINT ck_own_score_partial CHECK (partial IN (0, 1))
    )
    """,
    """
    CREATE INDEX ix_own_score_run ON own_score (run)
    """,
    """
    CREATE TABLE tagging (
        tag TEXT NOT NULL,
        model TEXT NOT NULL,
        CONSTRAINT pk_tagging PRIMARY KEY (tag, model),
        CONSTRAINT fk_tagging_tag FOREIGN KEY(tag) REFERENCES tag (id)
    )
    """,
)


def upgrade() -> None:
    """Make the tables."""
    for statement in TABLES:
        op.execute(statement)
    op.execute("PRAGMA application_id = 1265585237")
