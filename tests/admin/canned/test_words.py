"""What is different between texts, and faults in the words of the team."""

from __future__ import annotations

import pytest

from socialbot.admin.canned.changes import Line, compare
from socialbot.admin.canned.faults import say_fault
from socialbot.admin.texts import load_texts

TURKISH, ENGLISH = load_texts("tr"), load_texts("en")


def test_lines_are_kept_gone_or_added() -> None:
    assert compare("a\nb\nc", "a\nx\nc") == [
        Line("kept", "a"),
        Line("gone", "b"),
        Line("added", "x"),
        Line("kept", "c"),
    ]
    assert compare("", "") == []


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("fewer than 4 wordings", "4 söylenişten az."),
        ("wording 2: reads as a promise (promise)", "Söyleniş 2: vaat gibi okunuyor"),
        ("wordings 1 and 3 read the same", "1. ve 3. söyleniş aynı."),
        ("wording 1: too long for X (300 of 280 characters)",
         "Söyleniş 1: X için çok uzun: 300 / 280 karakter"),
        ("wording 1: does not say 'resmi'",
         "Söyleniş 1: “resmi” demiyor (otomatik olduğunu, resmî talep sayılmadığını)"),
        ("tr/a.dm.j2: put together, too long for X (9 of 8 characters): 'bir\\niki'",
         "Öteki parçalarla birlikte: X için çok uzun: 9 / 8 karakter. “bir iki”"),
        ("wording 1: the braces of a {{ value }} are not closed",
         "Söyleniş 1: bir değerin süslü ayraçları kapanmıyor"),
        ("a fault that came later", "a fault that came later"),
    ],
)  # fmt: skip
def test_faults_are_told_in_turkish(fault: str, said: str) -> None:
    assert say_fault(fault, TURKISH) == said


def test_every_reason_of_the_gate_has_words_in_both_languages() -> None:
    from socialbot.redirect.text_faults import WHY

    for texts in (TURKISH, ENGLISH):
        for code, why in WHY.items():
            assert say_fault(f"{why} ({code})", texts) in texts["reply_fault"].values()
