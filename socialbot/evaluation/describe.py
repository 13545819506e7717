"""The figures for machines: plain dictionaries, shares rounded to six places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from socialbot.evaluation.judgement import Judgement
from socialbot.evaluation.measures import Evaluation, Figures
from socialbot.evaluation.rates import Rate, Spans


def describe(evaluation: Evaluation) -> dict[str, Any]:
    """{"overall": figures, "languages": {"tr": figures, ...}, ...}; a rate is {"share", "hits",
    "n", "low", "high"} with its 95% interval, spans are {"f2", "labelled", "found", "both"}."""
    parts = {
        field.name: getattr(evaluation, field.name)
        for field in fields(evaluation)
        if field.name != "overall"
    }
    return {
        "overall": _describe_figures(evaluation.overall),
        **{
            part: {name: _describe_figures(figures) for name, figures in named.items()}
            for part, named in parts.items()
        },
    }


def list_misses(judgements: Sequence[Judgement]) -> dict[str, list[dict[str, Any]]]:
    """The examples that were decided wrongly: their ids, the types of their values, their tags."""
    return {
        "missed": [_describe_miss(one) for one in judgements if one.blocks and not one.blocked],
        "blocked_wrongly": [
            _describe_miss(one) for one in judgements if one.blocked and not one.blocks
        ],
        "leaked": [_describe_miss(one) for one in judgements if any(one.leaks)],
    }


def _describe_miss(judgement: Judgement) -> dict[str, Any]:
    return {
        "id": judgement.id,
        "types": list(dict.fromkeys(judgement.types)),
        "tags": list(judgement.tags),
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
