"""What the pipeline decided, compared with the labels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.domain import RISKS, Channel, EntityType, Intent, Outcome
from socialbot.evaluation.examples import Example
from socialbot.evaluation.leaks import find_leaks
from socialbot.evaluation.rates import Spans


@dataclass(frozen=True, slots=True)
class Judgement:
    """One example's marks; holds no text.

    types and leaks have an entry for each labelled value. on_time, of conversations that should
    block: the labelled message is the first that did. intent is the labelled one, taken_for the one
    that was decided on, sent_to the channel, and channel whether that is an accepted one.
    """

    id: str
    language: str
    tags: tuple[str, ...]
    blocks: bool
    blocked: bool
    on_time: bool | None
    types: tuple[EntityType, ...]
    leaks: tuple[bool, ...]
    spans: Spans
    intent: Intent
    taken_for: Intent
    sent_to: Channel
    channel: bool

    @property
    def risk(self) -> Intent | None:
        """The labelled intent where it is one that wins over others."""
        return self.intent if self.intent in RISKS else None

    @property
    def risk_found(self) -> bool:
        """Whether triage saw either of the risks, rightly or not."""
        return self.taken_for in RISKS


def judge(
    example: Example, outcomes: Sequence[Outcome], intent: Intent, channel: Channel
) -> Judgement:
    """Compare an example with its messages' outcomes, in order; intent and channel are the ones
    that were told for the whole of it."""
    blocked_at = next((at for at, outcome in enumerate(outcomes) if outcome.blocked), None)
    spread = example.is_conversation and example.blocks
    return Judgement(
        id=example.id,
        language=example.language,
        tags=example.tags,
        blocks=example.blocks,
        blocked=blocked_at is not None,
        on_time=blocked_at == example.block_at if spread else None,
        types=tuple(value.type for value in example.values),
        leaks=tuple(find_leaks(example, [outcome.stored_text for outcome in outcomes])),
        spans=_compare_spans(example, outcomes, blocked_at),
        intent=example.intent,
        taken_for=intent,
        sent_to=channel,
        channel=channel in example.channels,
    )


def _compare_spans(example: Example, outcomes: Sequence[Outcome], blocked_at: int | None) -> Spans:
    """Over the message that should block; in a harmless conversation, over the one that did."""
    at = example.block_at if example.block_at is not None else blocked_at or 0
    labelled = {
        character
        for value in example.values
        for place in value.places
        if place.message == at
        for character in range(place.start, place.end)
    }
    found = {
        character
        for finding in outcomes[at].findings
        for character in range(finding.start, finding.end)
    }
    return Spans(len(labelled), len(found), len(labelled & found))
