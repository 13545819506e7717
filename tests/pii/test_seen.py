"""Both opinions of the trained pipeline count, that on the whole message more."""

from __future__ import annotations

from dataclasses import replace

import pytest

from socialbot.nlp.reader import Reader, Seen
from socialbot.pii.seen import SURE, doubtful_values, seen_values, weigh

TEXT = "kargoyu getiren kerem tansel kaba biri"


def kinds(of_words: float, of_message: float, text: str = TEXT) -> list[str]:
    seen = (Seen("PERSON", 16, 28, of_words),)
    reading = replace(Reader(model=False).read(text), seen=seen, personal=of_message)
    return [one.type for one in seen_values(reading)]


@pytest.mark.parametrize(("of_words", "of_message"), [(0.9, 0.9), (0.8, 0.7), (0.97, 0.5)])
def test_sure_together_they_block(of_words: float, of_message: float) -> None:
    assert kinds(of_words, of_message) == ["PERSON"]


@pytest.mark.parametrize(("of_words", "of_message"), [(0.6, 0.5), (0.7, 0.1), (0.4, 0.6)])
def test_unsure_they_do_not(of_words: float, of_message: float) -> None:
    assert kinds(of_words, of_message) == []


def test_harmless_talk_around_a_value_has_a_limit() -> None:
    assert weigh(0.9995, 0.0) == weigh(0.9995, 0.05) > SURE


def test_numbers_alone_are_left_to_the_patterns() -> None:
    assert kinds(0.99, 0.99, "16 28 / 0532") == []


def test_what_is_doubtful_is_masked_all_the_same() -> None:
    seen = (Seen("PERSON", 16, 28, 0.35), Seen("PERSON", 0, 7, 0.2))
    reading = replace(Reader(model=False).read(TEXT), seen=seen)
    assert [(one.start, one.end) for one in doubtful_values(reading)] == [(16, 28)]
