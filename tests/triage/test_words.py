"""A message as plain words."""

from __future__ import annotations

import pytest

from socialbot.triage.words import list_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("can't log in", ("cant", "log", "in")),
        ("papatya'nin sitesi", ("papatyanin", "sitesi")),
        ("lutfeeeen", ("lutfen",)),
        ("17yasindayim", ("17", "yasindayim")),
        ("@papatya yaz biri@ornek.example", ("yaz", "themail")),
        ("bak https://evil.example/a", ("bak", "thelink")),
        ("", ()),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert list_words(text) == words
