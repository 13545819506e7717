"""Answers to security questions are found; speech about the questions passes."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("memorable word is tadpole and it wont take it", "CREDENTIAL", "tadpole"),
    ("memorible word: sycamore", "CREDENTIAL", "sycamore"),
    ("memorable info = pickle77", "CREDENTIAL", "pickle77"),
    ("First pet - Biscuit. Why no?", "CREDENTIAL", "Biscuit"),
    ("I answered Wensleydale to the secret question", "CREDENTIAL", "Wensleydale"),
    ("my dogs name for the security is Bramble", "CREDENTIAL", "Bramble"),
    ("Town I was born in? Nenagh. It says no.", "CREDENTIAL", "Nenagh"),
]
PASSES = [
    "my memorable word is rejected",
    "security answer is case sensitive?",
    "my favourite film is Jaws",
    "secret question: why is it blank",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
