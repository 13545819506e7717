"""The normal form: one spelling for all disguises, and exact ways back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.nlp.fold import fold

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("IŞIK İstanbul ÇĞÖÜ", "isik istanbul cgou"),
        ("０５３２", "0532"),
        ("٠٥٣٢", "0532"),
        ("①②③", "123"),
        ("𝟎𝟓𝟑", "053"),
        ("1️⃣2️⃣🔟", "1210"),
        ("0\u200b5\u202e3\u00ad2", "0532"),
        ("аррӏе", "apple"),
        ("Ζe\u0301ro", "zero"),
        ("500₺", "500tl"),
        ("it’s", "it's"),
        ("a\x00b\r\nc", "a b\n\nc"),
        ("\ud800", "\ufffd"),
    ],
)
def test_disguises_fold_to_plain_text(written: str, folded: str) -> None:
    assert fold(written).text == folded


@given(ANY_TEXT)
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(ANY_TEXT, st.integers(0, 80), st.integers(0, 80))
def test_offsets_lead_back_into_the_original(text: str, start: int, length: int) -> None:
    folded = fold(text)
    start = min(start, len(folded.text))
    end = min(start + length, len(folded.text))
    first, last = folded.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert folded.text[start:end] in fold(text[first:last]).text


@given(ANY_TEXT)
def test_neighbouring_spans_never_run_backwards(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(i, i + 1) for i in range(len(folded.text))]
    assert spans == sorted(spans)


def test_a_span_takes_the_marks_that_hang_on_it() -> None:
    text = "x1️⃣y"
    assert text[slice(*fold(text).span(1, 2))] == "1️⃣"


def test_every_character_of_unicode_folds_and_stays() -> None:
    for code in range(0, 0x20000, 7):
        once = fold(chr(code)).text
        assert fold(once).text == once
