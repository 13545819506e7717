"""Second factor, single sign-on, parts of the team, sessions that wait, and who looked at what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0010"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
HASH = sa.String(length=64)


def upgrade() -> None:
    op.add_column("sb_users", sa.Column("team", sa.String(length=80), nullable=True))
    op.add_column("sb_users", sa.Column("totp_secret", sa.LargeBinary(), nullable=True))
    op.add_column("sb_users", sa.Column("totp_step", sa.BigInteger(), nullable=True))
    op.add_column("sb_users", sa.Column("sso_hash", HASH, nullable=True))
    op.create_index(op.f("ix_sb_users_sso_hash"), "sb_users", ["sso_hash"], unique=True)
    op.add_column("sb_sessions", sa.Column("waits_for", sa.String(length=40), nullable=True))
    op.add_column("sb_sessions", sa.Column("proven_at", MOMENT, nullable=True))
    op.add_column("sb_sessions", sa.Column("browser", sa.String(length=40), nullable=True))
    _create_recovery_codes()
    _create_looks()


def downgrade() -> None:
    op.drop_table("sb_looks")
    op.drop_table("sb_recovery_codes")
    for column in ("browser", "proven_at", "waits_for"):
        op.drop_column("sb_sessions", column)
    op.drop_index(op.f("ix_sb_users_sso_hash"), "sb_users")
    for column in ("sso_hash", "totp_step", "totp_secret", "team"):
        op.drop_column("sb_users", column)


def _create_recovery_codes() -> None:
    op.create_table(
        "sb_recovery_codes",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("code_hash", HASH, nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["sb_users.id"],
            name=op.f("fk_sb_recovery_codes_user_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("user_id", "code_hash", name=op.f("pk_sb_recovery_codes")),
    )


def _create_looks() -> None:
    op.create_table(
        "sb_looks",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("thing", sa.String(length=40), nullable=False),
        sa.Column("thing_id", HASH, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sb_looks")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_sb_looks_at"), "sb_looks", ["at"])
    op.create_index(
        op.f("ix_sb_looks_user_id_thing_thing_id_at"),
        "sb_looks",
        ["user_id", "thing", "thing_id", "at"],
    )
