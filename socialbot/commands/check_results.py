"""What `socialbot check` tells of an outcome and of a conversation, as JSON fields."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from socialbot.domain import Finding, Intent, Outcome

ALWAYS_FIRST = (Intent.RESPONSIBLE_USE, Intent.UNDERAGE)
WITHOUT_TOPIC = (Intent.OTHER, Intent.SMALLTALK)


def describe_conversation(outcomes: Sequence[Outcome]) -> dict[str, Any]:
    """The fields of one message for the whole of it, and under `messages` those of each, in order.
    For the whole the blocking message decides on the answer, the clearest request on the topic."""
    block_at = next((index for index, outcome in enumerate(outcomes) if outcome.blocked), None)
    answer = outcomes[-1 if block_at is None else block_at]
    topic = max(outcomes, key=weigh_topic)
    entities = [
        {**_describe_finding(finding), "message": index}
        for index, outcome in enumerate(outcomes)
        for finding in outcome.findings
    ]
    reasons = [reason for outcome in outcomes for reason in outcome.reasons]
    return {
        **describe(answer),
        "block_at": block_at,
        "entities": entities,
        "stored_text": "\n".join(outcome.stored_text for outcome in outcomes),
        "language": topic.language,
        "intent": topic.intent,
        "confidence": round(topic.confidence, 3),
        "channel": topic.channel,
        "review": any(outcome.review for outcome in outcomes),
        "reasons": list(dict.fromkeys(reasons)),
        "messages": [describe(outcome) for outcome in outcomes],
    }


def weigh_topic(outcome: Outcome) -> tuple[bool, bool, float]:
    """Of a conversation's outcomes, the greatest by this tells its topic."""
    return (
        outcome.intent in ALWAYS_FIRST,
        outcome.intent not in WITHOUT_TOPIC,
        outcome.confidence,
    )


def describe(outcome: Outcome) -> dict[str, Any]:
    """The fields of one message."""
    return {
        "blocked": outcome.blocked,
        "entities": [_describe_finding(finding) for finding in outcome.findings],
        "stored_text": outcome.stored_text,
        "language": outcome.language,
        "intent": outcome.intent,
        "confidence": round(outcome.confidence, 3),
        "channel": outcome.channel,
        "reply": outcome.reply.text if outcome.reply else None,
        "review": outcome.review,
        "reasons": list(outcome.reasons),
    }


def _describe_finding(finding: Finding) -> dict[str, Any]:
    return {
        "type": finding.type,
        "start": finding.start,
        "end": finding.end,
        "score": round(finding.score, 3),
    }
