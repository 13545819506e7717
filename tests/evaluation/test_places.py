"""Labelled values are found where they stand."""

from __future__ import annotations

from socialbot.evaluation.places import Place, find_places


def test_value_is_found_as_it_is_written() -> None:
    assert find_places(["4410"], ["son dördü 4410"], 0) == [(Place(0, 10, 14),)]


def test_same_value_twice_takes_two_places() -> None:
    places = find_places(["55", "55"], ["55 ve 55"], 0)
    assert places == [(Place(0, 0, 2),), (Place(0, 6, 8),)]


def test_message_that_blocks_comes_first() -> None:
    assert find_places(["21"], ["0532 21", "21"], 1) == [(Place(1, 0, 2),)]


def test_value_spread_over_messages_is_found_word_by_word() -> None:
    messages = ["ben SILA", "soyadım ergüvenç"]
    assert find_places(["sıla ergüvenç"], messages, 1) == [(Place(0, 4, 8), Place(1, 8, 16))]


def test_value_that_is_not_there_has_no_place() -> None:
    assert find_places(["0532 11", ""], ["11 0532"], 0)[0] == ()
