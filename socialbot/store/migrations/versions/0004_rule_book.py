"""Opt-outs, conversations that the team took over, typed case codes, incidents, form reports,
and posts that are hidden."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
HASH, WORD = sa.String(64), sa.String(40)
TABLES = (
    "sb_reports",
    "sb_incidents",
    "sb_case_joins",
    "sb_code_tries",
    "sb_takeovers",
    "sb_opt_outs",
)


def upgrade() -> None:
    op.add_column("sb_replies", sa.Column("hide_state", WORD, nullable=True))
    op.create_index(
        op.f("ix_sb_messages_intent_recorded_at"), "sb_messages", ["intent", "recorded_at"]
    )
    _create_thread_tables()
    _create_code_tries()
    _create_case_joins()
    _create_incidents()
    _create_reports()


def downgrade() -> None:
    for table in TABLES:
        op.drop_table(table)
    op.drop_index(op.f("ix_sb_messages_intent_recorded_at"), "sb_messages")
    op.drop_column("sb_replies", "hide_state")


def _create_thread_tables() -> None:
    op.create_table(
        "sb_opt_outs",
        sa.Column("author_hash", HASH, nullable=False),
        sa.Column("since", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("author_hash", name=op.f("pk_sb_opt_outs")),
    )
    op.create_table(
        "sb_takeovers",
        sa.Column("conversation_hash", HASH, nullable=False),
        sa.Column("answered_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("conversation_hash", name=op.f("pk_sb_takeovers")),
    )
    _index("sb_takeovers", "answered_at")


def _create_code_tries() -> None:
    op.create_table(
        "sb_code_tries",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_hash", HASH, nullable=False),
        sa.Column("author_hash", HASH, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_code_tries")),
        sqlite_autoincrement=True,
    )
    _index("sb_code_tries", "author_hash", "at")
    _index("sb_code_tries", "account_hash", "at")
    _index("sb_code_tries", "at")


def _create_case_joins() -> None:
    op.create_table(
        "sb_case_joins",
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("record_id", sa.Integer(), nullable=False),
        sa.Column("joined_at", MOMENT, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column],
                ["sb_cases.id"],
                name=op.f(f"fk_sb_case_joins_{column}"),
                ondelete="CASCADE",
            )
            for column in ("case_id", "record_id")
        ),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_sb_case_joins")),
    )
    _index("sb_case_joins", "record_id")


def _create_incidents() -> None:
    op.create_table(
        "sb_incidents",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("topic", WORD, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.Column("closed_at", MOMENT, nullable=True),
        sa.Column("people", sa.Integer(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("peak", sa.Integer(), nullable=False),
        sa.Column("hook_state", WORD, nullable=True),
        sa.Column("hook_attempts", sa.Integer(), nullable=False),
        sa.Column("hook_at", MOMENT, nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_incidents")),
        sqlite_autoincrement=True,
    )
    is_open = sa.text("closed_at IS NULL")
    op.create_index(
        "uq_sb_incidents_open",
        "sb_incidents",
        ["topic"],
        unique=True,
        sqlite_where=is_open,
        postgresql_where=is_open,
    )
    _index("sb_incidents", "topic", "closed_at")
    _index("sb_incidents", "last_at")


def _create_reports() -> None:
    op.create_table(
        "sb_reports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(16), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("language", WORD, nullable=False),
        sa.Column("area", WORD, nullable=False),
        sa.Column("intent", WORD, nullable=False),
        sa.Column("risk", WORD, nullable=True),
        sa.Column("urgency", sa.Integer(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("happened_at", MOMENT, nullable=False),
        sa.Column("device", WORD, nullable=False),
        sa.Column("software", sa.Text(), nullable=False),
        sa.Column("error_text", sa.Text(), nullable=False),
        sa.Column("fingerprint", HASH, nullable=False),
        sa.Column("client_hash", HASH, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("done_at", MOMENT, nullable=True),
        sa.Column("hook_state", WORD, nullable=True),
        sa.Column("hook_attempts", sa.Integer(), nullable=False),
        sa.Column("hook_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["sb_cases.id"], name=op.f("fk_sb_reports_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_reports")),
        sa.UniqueConstraint("number", name=op.f("uq_sb_reports_number")),
        sqlite_autoincrement=True,
    )
    for columns in (
        ("case_id",),
        ("created_at",),
        ("fingerprint", "created_at"),
        ("intent", "created_at"),
        ("urgency", "id"),
        ("hook_state", "hook_at"),
    ):
        _index("sb_reports", *columns)


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))
