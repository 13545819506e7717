"""The language of the cue tables."""

from __future__ import annotations

import pytest

from socialbot.triage.cues import Cue, Matcher, parse_line
from socialbot.triage.intents import TOPICS, WEIGHTS, read_cues
from socialbot.triage.risks import RISK_TABLES
from socialbot.triage.tables import load_table

GROUPS = {"lost": ["kayip", "yok*"]}


def found(line: str, text: str) -> bool:
    cue = Cue(line, "topic", "tr", 1.0, parse_line(line, GROUPS))
    return bool(Matcher([cue]).find(text.split()))


@pytest.mark.parametrize(
    ("line", "text", "fits"),
    [
        ("sifre*", "sifremi yaz", True),
        ("sifre", "sifremi yaz", False),
        ("canli destek", "canli destek var", True),
        ("canli destek", "canli bir destek", False),
        ("hala .. yok", "hala bir ses yok", True),
        ("hala .. yok", "hala a b c d yok", False),
        ("a|b c", "b c", True),
        ("a / b c", "a", True),
        ("a / b c", "b", False),
        ("para* + gel*", "gelmedi benim param", True),
        ("para* + gel*", "param a b c d e f g h gelmedi", False),
        ("para + <lost>", "yoktur para", True),
        ("is + para", "para is", True),  # looked for by its rarer part
        ("is .. para", "is is is a para", True),
    ],
)
def test_a_cue_fits_as_its_line_says(line: str, text: str, fits: bool) -> None:
    assert found(line, text) is fits


@pytest.mark.parametrize("line", ["", "a +", "<unknown>", "*", "a / "])
def test_a_faulty_line_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match="cue is empty"):
        parse_line(line, GROUPS)


def test_every_table_of_the_package_can_be_read() -> None:
    tables = (*TOPICS, *RISK_TABLES, "person")
    cues = read_cues(tables)
    assert {cue.topic for cue in cues} == set(tables)
    for table in tables:
        for language in load_table(table).values():
            assert set(language) <= set(WEIGHTS)


def test_cues_are_written_as_messages_are_folded() -> None:
    for cue in read_cues((*TOPICS, *RISK_TABLES, "person")):
        assert cue.line == cue.line.lower()
        assert cue.line.isascii(), cue.line
