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
