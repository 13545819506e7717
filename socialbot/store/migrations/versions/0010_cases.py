"""Cases that can be parted again, how far a report is, and incidents that the team opens."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0007"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
WORD = sa.String(40)
OPEN = sa.text("closed_at IS NULL")
UNDONE = sa.text("done_at IS NULL")
ORIGINS = {"sb_message_origins": "message_id", "sb_report_origins": "report_id"}
# What writers of joined cases sent since is their own cases'; where one has several of them in a
# record, the first.
FIND_ORIGINS = """
INSERT INTO sb_message_origins (message_id, case_id)
SELECT m.id, MIN(c.id)
FROM sb_case_joins j
JOIN sb_cases c ON c.id = j.case_id
JOIN sb_cases r ON r.id = j.record_id
JOIN sb_messages m ON m.case_id = j.record_id AND m.author_hash = c.author_hash
WHERE c.author_hash <> r.author_hash
GROUP BY m.id
"""


def upgrade() -> None:
    _add_origins()
    op.add_column("sb_case_joins", sa.Column("into_id", sa.Integer(), nullable=True))
    op.add_column("sb_case_joins", sa.Column("joined_by", sa.Integer(), nullable=True))
    op.execute("UPDATE sb_case_joins SET into_id = record_id")
    op.execute(FIND_ORIGINS)
    op.create_index(op.f("ix_sb_cases_last_at"), "sb_cases", ["last_at"])
    op.create_index(op.f("ix_sb_cases_topic_last_at"), "sb_cases", ["topic", "last_at"])
    op.create_index(op.f("ix_sb_audit_subject_id"), "sb_audit", ["subject_id"])
    op.add_column("sb_reports", sa.Column("state", WORD, nullable=False, server_default="new"))
    op.add_column("sb_reports", sa.Column("state_at", MOMENT, nullable=True))
    op.add_column("sb_reports", sa.Column("state_by", sa.Integer(), nullable=True))
    op.execute(
        "UPDATE sb_reports SET state = 'solved', state_at = done_at WHERE done_at IS NOT NULL"
    )
    op.create_index(
        op.f("ix_sb_reports_state_urgency_id"), "sb_reports", ["state", "urgency", "id"]
    )
    op.create_index(
        "ix_sb_reports_open",
        "sb_reports",
        ["fingerprint", "created_at"],
        sqlite_where=UNDONE,
        postgresql_where=UNDONE,
    )
    op.add_column("sb_incidents", sa.Column("platform", WORD, nullable=False, server_default=""))
    for name in ("wording", "opened_by", "closed_by"):
        op.add_column("sb_incidents", sa.Column(name, sa.Integer(), nullable=True))
    _tell_open_apart(["topic", "platform"])


def downgrade() -> None:
    op.execute("DELETE FROM sb_incidents WHERE platform <> '' AND closed_at IS NULL")
    _tell_open_apart(["topic"])
    for name in ("closed_by", "opened_by", "wording", "platform"):
        op.drop_column("sb_incidents", name)
    op.drop_index("ix_sb_reports_open", "sb_reports")
    op.drop_index(op.f("ix_sb_reports_state_urgency_id"), "sb_reports")
    for name in ("state_by", "state_at", "state"):
        op.drop_column("sb_reports", name)
    op.drop_index(op.f("ix_sb_audit_subject_id"), "sb_audit")
    op.drop_index(op.f("ix_sb_cases_topic_last_at"), "sb_cases")
    op.drop_index(op.f("ix_sb_cases_last_at"), "sb_cases")
    op.drop_column("sb_case_joins", "joined_by")
    op.drop_column("sb_case_joins", "into_id")
    for table in ORIGINS:
        op.drop_table(table)


def _add_origins() -> None:
    for table, column in ORIGINS.items():
        of = "sb_messages" if column == "message_id" else "sb_reports"
        op.create_table(
            table,
            sa.Column(column, sa.Integer(), nullable=False),
            sa.Column("case_id", sa.Integer(), nullable=False),
            sa.ForeignKeyConstraint(
                [column], [f"{of}.id"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"
            ),
            sa.ForeignKeyConstraint(
                ["case_id"], ["sb_cases.id"], name=op.f(f"fk_{table}_case_id"), ondelete="CASCADE"
            ),
            sa.PrimaryKeyConstraint(column, name=op.f(f"pk_{table}")),
        )
        op.create_index(op.f(f"ix_{table}_case_id"), table, ["case_id"])


def _tell_open_apart(columns: list[str]) -> None:
    op.drop_index("uq_sb_incidents_open", "sb_incidents")
    op.create_index(
        "uq_sb_incidents_open",
        "sb_incidents",
        columns,
        unique=True,
        sqlite_where=OPEN,
        postgresql_where=OPEN,
    )
