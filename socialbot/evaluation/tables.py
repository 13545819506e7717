"""The figures as tables of words, for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from socialbot.domain import RISKS, Channel, Intent
from socialbot.evaluation.measures import Evaluation, Figures
from socialbot.evaluation.rates import Rate, Spans
from socialbot.evaluation.topics import Topics

LANGUAGES = {"tr": "Turkish", "en": "English"}
NONE = "-"


class Part(StrEnum):
    """Where a table is published: with the few that everybody reads, or with the details."""

    SUMMARY = "summary"
    DETAILS = "details"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the columns' heads, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    part: Part = Part.DETAILS


def make_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """Decisions, what else is measured and risks in short; then all in detail."""
    languages = {LANGUAGES.get(name, name): of for name, of in evaluation.languages.items()}
    topics = {LANGUAGES.get(name, name): of for name, of in evaluation.topics.items()}
    parts = {**languages, "all": evaluation.overall}
    return (
        _tabulate_decisions(parts),
        _tabulate_rest(parts),
        _tabulate_risks(topics),
        *(_tabulate_topics(name, of) for name, of in topics.items()),
        _tabulate_entities(evaluation.entities),
        _tabulate("By disguise", ("disguise", "blocked"), evaluation.disguises, "recall"),
        _tabulate("By harmless kind", ("kind", "blocked"), evaluation.harmless, "false_blocks"),
    )


def show_rate(rate: Rate) -> str:
    """Like "98.0% (98 of 100)"."""
    return NONE if rate.share is None else f"{rate.share:.1%} ({rate.hits} of {rate.n})"


def show_interval(rate: Rate) -> str:
    """Like "93.0-99.4%"."""
    interval = rate.interval()
    return f"{100 * interval[0]:.1f}-{interval[1]:.1%}" if interval else NONE


def _tabulate_decisions(parts: Mapping[str, Figures]) -> Table:
    rows = [
        (name, *_show_surely(of.recall), *_show_surely(of.false_blocks))
        for name, of in parts.items()
    ]
    columns = ("language", "blocked of personal", "95%", "blocked of harmless", "95%")
    return Table("Decisions", columns, tuple(rows), Part.SUMMARY)


def _show_surely(rate: Rate) -> tuple[str, str]:
    return show_rate(rate), show_interval(rate)


def _tabulate_rest(parts: Mapping[str, Figures]) -> Table:
    figures = parts.values()
    rows = (
        ("leaking values", *(show_rate(of.leaks) for of in figures)),
        ("span F2", *(_show_f2(of.spans) for of in figures)),
        ("on time", *(show_rate(of.on_time) for of in figures)),
        ("right channel", *(show_rate(of.channel) for of in figures)),
        ("right intent", *(show_rate(of.intent) for of in figures)),
        ("risks seen", *(show_rate(of.risks) for of in figures)),
        ("look-alikes taken for a risk", *(show_rate(of.false_risks) for of in figures)),
    )
    return Table("Beyond the decision", ("measure", *parts), rows, Part.SUMMARY)


def _tabulate_risks(parts: Mapping[str, Topics]) -> Table:
    """Each risk by itself, in each language."""
    rows = tuple(
        (str(risk), name, show_rate(of.found), show_rate(of.exact), show_rate(of.false))
        for risk in RISKS
        for name, topics in parts.items()
        for of in (topics.risks[risk],)
    )
    columns = ("risk", "language", "seen as a risk", "seen as this one", "look-alikes taken for it")
    return Table("By risk", columns, rows, Part.SUMMARY)


def _tabulate_topics(language: str, topics: Topics) -> Table:
    """A confusion matrix without its zeros: a row for each labelled intent."""
    rows = tuple(
        (
            str(intent),
            show_rate(row.channel),
            show_rate(row.intent),
            _show_counts({name: n for name, n in row.taken_for.items() if name is not intent}),
            _show_counts(row.sent_wrongly),
        )
        for intent, row in topics.intents.items()
    )
    columns = ("labelled", "right channel", "right intent", "taken for", "sent wrongly to")
    return Table(f"By intent, {language}", columns, rows)


def _show_counts(counts: Mapping[Intent, int] | Mapping[Channel, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counts.items()) or NONE


def _show_f2(spans: Spans) -> str:
    f2 = spans.f2()
    return NONE if f2 is None else f"{f2:.3f} ({spans.labelled})"


def _tabulate_entities(parts: Mapping[str, Figures]) -> Table:
    rows = tuple((name, show_rate(of.recall), show_rate(of.leaks)) for name, of in parts.items())
    return Table("By entity", ("entity", "blocked", "leaking values"), rows)


def _tabulate(
    title: str, columns: tuple[str, ...], parts: Mapping[str, Figures], measure: str
) -> Table:
    rows = tuple((name, show_rate(getattr(of, measure))) for name, of in parts.items())
    return Table(title, columns, rows)
