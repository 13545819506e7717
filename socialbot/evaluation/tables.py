"""The figures as tables of words, for a terminal and for Markdown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socialbot.evaluation.measures import Evaluation, Figures
from socialbot.evaluation.rates import Rate, Spans

LANGUAGES = {"tr": "Turkish", "en": "English"}
NONE = "-"


@dataclass(frozen=True, slots=True)
class Table:
    """A title, the columns' heads, and rows of as many cells."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def make_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """Decisions, what else is measured, and recall and false blocks in detail."""
    languages = {LANGUAGES.get(name, name): of for name, of in evaluation.languages.items()}
    parts = {**languages, "all": evaluation.overall}
    return (
        _tabulate_decisions(parts),
        _tabulate_rest(parts),
        _tabulate_entities(evaluation.entities),
        _tabulate("By disguise", ("disguise", "blocked"), evaluation.disguises, "recall"),
        _tabulate("By harmless kind", ("kind", "blocked"), evaluation.harmless, "false_blocks"),
        _tabulate("By risk", ("risk", "seen as a risk"), evaluation.risks, "risks"),
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
    return Table("Decisions", columns, tuple(rows))


def _show_surely(rate: Rate) -> tuple[str, str]:
    return show_rate(rate), show_interval(rate)


def _tabulate_rest(parts: Mapping[str, Figures]) -> Table:
    figures = parts.values()
    rows = (
        ("leaking values", *(show_rate(of.leaks) for of in figures)),
        ("span F2", *(_show_f2(of.spans) for of in figures)),
        ("on time", *(show_rate(of.on_time) for of in figures)),
        ("right channel", *(show_rate(of.channel) for of in figures)),
        ("risks seen", *(show_rate(of.risks) for of in figures)),
    )
    return Table("Beyond the decision", ("measure", *parts), rows)


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
