"""A value leaks when four letters or digits in a row of it can be read."""

from __future__ import annotations

import pytest

from socialbot.evaluation.examples import read_example
from socialbot.evaluation.leaks import find_leaks


def leaks(text: str, value: str, stored: str) -> bool:
    data = {
        "id": "a",
        "lang": "en",
        "block": True,
        "entities": [{"type": "PERSON", "value": value}],
        "intent": "other",
        "channels": ["human"],
        "tags": ["plain"],
    }
    return find_leaks(read_example(data, [text]), [stored])[0]


@pytest.mark.parametrize(
    ("text", "value", "stored", "leaked"),
    [
        ("call 0532 123 45 67", "0532 123 45 67", "call [PHONE_NUMBER]", False),
        ("call 0532 123 45 67", "0532 123 45 67", "call ▒ 123 45 67", True),
        ("call 0532 123 45 67", "0532 123 45 67", "call ▒ 123 ▒", False),
        ("I am Mehmet Demir", "Mehmet Demir", "I am ▒ Demir", True),
        ("I am MEHMET Çelik", "MEHMET Çelik", "I am ▒ celik", True),
        ("I am Ada Ün", "Ada Ün", "I am Ada ▒", False),
        ("code 4410", "4410", "code 441▒", False),
        ("I like tea mike.liken@x.example", "mike.liken@x.example", "I like tea ▒", False),
        ("Person one", "Person one", "[PERSON] ▒", False),
    ],
)
def test_leak(text: str, value: str, stored: str, leaked: bool) -> None:
    assert leaks(text, value, stored) is leaked
