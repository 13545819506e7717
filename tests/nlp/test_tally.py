"""The tally scores each message by itself, and comes back from disk as it was."""

from __future__ import annotations

from pathlib import Path

import numpy
import pytest

from socialbot.nlp.grams import count
from socialbot.nlp.tally import LABELS, Tally, Weights, weigh

MESSAGES = [["param", "hesaba", "gecmedi"], [], ["merhaba"], ["uygulama", "aciliyor", "aciliyor"]]


@pytest.fixture
def tally() -> Tally:
    """With weights by chance."""
    dice = numpy.random.default_rng(1)
    nothing = Weights.none()
    learnt = Tally()
    learnt.weights = Weights(
        dice.random(nothing.rarity.shape).astype("float16"),
        dice.integers(-127, 127, nothing.table.shape).astype("int8"),
        dice.random(nothing.scale.shape).astype("float32"),
        dice.random(nothing.bias.shape).astype("float32"),
    )
    return learnt


def test_one_that_has_learnt_nothing_says_nothing() -> None:
    assert (Tally().score(MESSAGES) == 0).all()


def test_a_batch_scores_as_its_messages_do(tally: Tally) -> None:
    together = tally.score(MESSAGES)
    assert together.shape == (len(MESSAGES), len(LABELS))
    for row, message in zip(together, MESSAGES, strict=True):
        assert tally.score([message])[0] == pytest.approx(row, abs=1e-5)


def test_a_message_without_words_has_the_bias_alone(tally: Tally) -> None:
    assert (tally.score([[]])[0] == tally.weights.bias).all()


def test_values_of_a_message_have_a_length_of_one_whatever_is_said_how_often() -> None:
    runs, _ = count([["para"] * 3, ["para", "nerede"]])
    values = weigh(runs, numpy.ones(2**17, dtype="float16") * 5, 0)
    for message in range(2):
        assert (values[runs.messages == message] ** 2).sum() == pytest.approx(1, abs=1e-3)


def test_it_comes_back_from_disk_as_it_was(tally: Tally, tmp_path: Path) -> None:
    tally.to_disk(tmp_path / "one")
    again = Tally().from_disk(tmp_path / "one")
    assert (again.score(MESSAGES) == tally.score(MESSAGES)).all()
    again.to_disk(tmp_path / "two")
    assert (tmp_path / "one/model").read_bytes() == (tmp_path / "two/model").read_bytes()


def test_weights_of_another_shape_are_refused(tally: Tally, tmp_path: Path) -> None:
    tally.weights = tally.weights._replace(bias=tally.weights.bias[:-1])
    tally.to_disk(tmp_path)
    with pytest.raises(ValueError, match="another shape"):
        Tally().from_disk(tmp_path)
