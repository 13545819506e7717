"""Numbers, sums and waits as each language says them."""

from __future__ import annotations

from datetime import date

import pytest

from socialbot.admin.insights.periods import SPANS, make_period
from socialbot.admin.insights.words import MINUS, Words
from socialbot.admin.texts import LANGUAGES, load_texts
from socialbot.connectors.x.prices import Operation
from socialbot.domain import Intent
from socialbot.store.totals.answers import By

ENGLISH, TURKISH = Words(load_texts("en")), Words(load_texts("tr"))


@pytest.mark.parametrize(
    ("value", "english", "turkish"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1234567, "1,234,567", "1.234.567"),
        (-1234, f"{MINUS}1,234", f"{MINUS}1.234"),
    ],
)
def test_thousands_are_parted(value: int, english: str, turkish: str) -> None:
    assert (ENGLISH.number(value), TURKISH.number(value)) == (english, turkish)


@pytest.mark.parametrize(
    ("value", "english", "turkish"),
    [
        (900, "900", "900"),
        (1500, "1.5k", "1,5 B"),
        (2000, "2k", "2 B"),
        (20000, "20k", "20 B"),
        (3_000_000, "3M", "3 Mn"),
    ],
)
def test_marks_of_a_chart_are_short(value: int, english: str, turkish: str) -> None:
    assert (ENGLISH.short(value), TURKISH.short(value)) == (english, turkish)


@pytest.mark.parametrize(
    ("share", "english", "turkish"),
    [(0, "0%", "%0"), (0.001, "<1%", "%<1"), (0.126, "13%", "%13"), (1, "100%", "%100")],
)
def test_percent_stands_where_the_language_puts_it(
    share: float, english: str, turkish: str
) -> None:
    assert (ENGLISH.percent(share), TURKISH.percent(share)) == (english, turkish)


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (5, 0, None),
        (0, 4, f"{MINUS}100%"),
        (5, 4, "+25%"),
        (4, 4, "0%"),
        (4000, 4, "+99,900%"),
    ],
)
def test_a_change_needs_something_before(now: int, before: int, said: str | None) -> None:
    assert ENGLISH.change(now, before) == said


@pytest.mark.parametrize(
    ("micros", "english", "turkish"),
    [
        (0, "$0.00", "0,00 $"),
        (1_000, "$0.001", "0,001 $"),
        (1_250_000, "$1.25", "1,25 $"),
        (12_345_678_900, "$12,345.68", "12.345,68 $"),
    ],
)
def test_sums_are_told_in_dollars(micros: int, english: str, turkish: str) -> None:
    assert (ENGLISH.money(micros), TURKISH.money(micros)) == (english, turkish)


@pytest.mark.parametrize(
    ("seconds", "english", "turkish"),
    [
        (0.2, "0 s", "0 sn"),
        (59, "59 s", "59 sn"),
        (95, "2 min", "2 dk"),
        (5400, "1.5 h", "1,5 sa"),
        (36000, "10 h", "10 sa"),
        (86400, "1 day", "1 gün"),
        (129600, "1.5 days", "1,5 gün"),
        (864000, "10 days", "10 gün"),
    ],
)
def test_waits_are_told_roughly(seconds: float, english: str, turkish: str) -> None:
    assert (ENGLISH.wait(seconds), TURKISH.wait(seconds)) == (english, turkish)


def test_one_thing_and_many() -> None:
    assert ENGLISH.count(1, "form_report") == "1 form report"
    assert ENGLISH.count(1200, "form_report") == "1,200 form reports"
    assert TURKISH.count(1, "call") == "1 çağrı"


def test_steps_are_named_by_their_unit() -> None:
    today = date(2026, 3, 6)
    days, weeks, months = (make_period(SPANS[key], today, today) for key in ("7d", "12w", "12m"))
    assert (ENGLISH.label(days, 0), ENGLISH.step(days, 0)) == ("28 Feb", "28 February 2026")
    assert (TURKISH.label(weeks, 0), TURKISH.step(weeks, 0)) == ("15 Ara", "15 Aralık 2025 haftası")
    assert (ENGLISH.label(months, 0), ENGLISH.step(months, 0)) == ("Apr", "April 2025")
    assert ENGLISH.label(months, 9) == "2026"
    assert ENGLISH.days(today, today) == "6 March 2026"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_counted_has_words(language: str) -> None:
    texts = load_texts(language)
    assert set(texts["by"]) == {str(by) for by in By}
    assert set(texts["operation"]) == {str(operation) for operation in Operation}
    assert set(texts["intent"]) == {str(intent) for intent in Intent}
    assert len(texts["insights"]["short_months"].split()) == 12
