"""First shape of the file: registrations, facts, papers, officers, settings, audit, search.

Written as SQL and importing nothing of ours: a revision is history, and must make the same tables
whatever the program around it has become.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    """
    CREATE TABLE audit (
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        act TEXT NOT NULL,
        subject BLOB,
        CONSTRAINT pk_audit PRIMARY KEY (seq)
    ) STRICT
    """,
    "CREATE INDEX ix_audit_subject_seq ON audit (subject, seq)",
    """
    CREATE TABLE officers (
        id BLOB NOT NULL,
        name TEXT NOT NULL,
        role TEXT NOT NULL,
        CONSTRAINT pk_officers PRIMARY KEY (id),
        CONSTRAINT ck_officers_name_is_given CHECK (name <> '')
    ) STRICT
    """,
    """
    CREATE TABLE registrations (
        "row" INTEGER NOT NULL,
        id BLOB NOT NULL,
        number TEXT NOT NULL,
        running INTEGER NOT NULL,
        nik TEXT NOT NULL,
        family_card TEXT NOT NULL,
        name TEXT NOT NULL,
        born TEXT NOT NULL,
        street TEXT NOT NULL,
        segment TEXT NOT NULL,
        funding TEXT NOT NULL,
        status TEXT NOT NULL,
        delivery TEXT DEFAULT 'waiting' NOT NULL,
        at INTEGER NOT NULL,
        CONSTRAINT pk_registrations PRIMARY KEY ("row"),
        CONSTRAINT ck_registrations_id_is_a_uuid CHECK (length(id) = 16),
        CONSTRAINT ck_registrations_nik_has_16_digits CHECK (length(nik) = 16),
        CONSTRAINT ck_registrations_family_card_has_16_digits
            CHECK (family_card = '' OR length(family_card) = 16),
        CONSTRAINT ck_registrations_name_is_given CHECK (name <> ''),
        CONSTRAINT ck_registrations_running_counts_from_1 CHECK (running > 0),
        CONSTRAINT ck_registrations_delivery_is_known
            CHECK (delivery IN ('waiting', 'delivered', 'needs_clerk', 'needs_city')),
        CONSTRAINT uq_registrations_id UNIQUE (id),
        CONSTRAINT uq_registrations_number UNIQUE (number)
    ) STRICT
    """,
    """
    CREATE INDEX ix_registrations_family_card ON registrations (family_card) WHERE family_card <> ''
    """,
    "CREATE INDEX ix_registrations_running ON registrations (running)",
    """
    CREATE INDEX ix_registrations_standing ON registrations (segment, funding, status, delivery)
    """,
    """
    CREATE UNIQUE INDEX uq_registrations_nik_held ON registrations (nik) WHERE status <> 'withdrawn'
    """,
    """
    CREATE TABLE settings (
        "key" TEXT NOT NULL,
        value TEXT NOT NULL,
        CONSTRAINT pk_settings PRIMARY KEY ("key")
    ) STRICT
    """,
    """
    CREATE TABLE tallies (
        segment TEXT NOT NULL,
        funding TEXT NOT NULL,
        status TEXT NOT NULL,
        delivery TEXT NOT NULL,
        registrations INTEGER NOT NULL,
        CONSTRAINT pk_tallies PRIMARY KEY (segment, funding, status, delivery),
        CONSTRAINT ck_tallies_registrations_are_not_negative CHECK (registrations >= 0)
    ) WITHOUT ROWID, STRICT
    """,
    """
    CREATE TABLE details (
        "row" INTEGER NOT NULL,
        version INTEGER NOT NULL,
        officer TEXT NOT NULL,
        birth_place TEXT NOT NULL,
        sex TEXT NOT NULL,
        mother TEXT NOT NULL,
        rt TEXT NOT NULL,
        rw TEXT NOT NULL,
        kelurahan TEXT NOT NULL,
        phone TEXT NOT NULL,
        doubts TEXT NOT NULL,
        occupation TEXT NOT NULL,
        occupation_text TEXT NOT NULL,
        sector TEXT NOT NULL,
        workplace TEXT NOT NULL,
        income INTEGER NOT NULL,
        programmes TEXT NOT NULL,
        payer TEXT NOT NULL,
        employer TEXT NOT NULL,
        employer_number TEXT NOT NULL,
        risk TEXT,
        since TEXT NOT NULL,
        months INTEGER NOT NULL,
        consent_version TEXT NOT NULL,
        consent_at INTEGER NOT NULL,
        decree_number TEXT,
        decree_on TEXT,
        kpj TEXT,
        protection_start TEXT,
        protection_end TEXT,
        reason TEXT NOT NULL,
        confirmation_qr TEXT NOT NULL,
        due BLOB NOT NULL,
        CONSTRAINT pk_details PRIMARY KEY ("row"),
        CONSTRAINT ck_details_version_counts_from_1 CHECK (version > 0),
        CONSTRAINT ck_details_income_is_not_negative CHECK (income >= 0),
        CONSTRAINT ck_details_months_are_paid CHECK (months > 0),
        CONSTRAINT ck_details_sex_is_known CHECK (sex IN ('L', 'P')),
        CONSTRAINT ck_details_protection_runs_on
            CHECK (protection_start IS NULL OR protection_start <= protection_end),
        CONSTRAINT fk_details_row_registrations FOREIGN KEY("row")
            REFERENCES registrations ("row") ON DELETE CASCADE
    ) STRICT
    """,
    """
    CREATE TABLE facts (
        seq INTEGER NOT NULL,
        id BLOB NOT NULL,
        kind TEXT NOT NULL,
        at INTEGER NOT NULL,
        author TEXT NOT NULL,
        device TEXT NOT NULL,
        worker BLOB NOT NULL,
        version INTEGER NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_facts PRIMARY KEY (seq),
        CONSTRAINT ck_facts_id_is_a_uuid CHECK (length(id) = 16),
        CONSTRAINT ck_facts_seq_counts_from_1 CHECK (seq > 0),
        CONSTRAINT ck_facts_version_counts_from_1 CHECK (version > 0),
        CONSTRAINT uq_facts_id UNIQUE (id),
        CONSTRAINT fk_facts_worker_registrations FOREIGN KEY(worker) REFERENCES registrations (id)
    ) STRICT
    """,
    "CREATE INDEX ix_facts_worker_seq ON facts (worker, seq)",
    """
    CREATE TABLE papers (
        id BLOB NOT NULL,
        worker BLOB NOT NULL,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        copy INTEGER NOT NULL,
        at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        CONSTRAINT pk_papers PRIMARY KEY (id),
        CONSTRAINT uq_papers_worker_kind_copy UNIQUE (worker, kind, copy),
        CONSTRAINT ck_papers_copy_counts_from_1 CHECK (copy > 0),
        CONSTRAINT fk_papers_worker_registrations FOREIGN KEY(worker) REFERENCES registrations (id)
    ) STRICT
    """,
    """
    CREATE TABLE deliveries (
        seq INTEGER NOT NULL,
        status TEXT NOT NULL,
        attempts INTEGER NOT NULL,
        not_before INTEGER,
        cause TEXT NOT NULL,
        code TEXT NOT NULL,
        about TEXT NOT NULL,
        figures TEXT NOT NULL,
        receipt INTEGER,
        CONSTRAINT pk_deliveries PRIMARY KEY (seq),
        CONSTRAINT ck_deliveries_attempts_are_counted CHECK (attempts >= 0),
        CONSTRAINT ck_deliveries_delivered_means_a_receipt
            CHECK ((status = 'delivered') = (receipt IS NOT NULL)),
        CONSTRAINT fk_deliveries_seq_facts FOREIGN KEY(seq) REFERENCES facts (seq)
    ) STRICT
    """,
    """
    CREATE INDEX ix_deliveries_unfinished ON deliveries (status, seq) WHERE status <> 'delivered'
    """,
)

SEARCH = (
    # Holds no text of its own (contentless) and no positions (detail=none): the words, and which
    # rows they stand in. Words arrive ready-made from search.py: the plainest tokenizer will do.
    """
    CREATE VIRTUAL TABLE search USING fts5(
        words, content='', contentless_delete=1, detail=none, prefix='1 2 3 4', tokenize='ascii'
    )
    """,
)

TALLIES = (
    """
    CREATE TRIGGER registrations_tally_insert AFTER INSERT ON registrations BEGIN
        INSERT INTO tallies (segment, funding, status, delivery, registrations)
        VALUES (new.segment, new.funding, new.status, new.delivery, 1)
        ON CONFLICT DO UPDATE SET registrations = registrations + 1;
    END
    """,
    """
    CREATE TRIGGER registrations_tally_update
    AFTER UPDATE OF segment, funding, status, delivery ON registrations BEGIN
        UPDATE tallies SET registrations = registrations - 1
        WHERE segment = old.segment AND funding = old.funding
            AND status = old.status AND delivery = old.delivery;
        INSERT INTO tallies (segment, funding, status, delivery, registrations)
        VALUES (new.segment, new.funding, new.status, new.delivery, 1)
        ON CONFLICT DO UPDATE SET registrations = registrations + 1;
    END
    """,
    """
    CREATE TRIGGER registrations_tally_delete AFTER DELETE ON registrations BEGIN
        UPDATE tallies SET registrations = registrations - 1
        WHERE segment = old.segment AND funding = old.funding
            AND status = old.status AND delivery = old.delivery;
    END
    """,
)

FROZEN = tuple(
    f"""
    CREATE TRIGGER {table}_frozen_{act.lower()} BEFORE {act} ON {table} BEGIN
        SELECT RAISE(ABORT, '{table} are never changed');
    END
    """
    for table in ("facts", "audit")
    for act in ("UPDATE", "DELETE")
)


def upgrade() -> None:
    for statement in (*TABLES, *SEARCH, *TALLIES, *FROZEN):
        op.execute(statement)
