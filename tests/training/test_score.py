"""The tables count values that are met, and what was seen where nothing is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import cast

from socialbot.nlp.fold import Folded
from socialbot.nlp.reader import Seen
from socialbot.nlp.trained import Found, Trained
from training.messages import Labelled
from training.score import score

MESSAGES = [
    Labelled("ben Ali Veli", ((4, 12, "PERSON"),), "other", "tr"),
    Labelled("Ada ve Ege", (), "smalltalk", "tr"),
]


class Guessing:
    """Sees a name at the end of each message."""

    def read(self, texts: Sequence[str], folded: Sequence[Folded]) -> Iterator[Found]:
        for text in texts:
            seen = (Seen("PERSON", len(text) - 4, len(text), 0.9), Seen("HEALTH", 0, 1, 0.1))
            yield Found(seen, 0.9, {"other": 0.8, "smalltalk": 0.2})


def test_the_tables() -> None:
    assert list(score(cast("Trained", Guessing()), MESSAGES)) == [
        "value                 there  found  wrong",
        "PERSON                    1      1      1",
        "",
        "messages              there      seen  personal    intent",
        "tr personal               1     1.000     1.000     1.000",
        "tr harmless               1     1.000     1.000     0.000",
        "en personal               0     0.000     0.000     0.000",
        "en harmless               0     0.000     0.000     0.000",
    ]
