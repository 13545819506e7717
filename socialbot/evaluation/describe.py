"""The figures for machines: plain dictionaries, shares rounded to six places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from socialbot.evaluation.judgement import Judgement
from socialbot.evaluation.measures import Evaluation, Figures
from socialbot.evaluation.rates import Rate, Spans
from socialbot.evaluation.topics import Risk, Row, Topics


def describe(evaluation: Evaluation) -> dict[str, Any]:
    """{"overall": figures, "languages": {"tr": figures, ...}, ...,
    "topics": {"tr": {"intents": {"payment": row, ...}, "risks": {...}}, ...}}; a rate is {"share",
    "hits", "n", "low", "high"} with its 95% interval, spans are {"f2", "labelled", "found",
    "both"}, and counts are by name."""
    parts = {
        field.name: getattr(evaluation, field.name)
        for field in fields(evaluation)
        if field.name not in ("overall", "topics")
    }
    return {
        "overall": _describe_figures(evaluation.overall),
        **{
            part: {name: _describe_figures(figures) for name, figures in named.items()}
            for part, named in parts.items()
        },
        "topics": {name: _describe_topics(topics) for name, topics in evaluation.topics.items()},
    }


def list_misses(judgements: Sequence[Judgement]) -> dict[str, list[dict[str, Any]]]:
    """The examples that were decided wrongly: their ids; the types of their values and their tags,
    or what they were labelled as, taken for and sent to."""
    return {
        "missed": [_describe_miss(one) for one in judgements if one.blocks and not one.blocked],
        "blocked_wrongly": [
            _describe_miss(one) for one in judgements if one.blocked and not one.blocks
        ],
        "leaked": [_describe_miss(one) for one in judgements if any(one.leaks)],
        "sent_wrongly": [_describe_topic(one) for one in judgements if not one.channel],
        "missed_risks": [
            _describe_topic(one) for one in judgements if one.risk and not one.risk_found
        ],
        "false_risks": [
            _describe_topic(one) for one in judgements if one.risk_found and not one.risk
        ],
    }


def _describe_miss(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "types": list(dict.fromkeys(judgement.types)),
        "tags": list(judgement.tags),
    }


def _describe_topic(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "labelled": judgement.intent,
        "taken_for": judgement.taken_for,
        "sent_to": judgement.sent_to,
    }


def _describe_topics(topics: Topics) -> dict[str, Any]:
    return {
        "intents": {intent: _describe_fields(row) for intent, row in topics.intents.items()},
        "risks": {risk: _describe_fields(of) for risk, of in topics.risks.items()},
    }


def _describe_fields(item: Row | Risk) -> dict[str, Any]:
    values = {field.name: getattr(item, field.name) for field in fields(item)}
    return {
        name: _describe_rate(value) if isinstance(value, Rate) else value
        for name, value in values.items()
    }


def _describe_figures(figures: Figures) -> dict[str, Any]:
    measures = {field.name: getattr(figures, field.name) for field in fields(figures)}
    return {
        name: _describe_spans(value) if isinstance(value, Spans) else _describe_rate(value)
        for name, value in measures.items()
    }


def _describe_rate(rate: Rate) -> dict[str, Any]:
    low, high = rate.interval() or (None, None)
    return {
        "share": _round(rate.share),
        "hits": rate.hits,
        "n": rate.n,
        "low": _round(low),
        "high": _round(high),
    }


def _describe_spans(spans: Spans) -> dict[str, Any]:
    return {
        "f2": _round(spans.f2()),
        "labelled": spans.labelled,
        "found": spans.found,
        "both": spans.both,
    }


def _round(share: float | None) -> float | None:
    return None if share is None else round(share, 6)
