"""What a register needs to outlive faults: corrections, decisions about held facts, news to come.

Written without importing anything of ours: a revision is history.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

COUNTED = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _versions_by_whose_hand()
    _decisions_of_the_city()
    _news_to_come()
    _last_words()
    _who_says_what()
    _who_may_be_whom()
    _whose_word_counts()
    _which_papers_do_not_count()


def _whose_word_counts() -> None:
    op.create_table(
        "check_list",
        sa.Column("kelurahan", sa.String(length=10), nullable=False),
        sa.Column("etag", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("codes", sa.LargeBinary(), nullable=False),
        sa.Column("facts", sa.BigInteger(), nullable=False),
        sa.Column("news", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("kelurahan", name=op.f("pk_check_list")),
    )
    printed = sa.text("kind = 'paper_printed'")
    op.create_index(
        "ix_facts_printed",
        "facts",
        ["kelurahan", "sequence"],
        sqlite_where=printed,
        postgresql_where=printed,
    )


def _which_papers_do_not_count() -> None:
    op.create_table(
        "revoked_papers",
        sa.Column("number", sa.String(length=32), nullable=False),
        sa.Column("copy", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("number", "copy", name=op.f("pk_revoked_papers")),
    )


def _who_may_be_whom() -> None:
    op.create_table(
        "sieve",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("etag", sa.String(length=32), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sieve")),
    )
    op.create_table(
        "alike",
        sa.Column("registration", sa.Uuid(), nullable=False),
        sa.Column("fact", sa.Uuid(), nullable=False),
        sa.Column("rule", sa.BigInteger(), nullable=False),
        sa.Column("traits", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration"], ["registrations.id"], name=op.f("fk_alike_registration")
        ),
        sa.PrimaryKeyConstraint("registration", name=op.f("pk_alike")),
    )
    op.create_table(
        "alike_keys",
        sa.Column("key", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("registration", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration"], ["registrations.id"], name=op.f("fk_alike_keys_registration")
        ),
        sa.PrimaryKeyConstraint("key", "registration", name=op.f("pk_alike_keys")),
    )
    op.create_index(
        op.f("ix_alike_keys_registration"), "alike_keys", ["registration"], unique=False
    )
    op.create_table(
        "alike_pairs",
        sa.Column("one", sa.Uuid(), nullable=False),
        sa.Column("other", sa.Uuid(), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["one"], ["registrations.id"], name=op.f("fk_alike_pairs_one")),
        sa.ForeignKeyConstraint(["other"], ["registrations.id"], name=op.f("fk_alike_pairs_other")),
        sa.PrimaryKeyConstraint("one", "other", name=op.f("pk_alike_pairs")),
    )
    op.create_index(op.f("ix_alike_pairs_other"), "alike_pairs", ["other"], unique=False)


def _who_says_what() -> None:
    op.add_column("city", sa.Column("signing", sa.LargeBinary(), nullable=True))
    op.add_column("facts", sa.Column("chain", sa.LargeBinary(), nullable=True))
    op.add_column("facts", sa.Column("signer", sa.Uuid(), nullable=True))
    op.add_column("devices", sa.Column("predecessor", sa.Uuid(), nullable=True))
    op.add_column(
        "kelurahan", sa.Column("backed_up", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.add_column("kelurahan", sa.Column("targets", sa.Text(), nullable=False, server_default="[]"))
    op.create_table(
        "former_keys",
        sa.Column("id", COUNTED, nullable=False),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("successor", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_keys")),
    )


def _versions_by_whose_hand() -> None:
    op.add_column("registrations", sa.Column("hand", sa.Uuid(), nullable=True))
    op.add_column("registrations", sa.Column("told", sa.Uuid(), nullable=True))
    op.add_column(
        "registrations", sa.Column("seq", sa.BigInteger(), nullable=False, server_default="0")
    )
    op.execute(
        """
        UPDATE registrations SET
            hand = (SELECT device FROM facts WHERE facts.id = registrations.fact),
            seq = COALESCE((SELECT facts.seq FROM facts WHERE facts.id = registrations.fact), 0)
        """
    )


def _decisions_of_the_city() -> None:
    op.create_table(
        "corrections",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("registration", sa.Uuid(), nullable=False),
        sa.Column("version", sa.BigInteger(), nullable=False),
        sa.Column("base", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["registration"], ["registrations.id"], name=op.f("fk_corrections_registration")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections")),
    )
    op.create_index(
        op.f("ix_corrections_registration"), "corrections", ["registration"], unique=False
    )
    op.create_table(
        "decisions",
        sa.Column("id", COUNTED, nullable=False),
        sa.Column("fact", sa.Uuid(), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("outcome", sa.String(length=16), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("operator", sa.String(length=120), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_fact"), "decisions", ["fact"], unique=False)


def _news_to_come() -> None:
    op.create_table(
        "pending_news",
        sa.Column("id", COUNTED, nullable=False),
        sa.Column("kelurahan", sa.String(length=10), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pending_news")),
    )
    op.create_index(op.f("ix_pending_news_kelurahan"), "pending_news", ["kelurahan"], unique=False)


def _last_words() -> None:
    op.create_table(
        "bequests",
        sa.Column("device", sa.Uuid(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("part", sa.BigInteger(), nullable=False),
        sa.Column("parts", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["device"], ["devices.id"], name=op.f("fk_bequests_device")),
        sa.PrimaryKeyConstraint("device", "digest", name=op.f("pk_bequests")),
    )
