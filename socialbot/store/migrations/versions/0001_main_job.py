"""Cases, messages, findings, replies, cursors and the pace of sending."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
HASH = sa.String(length=64)
WORD = sa.String(length=40)


def upgrade() -> None:
    _create_cases()
    _create_messages()
    _create_findings()
    _create_replies()
    _create_cursors()
    _create_paces()


def downgrade() -> None:
    op.drop_table("sb_paces")
    op.drop_table("sb_cursors")
    op.drop_table("sb_replies")
    op.drop_table("sb_findings")
    op.drop_table("sb_messages")
    op.drop_table("sb_cases")


def _create_cases() -> None:
    op.create_table(
        "sb_cases",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("platform", WORD, nullable=False),
        sa.Column("author_hash", HASH, nullable=False),
        sa.Column("topic", WORD, nullable=False),
        sa.Column("is_open", sa.Boolean(), nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("last_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_cases")),
        sa.UniqueConstraint("code", name=op.f("uq_sb_cases_code")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_sb_cases_author_hash_topic_last_at"),
        "sb_cases",
        ["author_hash", "topic", "last_at"],
    )


def _create_messages() -> None:
    op.create_table(
        "sb_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("platform", WORD, nullable=False),
        sa.Column("account_hash", HASH, nullable=False),
        sa.Column("message_hash", HASH, nullable=False),
        sa.Column("conversation_hash", HASH, nullable=False),
        sa.Column("author_hash", HASH, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("recorded_at", MOMENT, nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("intent", WORD, nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("channel", WORD, nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("review", sa.Boolean(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("stored_text", sa.Text(), nullable=False),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=True),
        sa.Column("reply_until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["sb_cases.id"], name=op.f("fk_sb_messages_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_messages")),
        sa.UniqueConstraint(
            "message_hash", "revision", name=op.f("uq_sb_messages_message_hash_revision")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sb_messages_author_hash"), "sb_messages", ["author_hash"])
    op.create_index(op.f("ix_sb_messages_case_id"), "sb_messages", ["case_id"])
    op.create_index(op.f("ix_sb_messages_conversation_hash"), "sb_messages", ["conversation_hash"])
    op.create_index(op.f("ix_sb_messages_recorded_at"), "sb_messages", ["recorded_at"])
    op.create_index(op.f("ix_sb_messages_review_id"), "sb_messages", ["review", "id"])


def _create_findings() -> None:
    op.create_table(
        "sb_findings",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("type", sa.String(length=60), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("recognizer", sa.String(length=80), nullable=False),
        sa.Column("cue", sa.String(length=80), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["sb_messages.id"],
            name=op.f("fk_sb_findings_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_findings")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sb_findings_message_id"), "sb_findings", ["message_id"])


def _create_replies() -> None:
    op.create_table(
        "sb_replies",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("platform", WORD, nullable=False),
        sa.Column("conversation_hash", HASH, nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("template", sa.String(length=120), nullable=False),
        sa.Column("language", WORD, nullable=False),
        sa.Column("wording", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", WORD, nullable=False),
        sa.Column("token", sa.String(length=32), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("jobs", sa.Integer(), nullable=False),
        sa.Column("error", sa.String(length=80), nullable=True),
        sa.Column("not_before", MOMENT, nullable=True),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("claimed_at", MOMENT, nullable=True),
        sa.Column("finished_at", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(
            ["message_id"],
            ["sb_messages.id"],
            name=op.f("fk_sb_replies_message_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_replies")),
    )
    op.create_index(
        op.f("ix_sb_replies_conversation_hash_sequence"),
        "sb_replies",
        ["conversation_hash", "sequence"],
    )
    op.create_index(op.f("ix_sb_replies_message_id"), "sb_replies", ["message_id"])
    op.create_index(op.f("ix_sb_replies_state_created_at"), "sb_replies", ["state", "created_at"])


def _create_cursors() -> None:
    op.create_table(
        "sb_cursors",
        sa.Column("connector", WORD, nullable=False),
        sa.Column("account_hash", HASH, nullable=False),
        sa.Column("position", sa.LargeBinary(), nullable=False),
        sa.Column("moved_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("connector", "account_hash", name=op.f("pk_sb_cursors")),
    )


def _create_paces() -> None:
    op.create_table(
        "sb_paces",
        sa.Column("platform", WORD, nullable=False),
        sa.Column("next_at", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("platform", name=op.f("pk_sb_paces")),
    )
