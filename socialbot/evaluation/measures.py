"""The measures, over any selection of judgements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import add

from socialbot.domain import RISKS, EntityType
from socialbot.evaluation.judgement import Judgement
from socialbot.evaluation.rates import Rate, Spans
from socialbot.evaluation.tags import DISGUISES, HARMLESS_KINDS
from socialbot.evaluation.topics import Topics, measure_topics


@dataclass(frozen=True, slots=True)
class Figures:
    """How well a selection was decided. A conversation counts as one message.

    recall        of the messages with personal data, those that were blocked; a conversation, by
                  any message of it
    on_time       of the conversations with personal data, those of which the labelled message was
                  the first to be blocked
    false_blocks  of the harmless messages, those that were blocked
    leaks         of the labelled values, those of which something can be read in the stored text
                  (see leaks.find_leaks)
    spans         characters of labelled values against characters of findings, whatever their
                  types, all messages together; of a conversation, those of the message that blocks
    channel       of all messages, those sent on to an accepted channel
    intent        of all messages, those taken for the labelled intent
    risks         of the messages that ask for responsible use or come from somebody under age,
                  those that triage took for either
    false_risks   of all other messages, those that triage took for either
    """

    recall: Rate
    on_time: Rate
    false_blocks: Rate
    leaks: Rate
    spans: Spans
    channel: Rate
    intent: Rate
    risks: Rate
    false_risks: Rate


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All figures: of everything, and by language, entity type, disguise, kind and risk. Those of
    an entity type are of the messages with such a value, except leaks: of its values only. topics
    says by language what became of the messages of each intent."""

    overall: Figures
    languages: dict[str, Figures]
    entities: dict[str, Figures]
    disguises: dict[str, Figures]
    harmless: dict[str, Figures]
    risks: dict[str, Figures]
    topics: dict[str, Topics]


def measure_all(judgements: Sequence[Judgement]) -> Evaluation:
    """The figures of an evaluation. Selections without a message are left out."""
    blocking = [one for one in judgements if one.blocks]
    harmless = [one for one in judgements if not one.blocks]
    languages = sorted({one.language for one in judgements}, key=_order_language)
    return Evaluation(
        overall=measure(judgements),
        languages=_split(judgements, languages, lambda one: (one.language,)),
        entities={
            kind: measure(chosen, kind)
            for kind in EntityType
            if (chosen := [one for one in blocking if kind in one.types])
        },
        disguises=_split(blocking, DISGUISES, lambda one: one.tags),
        harmless=_split(harmless, HARMLESS_KINDS, lambda one: one.tags),
        risks=_split(judgements, RISKS, lambda one: (one.risk,)),
        topics={
            name: measure_topics([one for one in judgements if one.language == name])
            for name in languages
        },
    )


def measure(judgements: Sequence[Judgement], entity: EntityType | None = None) -> Figures:
    """The figures of a selection; with an entity type, leaks are those of its values only."""
    return Figures(
        recall=Rate.of(one.blocked for one in judgements if one.blocks),
        on_time=Rate.of(one.on_time for one in judgements if one.on_time is not None),
        false_blocks=Rate.of(one.blocked for one in judgements if not one.blocks),
        leaks=Rate.of(
            leak
            for one in judgements
            for kind, leak in zip(one.types, one.leaks, strict=True)
            if entity in (None, kind)
        ),
        spans=reduce(add, (one.spans for one in judgements), Spans()),
        channel=Rate.of(one.channel for one in judgements),
        intent=Rate.of(one.taken_for is one.intent for one in judgements),
        risks=Rate.of(one.risk_found for one in judgements if one.risk),
        false_risks=Rate.of(one.risk_found for one in judgements if not one.risk),
    )


def _split(
    judgements: Sequence[Judgement],
    names: Iterable[str],
    names_of: Callable[[Judgement], Sequence[str | None]],
) -> dict[str, Figures]:
    chosen = {name: [one for one in judgements if name in names_of(one)] for name in names}
    return {name: measure(group) for name, group in chosen.items() if group}


def _order_language(name: str) -> tuple[int, str]:
    return (("tr", "en").index(name) if name in ("tr", "en") else 2, name)
