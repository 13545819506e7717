"""What a case is about: several intents are one topic."""

from __future__ import annotations

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

# What begins in the live chat and is sent on for a document or an investigation stays one record.
BEGUN = "access"
MOVES = frozenset((Reason.NEEDS_DOCUMENT, Reason.NEEDS_INVESTIGATION))
MOVING = frozenset(("account", "information", "talk"))
