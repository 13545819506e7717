"""The team's queue: what is searched, what was done, who looks, saved views and marks; and who
wrote a reply."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from socialbot.store.folding import fold_text

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(40)
MESSAGES = "sb_messages"
USERS = "sb_users"
REPLIES = "sb_replies"
BATCH = 1_000
TABLES = ("sb_marks", "sb_views", "sb_presences", "sb_desk_acts", "sb_desk", "sb_folded")


def upgrade() -> None:
    _make_folded()
    _make_desk()
    _make_acts()
    _make_presences()
    _make_views()
    _make_marks()
    op.add_column(REPLIES, sa.Column("user_id", sa.Integer(), nullable=True))
    op.add_column(REPLIES, sa.Column("written_by", WORD, nullable=True))
    _fold_what_is_there()


def downgrade() -> None:
    op.drop_column(REPLIES, "written_by")
    op.drop_column(REPLIES, "user_id")
    for table in TABLES:
        op.drop_table(table)


def _reference(
    table: str, column: str, target: str, ondelete: str | None = None
) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name, ondelete=ondelete)


def _key(table: str, *columns: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*columns, name=op.f(f"pk_{table}"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"ix_{table}_{'_'.join(columns)}"), table, list(columns))


def _make_folded() -> None:
    op.create_table(
        "sb_folded",
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        _reference("sb_folded", "message_id", MESSAGES, "CASCADE"),
        _key("sb_folded", "message_id"),
    )


def _make_desk() -> None:
    table = "sb_desk"
    op.create_table(
        table,
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("assignee_id", sa.Integer(), nullable=True),
        sa.Column("escalated_at", MOMENT, nullable=True),
        sa.Column("decision", WORD, nullable=True),
        sa.Column("why", WORD, nullable=True),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("changed_at", MOMENT, nullable=False),
        _reference(table, "message_id", MESSAGES, "CASCADE"),
        _reference(table, "assignee_id", USERS),
        _reference(table, "decided_by", USERS),
        _key(table, "message_id"),
    )
    for columns in (("changed_at",), ("assignee_id",), ("decision", "message_id")):
        _index(table, *columns)
    _index(table, "escalated_at")


def _make_acts() -> None:
    table = "sb_desk_acts"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("batch", sa.String(32), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("act", WORD, nullable=False),
        sa.Column("detail", sa.String(80), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("undone_at", MOMENT, nullable=True),
        _reference(table, "message_id", MESSAGES, "CASCADE"),
        _key(table, "id"),
        sqlite_autoincrement=True,
    )
    _index(table, "batch")
    _index(table, "message_id")


def _make_presences() -> None:
    table = "sb_presences"
    op.create_table(
        table,
        sa.Column("message_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("user_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("until", MOMENT, nullable=False),
        _reference(table, "message_id", MESSAGES, "CASCADE"),
        _reference(table, "user_id", USERS, "CASCADE"),
        _key(table, "message_id", "user_id"),
    )
    _index(table, "until")


def _make_views() -> None:
    table = "sb_views"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("query", sa.String(500), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        _reference(table, "user_id", USERS, "CASCADE"),
        _key(table, "id"),
        sa.UniqueConstraint("user_id", "name", name=op.f("uq_sb_views_user_id_name")),
        sqlite_autoincrement=True,
    )


def _make_marks() -> None:
    table = "sb_marks"
    op.create_table(
        table,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("kind", WORD, nullable=False),
        sa.Column("type", sa.String(60), nullable=False),
        sa.Column("recognizer", sa.String(80), nullable=True),
        sa.Column("language", WORD, nullable=False),
        _reference(table, "message_id", MESSAGES, "SET NULL"),
        _key(table, "id"),
        sqlite_autoincrement=True,
    )
    _index(table, "at")
    _index(table, "message_id")


def _fold_what_is_there() -> None:
    """In the words that the search itself is folded with."""
    conn, last = op.get_bind(), 0
    messages = sa.table(MESSAGES, sa.column("id"), sa.column("stored_text"))
    folded = sa.table("sb_folded", sa.column("message_id"), sa.column("folded"))
    query = sa.select(messages.c.id, messages.c.stored_text).order_by(messages.c.id).limit(BATCH)
    while rows := conn.execute(query.where(messages.c.id > last)).all():
        last = rows[-1].id
        found = [{"message_id": one, "folded": fold_text(said)} for one, said in rows if said]
        if found:
            conn.execute(sa.insert(folded), found)
