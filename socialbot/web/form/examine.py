"""The guard over the form: which fields carry personal data, and what may be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from socialbot.brand import Purpose
from socialbot.domain import RISKS, Intent, Kind, Message, Outcome, Reason
from socialbot.store.urgency import gravest_of
from socialbot.web.form.fields import FREE_TEXTS, LONGEST, Draft
from socialbot.web.form.public_codes import take_out

# The form is for faults: whatever else a text reads like is filed as a technical one. Access to an
# account is one of the things that the form asks for; risks are never filed as something else.
TOPICS = frozenset({Intent.ACCOUNT_ACCESS, Intent.OUTAGE, Intent.PAYMENT, *RISKS})
CARE = {
    Reason.DISTRESS: Purpose.CRISIS,
    Reason.RESPONSIBLE_USE: Purpose.ADDICTION,
    Reason.UNDERAGE: Purpose.CHILD,
}


class Desk(Protocol):
    """What the form needs of pipeline.Pipeline; readings are the pipeline's own."""

    def read_many(self, messages: Sequence[Message]) -> Iterator[Any]: ...

    def triage(
        self, message: Message, recent: Sequence[Any] = (), reading: Any = None
    ) -> Outcome: ...


@dataclass(frozen=True, slots=True)
class Examined:
    """personal: the kinds of data found, by field; none are named where a field could not be read
    in full. stored: the masked texts. care: whom the help lines are for that must be shown.
    risk: the gravest reason to fear for somebody that any text gives."""

    personal: Mapping[str, tuple[str, ...]]
    stored: Mapping[str, str] = field(repr=False)
    intent: Intent
    care: frozenset[Purpose]
    risk: Reason | None


def examine(desk: Desk, draft: Draft, now: datetime) -> Examined:
    """Read the free texts one after another, so that a value spread over fields is found. What is
    beyond a field's length is not read: the form refuses such a field, and nobody may hold up the
    others with it. Pure but for the time that it takes."""
    texts = {name: draft[name][: LONGEST[name]] for name in FREE_TEXTS if draft[name]}
    names = list(texts)
    readings = list(desk.read_many([_message(text, now) for text in texts.values()]))
    outcomes: dict[str, Outcome] = {}
    for place, name in enumerate(names):
        before = [reading for reading in readings[:place] if reading is not None]
        message = _message(texts[name], now)
        outcomes[name] = desk.triage(message, before, readings[place])
    codes: Sequence[str] = ()
    if "error_text" in outcomes:
        outcomes["error_text"], codes = _spare_codes(
            desk, outcomes["error_text"], texts["error_text"], now
        )
    stored = {name: outcome.stored_text for name, outcome in outcomes.items()}
    if codes:
        stored["error_text"] = f"{', '.join(codes)}: {stored['error_text']}".rstrip(" :=#-")
    return Examined(
        personal={name: _kinds(found) for name, found in outcomes.items() if found.blocked},
        stored=stored,
        intent=_topic(outcomes.get("what")),
        care=_care(outcomes.values()),
        risk=gravest_of(_reasons(outcomes.values())),
    )


def _spare_codes(
    desk: Desk, outcome: Outcome, text: str, now: datetime
) -> tuple[Outcome, Sequence[str]]:
    """A public error code is neither personal nor masked: the rest of the text decides."""
    rest, codes = take_out(text, outcome.findings)
    if not codes:
        return outcome, codes
    without = desk.triage(_message(rest, now))
    if not any(char.isalnum() for char in rest):  # a bare code: there is nothing more to read
        return _nothing(without), codes
    return (outcome if without.blocked else without), codes


def _nothing(outcome: Outcome) -> Outcome:
    return Outcome(
        blocked=False,
        findings=(),
        stored_text="",
        language=outcome.language,
        intent=outcome.intent,
        confidence=outcome.confidence,
        channel=outcome.channel,
        reply=None,
        review=False,
        reasons=(),
    )


def _topic(outcome: Outcome | None) -> Intent:
    return outcome.intent if outcome and outcome.intent in TOPICS else Intent.TECHNICAL_FAULT


def _kinds(outcome: Outcome) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(finding.type) for finding in outcome.findings))


def _care(outcomes: Iterable[Outcome]) -> frozenset[Purpose]:
    """Where a life may be at risk, nothing is said of play."""
    purposes = {CARE[reason] for reason in _reasons(outcomes) if reason in CARE}
    return frozenset(purposes - ({Purpose.ADDICTION} if Purpose.CRISIS in purposes else set()))


def _reasons(outcomes: Iterable[Outcome]) -> set[Reason]:
    return {reason for outcome in outcomes for reason in outcome.reasons}


def _message(text: str, now: datetime) -> Message:
    """The pipeline reads messages; this one has no sender and goes nowhere."""
    return Message("form", "form", "form", "form", "form", Kind.DM, text, now)
