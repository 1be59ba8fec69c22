"""What makes nothing get lost: seals, and since when a fact waits.

Written as SQL and importing nothing of ours, as every revision.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WITHOUT_NIK = (
    # Who has no NIK yet has none here either. The one way SQLite documents to change a CHECK where
    # the table stays as it is (lang_altertable.html); RESET reads the schema anew.
    "PRAGMA writable_schema=ON",
    """
    UPDATE sqlite_schema
    SET sql = replace(sql, 'CHECK (length(nik) = 16)', 'CHECK (nik = '''' OR length(nik) = 16)')
    WHERE type = 'table' AND name = 'registrations'
    """,
    "PRAGMA writable_schema=RESET",
    "DROP INDEX uq_registrations_nik_held",
    """
    CREATE UNIQUE INDEX uq_registrations_nik_held ON registrations (nik)
    WHERE status <> 'withdrawn' AND nik <> ''
    """,
    "CREATE INDEX ix_registrations_without_nik ON registrations (\"row\") WHERE nik = ''",
    # What only some are asked for, as one document.
    "ALTER TABLE details ADD COLUMN more TEXT DEFAULT '' NOT NULL",
)

COLUMNS = (
    "ALTER TABLE deliveries ADD COLUMN since INTEGER",
    # The identity of this laptop that the city's receipt was made out to.
    "ALTER TABLE deliveries ADD COLUMN device TEXT DEFAULT '' NOT NULL",
    # Facts of before have no seal: they were not signed at save, and are sent as such.
    "ALTER TABLE facts ADD COLUMN chain BLOB",
    "ALTER TABLE facts ADD COLUMN signature BLOB",
    # The chain before a fact whose predecessor was lost from both copies.
    'ALTER TABLE facts ADD COLUMN "before" BLOB',
    # What the list is narrowed to and sorted by stands with the narrow rows.
    "ALTER TABLE registrations ADD COLUMN rt TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE registrations ADD COLUMN rw TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE registrations ADD COLUMN registrar TEXT DEFAULT '' NOT NULL",
    "ALTER TABLE registrations ADD COLUMN event TEXT DEFAULT '' NOT NULL",
    # What the clerk wants sent before everything else.
    "ALTER TABLE deliveries ADD COLUMN ahead INTEGER DEFAULT '0' NOT NULL",
    # What the check code of a signed paper stands for (``domain/check_code.py``).
    "ALTER TABLE papers ADD COLUMN coded BLOB",
    # What was taken back here, which whoever checks a paper is told before the city has said so.
    """
    CREATE INDEX ix_facts_taken_back ON facts (kind)
    WHERE kind IN ('worker_withdrawn', 'paper_revoked')
    """,
)

LISTING = (
    """
    UPDATE registrations SET (rt, rw, registrar) = (
        SELECT details.rt, details.rw, details.officer FROM details
        WHERE details."row" = registrations."row"
    )
    """,
    # Who amended last is not always who registered: the first fact says who that was.
    """
    UPDATE registrations SET registrar = first.author
    FROM (SELECT worker, author FROM facts WHERE kind = 'worker_registered') AS first
    WHERE first.worker = registrations.id
    """,
    "CREATE INDEX ix_registrations_at ON registrations (at)",
    "CREATE INDEX ix_registrations_rw_rt ON registrations (rw, rt)",
    "CREATE INDEX ix_registrations_registrar ON registrations (registrar)",
    "CREATE INDEX ix_registrations_event ON registrations (event) WHERE event <> ''",
    # Not of the models, which cannot say how letters compare.
    "CREATE INDEX search_by_name ON registrations (name COLLATE NOCASE)",
    """
    CREATE INDEX ix_deliveries_ahead ON deliveries (seq) WHERE ahead = 1 AND status <> 'delivered'
    """,
)

OFFICERS = (
    "ALTER TABLE officers ADD COLUMN has_access INTEGER DEFAULT '1' NOT NULL",
    "ALTER TABLE officers ADD COLUMN former TEXT DEFAULT '' NOT NULL",
    # What a supervisor last said of a registration: made of the facts, by whatever way they come.
    """
    CREATE TABLE reviews (
        worker BLOB NOT NULL,
        seq INTEGER NOT NULL,
        version INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        CONSTRAINT pk_reviews PRIMARY KEY (worker),
        CONSTRAINT ck_reviews_verdict_is_known CHECK (verdict IN ('approved', 'objected')),
        CONSTRAINT fk_reviews_worker_registrations
            FOREIGN KEY(worker) REFERENCES registrations (id),
        CONSTRAINT fk_reviews_seq_facts FOREIGN KEY(seq) REFERENCES facts (seq)
    ) STRICT
    """,
    """
    CREATE TRIGGER facts_review AFTER INSERT ON facts
    WHEN new.kind = 'registration_reviewed'
        AND json_extract(CAST(new.body AS TEXT), '$.verdict') IN ('approved', 'objected')
    BEGIN
        INSERT INTO reviews (worker, seq, version, verdict)
        VALUES (
            new.worker, new.seq, new.version,
            json_extract(CAST(new.body AS TEXT), '$.verdict')
        )
        ON CONFLICT (worker) DO UPDATE
        SET seq = excluded.seq, version = excluded.version, verdict = excluded.verdict
        WHERE excluded.seq > reviews.seq;
    END
    """,
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
        base BLOB,
        signature TEXT NOT NULL,
        epoch TEXT NOT NULL,
        CONSTRAINT pk_city_contents PRIMARY KEY (seq),
        CONSTRAINT ck_city_contents_pending_is_yes_or_no CHECK (pending IN (0, 1)),
        CONSTRAINT fk_city_contents_worker_registrations
            FOREIGN KEY(worker) REFERENCES registrations (id)
    ) STRICT
    """,
    "CREATE INDEX ix_city_contents_worker_seq ON city_contents (worker, seq)",
    # By which keys somebody is found alike; older registrations get theirs bit by bit.
    """
    CREATE TABLE alike (
        "key" INTEGER NOT NULL,
        "row" INTEGER NOT NULL,
        CONSTRAINT pk_alike PRIMARY KEY ("key", "row")
    ) WITHOUT ROWID, STRICT
    """,
    """
    INSERT INTO settings ("key", value)
    SELECT 'alike', json_object('rule', 1, 'below', coalesce(max("row") + 1, 0)) FROM registrations
    """,
    # What is being typed, kept in the file and never in clear.
    """
    CREATE TABLE drafts (
        place TEXT NOT NULL,
        form TEXT NOT NULL,
        at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        CONSTRAINT pk_drafts PRIMARY KEY (place, officer)
    ) STRICT
    """,
)

PRINTING = (
    # What is on its way to a printer: in here, because it names people.
    """
    CREATE TABLE print_jobs (
        seq INTEGER NOT NULL,
        title TEXT NOT NULL,
        printer TEXT NOT NULL,
        setup TEXT NOT NULL,
        state TEXT NOT NULL,
        at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        tries INTEGER NOT NULL,
        spool_id TEXT NOT NULL,
        cause TEXT NOT NULL,
        recorded INTEGER NOT NULL,
        touched INTEGER NOT NULL,
        record TEXT NOT NULL,
        body BLOB NOT NULL,
        CONSTRAINT pk_print_jobs PRIMARY KEY (seq),
        CONSTRAINT ck_print_jobs_state_is_known CHECK (state IN
            ('waiting', 'handing', 'taken', 'printed', 'asks', 'failed', 'cancelled')),
        CONSTRAINT ck_print_jobs_tries_are_counted CHECK (tries >= 0),
        CONSTRAINT ck_print_jobs_recorded_is_yes_or_no CHECK (recorded IN (0, 1)),
        CONSTRAINT ck_print_jobs_touched_is_yes_or_no CHECK (touched IN (0, 1))
    ) STRICT
    """,
    """
    CREATE INDEX ix_print_jobs_under_way ON print_jobs (seq)
    WHERE state NOT IN ('printed', 'cancelled')
    """,
    """
    CREATE TABLE print_papers (
        seq INTEGER NOT NULL,
        place INTEGER NOT NULL,
        worker BLOB NOT NULL,
        kind TEXT NOT NULL,
        number TEXT NOT NULL,
        copy INTEGER NOT NULL,
        qr TEXT NOT NULL,
        CONSTRAINT pk_print_papers PRIMARY KEY (seq, place),
        CONSTRAINT fk_print_papers_seq_print_jobs
            FOREIGN KEY(seq) REFERENCES print_jobs (seq) ON DELETE CASCADE,
        CONSTRAINT fk_print_papers_worker_registrations
            FOREIGN KEY(worker) REFERENCES registrations (id)
    ) WITHOUT ROWID, STRICT
    """,
    "CREATE INDEX ix_print_papers_worker ON print_papers (worker, kind)",
)

STUBS = (
    # Who was given back by the city off another laptop's stub: their numbers are not ours.
    "ALTER TABLE registrations ADD COLUMN returned INTEGER DEFAULT '0' NOT NULL",
    # Stubs of the archive on their way to the city, which alone can open them.
    """
    CREATE TABLE stubs (
        name BLOB NOT NULL,
        sealed BLOB NOT NULL,
        at INTEGER NOT NULL,
        officer TEXT NOT NULL,
        outcome TEXT DEFAULT '' NOT NULL,
        number TEXT DEFAULT '' NOT NULL,
        code TEXT DEFAULT '' NOT NULL,
        CONSTRAINT pk_stubs PRIMARY KEY (name),
        CONSTRAINT ck_stubs_name_is_a_digest CHECK (length(name) = 32)
    ) STRICT
    """,
    "CREATE INDEX ix_stubs_waiting ON stubs (at) WHERE outcome = ''",
    """
    CREATE TABLE stub_parts (
        name BLOB NOT NULL,
        parts INTEGER NOT NULL,
        place INTEGER NOT NULL,
        piece BLOB NOT NULL,
        CONSTRAINT pk_stub_parts PRIMARY KEY (name, parts, place),
        CONSTRAINT ck_stub_parts_place_is_one_of_them CHECK (place >= 0 AND place < parts)
    ) WITHOUT ROWID, STRICT
    """,
)


def upgrade() -> None:
    for statement in (*WITHOUT_NIK, *COLUMNS, *LISTING, *OFFICERS, *TABLES, *PRINTING, *STUBS):
        op.execute(statement)
