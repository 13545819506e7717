"""What the tally learns from a few messages, and that it learns the same again."""

from __future__ import annotations

import numpy
import pytest

from socialbot.nlp.tally import LABELS, PERSONAL, Tally
from training.messages import Labelled
from training.tally import list_words, teach

SAID = {
    "payment": "param hesaba geçmedi iade nerede",
    "outage": "site açılmıyor herkes için çöktü",
}
MESSAGES = [
    Labelled(text, ((0, 5, "PERSON"),) if intent == "payment" else (), intent, "tr")
    for intent, text in SAID.items()
    for _ in range(4)
]


@pytest.fixture(scope="module")
def taught() -> Tally:
    tally = Tally()
    tally.weights = teach(MESSAGES, seed=1)
    return tally


def scores(tally: Tally, text: str) -> dict[str, float]:
    (row,) = tally.score([list_words(text)])
    return dict(zip(LABELS, row.tolist(), strict=True))


@pytest.mark.parametrize(
    ("text", "said"), [("paramm geçmdi", "payment"), ("sitee çöktü", "outage")]
)
def test_it_knows_misspelt_words_by_their_letters(taught: Tally, text: str, said: str) -> None:
    found = scores(taught, text)
    assert max(SAID, key=lambda intent: found[intent]) == said
    assert (found[PERSONAL] > 0) is (said == "payment")


def test_what_nobody_asked_for_stays_unlikely(taught: Tally) -> None:
    assert scores(taught, "param hesaba geçmedi")["spam"] < -5


def test_the_same_messages_and_seed_give_the_same_weights(taught: Tally) -> None:
    again = teach(MESSAGES, seed=1)
    assert all((one == other).all() for one, other in zip(taught.weights, again, strict=True))


def test_what_too_few_messages_hold_tells_nothing() -> None:
    weights = teach([*MESSAGES, Labelled("zebra", (), "spam", "tr")], seed=1)
    tally = Tally()
    tally.weights = weights
    assert tally.score([["zebra"]])[0] == pytest.approx(weights.bias)
    assert numpy.abs(weights.table).max() == 127


def test_digits_are_counted_as_noughts() -> None:
    assert list_words("Kod 123456, GELDİ") == ["kod", "000000", ",", "geldi"]
