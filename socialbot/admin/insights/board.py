"""Everything that the page shows of the figures, in its order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from socialbot.admin.insights.figures import Figures
from socialbot.admin.insights.panels import Panel, Subject, Table, by_name, over_time
from socialbot.admin.insights.tiles import Tile, make_tiles
from socialbot.admin.insights.waits import show_waits
from socialbot.admin.insights.words import MILLION, Words
from socialbot.admin.texts import Texts
from socialbot.store.totals.answers import By
from socialbot.store.totals.book import Measure
from socialbot.store.totals.reading import Trouble

SayTime = Callable[[datetime], str]


@dataclass(frozen=True, slots=True)
class Board:
    """The tiles and the panels."""

    tiles: list[Tile]
    panels: list[Panel]


def make_board(figures: Figures, texts: Texts, when: SayTime) -> Board:
    """The page's content in one language."""
    words = Words(texts)
    return Board(make_tiles(figures, words), list(_panels(figures, words, when)))


def _panels(figures: Figures, words: Words, when: SayTime) -> Iterator[Panel]:
    period = figures.period
    yield over_time(
        _subject("volume", "platform", words),
        period,
        dict(sorted(figures.steps(Measure.MESSAGES).items())),
        words,
    )
    answers = figures.steps(Measure.ANSWERS)
    kept = {str(by): answers[by] for by in By if by in answers}
    yield over_time(_subject("answers", "by", words), period, kept, words)
    yield show_waits(figures, words)
    for key, section, measure in (
        ("sent_on", "channel", Measure.SENT_ON),
        ("found", "entity", Measure.FOUND),
        ("intents", "intent", Measure.INTENTS),
    ):
        now, before = figures.of(measure), figures.of_before(measure)
        yield by_name(_subject(key, section, words), now, before, words)
    yield _troubles(figures, words, when)
    yield over_time(
        _subject("reports", "area", words), period, figures.steps(Measure.REPORTS), words
    )
    yield over_time(_costs(words), period, figures.steps(Measure.COST), words)


def _troubles(figures: Figures, words: Words, when: SayTime) -> Panel:
    """When incidents began; and each of them, as far as they are still kept."""
    subject = _subject("troubles", "intent", words)
    panel = over_time(subject, figures.period, figures.steps(Measure.INCIDENTS), words)
    if not figures.incidents:
        return panel
    t = words.t
    head = (t["topic"], t["platform"], t["began"], t["lasted"], t["people"], t["form_report_head"])
    rows = (_trouble(one, words, when) for one in figures.incidents)
    return replace(panel, more=Table(head, tuple(rows)))


def _trouble(one: Trouble, words: Words, when: SayTime) -> tuple[str, ...]:
    ended = one.closed_at
    return (
        words.name("intent", one.topic),
        words.name("platform", one.platform) if one.platform else words.t["everywhere"],
        when(one.opened_at),
        words.wait((ended - one.opened_at).total_seconds()) if ended else words.t["ongoing"],
        words.number(one.people),
        words.number(one.reports),
    )


def _subject(key: str, section: str, words: Words) -> Subject:
    return Subject(key, partial(words.name, section), words.number, words.short)


def _costs(words: Words) -> Subject:
    name = partial(words.name, "operation")
    return Subject("costs", name, words.money, words.money, MILLION / 1_000)
