"""Frames keep to their form, cover all that is asked for, and say each thing once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from socialbot.domain import Intent
from socialbot.nlp.fold import fold
from training import frames
from training.frames import LANGUAGES, Frame, FrameError, Part, parse_frame, read_frames

FEWEST = 600
# Two people may well say "kod gelmiyor". From so many words on, one has copied.
OWN_WORDS = 6


def words_of(frame: Frame) -> list[str]:
    """Folded words; a slot counts as a word of its own, so that twins are two frames."""
    text = " ".join(f"_{part.slot}_" if part.slot else part.text for part in frame.parts)
    return re.findall(r"\w+", fold(text).text)


def test_there_are_enough_in_both_languages() -> None:
    counts = Counter(frame.language for frame in read_frames())
    assert sum(counts.values()) >= FEWEST
    assert set(counts) == set(LANGUAGES)
    assert min(counts.values()) > 0.3 * sum(counts.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_intent_is_there_with_and_without_personal_data(language: str) -> None:
    there = {
        (frame.intent, frame.personal) for frame in read_frames() if frame.language == language
    }
    assert there == {(intent, personal) for intent in Intent for personal in (True, False)}


def test_somewhat_more_than_half_of_them_are_harmless() -> None:
    share = sum(frame.personal for frame in read_frames()) / len(read_frames())
    assert 0.35 < share < 0.5


def test_none_is_there_twice() -> None:
    counts = Counter(tuple(words_of(frame)) for frame in read_frames())
    twice = {" ".join(words) for words, n in counts.items() if n > 1 and len(words) >= OWN_WORDS}
    assert twice == set()


def test_a_line_is_read_into_its_parts() -> None:
    frame = parse_frame(r"payment | geldi\nmi {iban+abl} [HEALTH|astım]?", "tr", "x:1")
    assert frame.intent == "payment"
    assert frame.personal
    assert [part for part in frame.parts if part != Part()] == [
        Part(text="geldi\nmi "),
        Part(slot="iban", case="abl"),
        Part(text=" "),
        Part(text="astım", kind="HEALTH"),
        Part(text="?"),
    ]


def test_harmless_slots_make_no_frame_personal() -> None:
    assert not parse_frame("smalltalk | {first} nerede, {city} mi", "tr", "x:1").personal


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("no bar here", "no intent"),
        ("gossip | hello", "no intent"),
        ("payment | {ibann}", "no slot"),
        ("payment | {iban+nom}", "no slot"),
        ("payment | {iban", "not closed"),
        ("payment | [HEALTH|asthma", "not closed"),
        ("payment | [DISEASE|asthma]", "no type"),
        ("payment | {person} and {", "not closed"),
        ("payment | } and {person}", "not closed"),
    ],
)
def test_a_wrong_line_is_refused_by_file_and_line(
    line: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tr").mkdir()
    (tmp_path / "tr" / "new.txt").write_text(f"# comment\n\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(frames, "FOLDER", tmp_path)
    with pytest.raises(FrameError, match=rf"^new\.txt:3: .*{fault}"):
        read_frames.__wrapped__()
