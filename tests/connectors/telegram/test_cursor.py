"""The reading position survives being written down, and garbage in its place."""

from __future__ import annotations

import pytest

from socialbot.connectors.telegram.cursor import Cursor, read_cursor


@pytest.mark.parametrize("cursor", [Cursor(), Cursor(502), Cursor(502, 1_764_000_000)])
def test_the_written_form_reads_back(cursor: Cursor) -> None:
    assert read_cursor(str(cursor)) == cursor


@pytest.mark.parametrize("text", [None, "", "x", "-1", "٣", "1@", "1@x", "9" * 40, "1\n"])
def test_an_unreadable_one_starts_with_what_telegram_holds(text: str | None) -> None:
    assert read_cursor(text) == Cursor()


def test_it_moves_behind_the_last_update_and_keeps_its_date() -> None:
    assert Cursor(1, 7).after([502, 500, 501]) == Cursor(503, 7)


def test_it_follows_when_telegram_starts_its_ids_anew() -> None:
    assert Cursor(900_000).after([12]) == Cursor(13)


def test_it_stays_where_no_update_says_its_id() -> None:
    assert Cursor(5).after([]) == Cursor(5)
