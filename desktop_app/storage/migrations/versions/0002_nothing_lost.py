"""What makes nothing get lost: seals, and since when a fact waits.

Written as SQL and importing nothing of ours, as every revision.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COLUMNS = (
    "ALTER TABLE deliveries ADD COLUMN since INTEGER",
    # The identity of this laptop that the city's receipt was made out to.
    "ALTER TABLE deliveries ADD COLUMN device TEXT DEFAULT '' NOT NULL",
    # Facts of before have no seal: they were not signed at save, and are sent as such.
    "ALTER TABLE facts ADD COLUMN chain BLOB",
    "ALTER TABLE facts ADD COLUMN signature BLOB",
    # The chain before a fact whose predecessor was lost from both copies.
    'ALTER TABLE facts ADD COLUMN "before" BLOB',
)

TABLES = (
    # What the sealed copy of each fact looks like from outside.
    """
    CREATE TABLE copies (
        seq INTEGER NOT NULL,
        digest BLOB NOT NULL,
        CONSTRAINT pk_copies PRIMARY KEY (seq),
        CONSTRAINT fk_copies_seq_facts FOREIGN KEY(seq) REFERENCES facts (seq)
    ) STRICT
    """,
    # Other registrations of one NIK, as the city tells of them.
    """
    CREATE TABLE doubles (
        worker BLOB NOT NULL,
        other TEXT NOT NULL,
        kelurahan TEXT NOT NULL,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,
        CONSTRAINT pk_doubles PRIMARY KEY (worker, other),
        CONSTRAINT fk_doubles_worker_registrations FOREIGN KEY(worker) REFERENCES registrations (id)
    ) STRICT
    """,
    # What the city has made of a registration: its own content, whole, beside the clerk's facts.
    """
    CREATE TABLE city_contents (
        seq INTEGER NOT NULL,
        worker BLOB NOT NULL,
        id BLOB NOT NULL,
        version INTEGER NOT NULL,
        at INTEGER NOT NULL,
        reason TEXT NOT NULL,
        body BLOB NOT NULL,
        facts INTEGER NOT NULL,
        pending INTEGER NOT NULL,
        CONSTRAINT pk_city_contents PRIMARY KEY (seq),
        CONSTRAINT ck_city_contents_pending_is_yes_or_no CHECK (pending IN (0, 1)),
        CONSTRAINT fk_city_contents_worker_registrations
            FOREIGN KEY(worker) REFERENCES registrations (id)
    ) STRICT
    """,
    "CREATE INDEX ix_city_contents_worker_seq ON city_contents (worker, seq)",
    # What is being typed, kept in the file and never in clear.
    """
    CREATE TABLE drafts (
        place TEXT NOT NULL,
        form TEXT NOT NULL,
        at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (place)
    ) STRICT
    """,
)


def upgrade() -> None:
    for statement in (*COLUMNS, *TABLES):
        op.execute(statement)
