"""What became of the messages of each intent: a confusion matrix, row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.domain import RISKS, Channel, Intent
from socialbot.evaluation.judgement import Judgement
from socialbot.evaluation.rates import Rate


@dataclass(frozen=True, slots=True)
class Row:
    """The messages of one labelled intent: those taken for it, those sent on to an accepted
    channel; how many were taken for each intent, it included, the most frequent first; and how
    many were sent to each channel that was not accepted."""

    intent: Rate
    channel: Rate
    taken_for: dict[Intent, int]
    sent_wrongly: dict[Channel, int]


@dataclass(frozen=True, slots=True)
class Risk:
    """Of the messages of one risk, those taken for either risk, and for this very one; of the
    messages without a risk, the look-alikes that were taken for it."""

    found: Rate
    exact: Rate
    false: Rate


@dataclass(frozen=True, slots=True)
class Topics:
    """By labelled intent, the most frequent first, and by risk."""

    intents: dict[Intent, Row]
    risks: dict[Intent, Risk]


def measure_topics(judgements: Sequence[Judgement]) -> Topics:
    """Intents without a message are left out; risks are there in any case."""
    counts = Counter(one.intent for one in judgements)
    return Topics(
        intents={
            intent: _measure_row([one for one in judgements if one.intent is intent])
            for intent, _ in counts.most_common()
        },
        risks={risk: _measure_risk(judgements, risk) for risk in RISKS},
    )


def _measure_row(judgements: Sequence[Judgement]) -> Row:
    wrong = Counter(one.sent_to for one in judgements if not one.channel)
    return Row(
        intent=Rate.of(one.taken_for is one.intent for one in judgements),
        channel=Rate.of(one.channel for one in judgements),
        taken_for=dict(Counter(one.taken_for for one in judgements).most_common()),
        sent_wrongly=dict(wrong.most_common()),
    )


def _measure_risk(judgements: Sequence[Judgement], risk: Intent) -> Risk:
    labelled = [one for one in judgements if one.intent is risk]
    others = [one for one in judgements if not one.risk]
    return Risk(
        found=Rate.of(one.risk_found for one in labelled),
        exact=Rate.of(one.taken_for is risk for one in labelled),
        false=Rate.of(one.taken_for is risk for one in others),
    )
