"""The evaluation stays apart from the frames: no message of it was there to learn from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from socialbot.nlp.fold import fold
from training.frames import read_frames

EVALUATION = Path(__file__).parents[2] / "evaluation"
# Anybody may write "beni arayın": shorter messages meet by chance, and so do shorter runs of words.
OWN_WORDS = 4
RUN = 6
# A share of messages that meet a frame in some run of RUN words, as people who write alike do.
MOST_BY_CHANCE = 0.02


def words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall("[a-z]+", fold(text).text))


def runs_of(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    return {words[start : start + RUN] for start in range(len(words) - RUN + 1)}


@cache
def frames() -> list[tuple[str, ...]]:
    """The words of each frame, without its values."""
    parts = (frame.parts for frame in read_frames())
    texts = ("".join(" 0 " if one.slot or one.kind else one.text for one in of) for of in parts)
    return [words_of(text) for text in texts]


def examples() -> Iterator[dict[str, Any]]:
    for path in sorted(EVALUATION.glob("*.jsonl")):
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def messages_of(example: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The words of each message of an example, without its values."""
    for text in example.get("messages") or [example["text"]]:
        bare = text
        for entity in example["entities"]:
            bare = bare.replace(entity["value"], " 0 ")
        yield words_of(bare)


MOST_ALIKE = 3


def test_no_message_is_a_frame_but_by_chance() -> None:
    """Two people may write the same short sentence; what carries data is never the same."""
    known = set(frames())
    same = [
        example["id"]
        for example in examples()
        for words in messages_of(example)
        if len(words) >= OWN_WORDS and words in known
    ]
    assert len(same) <= MOST_ALIKE
    assert not [one for one in examples() if one["id"] in same and one["block"]]


def test_messages_and_frames_share_no_more_than_chance_would_have_it() -> None:
    known = set().union(*map(runs_of, frames()))
    meets = [any(runs_of(words) & known for words in messages_of(one)) for one in examples()]
    assert sum(meets) / len(meets) <= MOST_BY_CHANCE
