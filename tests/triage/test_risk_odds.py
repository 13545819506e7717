"""Cues, ages and the trained pipeline add up: either is believed where the other has no doubt."""

from __future__ import annotations

from datetime import date

import pytest

from socialbot.domain import Intent
from socialbot.triage.cues import Cue
from socialbot.triage.risks import find_risk

DAY = date(2026, 11, 22)


def cue(table: str, weight: float) -> Cue:
    return Cue(table, table, "tr", weight, ())


def risk_of(
    text: str = "", scores: dict[str, float] | None = None, *cues: Cue, gaming: bool = True
) -> Intent | None:
    found = find_risk(cues, text.split(), scores or {}, gaming=gaming, on=DAY)
    return found.guess.intent if found else None


@pytest.mark.parametrize(
    ("weight", "heard", "believed"),
    [(4, None, True), (4, 0.05, True), (4, 0.005, False), (0, 0.7, True), (0, 0.2, False),
     (2, 0.3, True), (2, 0.01, False), (-3, 0.8, False)],
)  # fmt: skip
def test_cues_and_the_pipeline_add_up(weight: float, heard: float | None, believed: bool) -> None:
    scores = {} if heard is None else {"responsible_use": heard}
    found = risk_of("", scores, cue("lost_control", weight))
    assert (found is Intent.RESPONSIBLE_USE) is believed


@pytest.mark.parametrize(
    ("text", "heard", "believed"),
    [
        ("yasim 15", 0.2, True),
        ("9 yasindaki ogluma robot seti", 0.02, False),
        ("2012 dogumluyum", 0.01, True),
        ("67 yasindayim", 0.8, False),
        ("oglum uye olmus 40 yasindayim", 0.8, False),
    ],
)
def test_an_age_counts_for_what_the_pipeline_makes_of_it(
    text: str, heard: float, believed: bool
) -> None:
    assert (risk_of(text, {"underage": heard}) is Intent.UNDERAGE) is believed


def test_an_adult_who_writes_of_a_child_is_heard_where_a_cue_says_so() -> None:
    text = "oglum uye olmus 40 yasindayim"
    assert risk_of(text, {"underage": 0.5}, cue("minor", 4)) is Intent.UNDERAGE


def test_limits_count_at_a_gaming_brand_only() -> None:
    cues = cue("limits", 4)
    assert risk_of("", {}, cues) is Intent.RESPONSIBLE_USE
    assert risk_of("", {}, cues, gaming=False) is None


def test_the_likelier_of_two_risks_is_told() -> None:
    both = {"underage": 0.6, "responsible_use": 0.9}
    assert risk_of("", both) is Intent.RESPONSIBLE_USE
    assert risk_of("yasim 15", both) is Intent.UNDERAGE
