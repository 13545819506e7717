"""The line of figures on top: the one of each matter, and what it was before."""

from __future__ import annotations

from dataclasses import dataclass

from socialbot.admin.insights.figures import Figures
from socialbot.admin.insights.words import Words
from socialbot.domain import Kind
from socialbot.store.totals.answers import By
from socialbot.store.totals.book import Measure
from socialbot.store.totals.waits import quantile


@dataclass(frozen=True, slots=True)
class Tile:
    """A figure with a word on it; was says what it was before, "" where nobody knows."""

    key: str
    name: str
    figure: str
    detail: str
    was: str


def make_tiles(figures: Figures, words: Words) -> list[Tile]:
    """The tiles in the order of the page; the cost only where there is one."""
    tiles = [
        _messages(figures, words),
        _kept_out(figures, words),
        _left(figures, words),
        _automatic(figures, words),
        _wait(figures, words),
        _incidents(figures, words),
    ]
    if figures.total(Measure.COST) or figures.total_before(Measure.COST):
        tiles.append(_cost(figures, words))
    return tiles


def _messages(figures: Figures, words: Words) -> Tile:
    kinds = figures.of(Measure.MESSAGES)
    detail = words.t["by_kind"].format(
        dm=words.number(kinds.get(Kind.DM, 0)), mention=words.number(kinds.get(Kind.MENTION, 0))
    )
    return _counted("tile_messages", Measure.MESSAGES, detail, figures, words)


def _kept_out(figures: Figures, words: Words) -> Tile:
    detail = words.count(figures.total(Measure.BLOCKED), "blocked")
    return _counted("tile_found", Measure.FOUND, detail, figures, words)


def _left(figures: Figures, words: Words) -> Tile:
    total = figures.total(Measure.MESSAGES)
    share = figures.total(Measure.LEFT) / total if total else 0
    detail = words.t["of_messages"].format(share=words.percent(share))
    return _counted("tile_left", Measure.LEFT, detail, figures, words)


def _automatic(figures: Figures, words: Words) -> Tile:
    answers, before = figures.of(Measure.ANSWERS), figures.of_before(Measure.ANSWERS)
    total = sum(answers.values())
    bot = answers.get(By.BOT, 0)
    figure = words.percent(bot / total) if total else "–"
    detail = words.t["of_answers"].format(n=words.number(bot), all=words.number(total))
    was = words.percent(before.get(By.BOT, 0) / sum(before.values())) if before else ""
    return Tile("tile_bot", words.t["tile_bot"], figure, detail, _was(was, None, words))


def _wait(figures: Figures, words: Words) -> Tile:
    everybody, people = list(By), [By.APPROVED, By.PERSON]
    middle = quantile(figures.waits(everybody), 0.5)
    by_people = quantile(figures.waits(people), 0.5)
    before = quantile(figures.waits_before(everybody), 0.5)
    detail = words.t["by_people"].format(wait="–" if by_people is None else words.wait(by_people))
    was = "" if before is None else words.wait(before)
    figure = "–" if middle is None else words.wait(middle)
    return Tile("tile_wait", words.t["tile_wait"], figure, detail, _was(was, None, words))


def _incidents(figures: Figures, words: Words) -> Tile:
    detail = words.count(figures.total(Measure.REPORTS), "form_report")
    return _counted("tile_incidents", Measure.INCIDENTS, detail, figures, words)


def _cost(figures: Figures, words: Words) -> Tile:
    now, before = figures.total(Measure.COST), figures.total_before(Measure.COST)
    was = "" if before is None else words.money(before)
    detail = words.count(figures.total(Measure.CALLS), "call")
    change = None if before is None else words.change(now, before)
    name = words.t["tile_cost"]
    return Tile("tile_cost", name, words.money(now), detail, _was(was, change, words))


def _counted(key: str, measure: Measure, detail: str, figures: Figures, words: Words) -> Tile:
    now, before = figures.total(measure), figures.total_before(measure)
    was = "" if before is None else words.number(before)
    change = None if before is None else words.change(now, before)
    return Tile(key, words.t[key], words.number(now), detail, _was(was, change, words))


def _was(was: str, change: str | None, words: Words) -> str:
    if not was:
        return ""
    form = words.t["was_change" if change else "was"]
    return form.format(was=was, change=change)
