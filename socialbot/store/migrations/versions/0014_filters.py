"""The queue's index holds what the filters ask for, so that they read no message in vain."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

MESSAGES = "sb_messages"
OLD = "ix_sb_messages_review_urgency_id"
NEW = "ix_sb_messages_review_urgency_id_platform_intent_language"


def upgrade() -> None:
    columns = ["review", "urgency", "id", "platform", "intent", "language"]
    op.create_index(op.f(NEW), MESSAGES, columns)
    op.drop_index(op.f(OLD), MESSAGES)


def downgrade() -> None:
    op.create_index(op.f(OLD), MESSAGES, ["review", "urgency", "id"])
    op.drop_index(op.f(NEW), MESSAGES)
