"""What a case is about: several intents are one topic."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta

from socialbot.domain import Intent, Reason

TOPICS = {
    Intent.ACCOUNT_ACCESS: "access",
    Intent.OUTAGE: "access",
    Intent.TECHNICAL_FAULT: "access",
    Intent.ACCOUNT_CHANGE: "account",
    Intent.VERIFICATION: "account",
    Intent.PAYMENT: "payment",
    Intent.COMPLAINT: "complaint",
    Intent.GENERAL_INFO: "information",
    Intent.PROMOTION: "information",
    Intent.DECISION_ADVICE: "information",
    Intent.RESPONSIBLE_USE: "care",
    Intent.UNDERAGE: "care",
    Intent.SMALLTALK: "talk",
    Intent.SPAM: "talk",
    Intent.OTHER: "talk",
}

# What begins in the live chat and is sent on for a document or an investigation stays one record,
# where it goes on within some days.
BEGUN = "access"
MOVES_WITHIN = timedelta(days=3)
MOVES = frozenset((Reason.NEEDS_DOCUMENT, Reason.NEEDS_INVESTIGATION))
LOOSE = frozenset(("information", "talk"))


def moves(intent: Intent, reasons: Collection[Reason]) -> bool:
    """Whether a message may be about what began in the live chat: it is about documents, or says
    of something else that it needs one or an investigation."""
    if intent is Intent.VERIFICATION:
        return True
    return TOPICS[intent] in LOOSE | {"account"} and not MOVES.isdisjoint(reasons)
