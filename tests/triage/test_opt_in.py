"""Who asked for silence may take it back, with words that say nothing else."""

from __future__ import annotations

import pytest

from socialbot.nlp.fold import fold
from socialbot.triage.opt_in import asks_to_go_on
from socialbot.triage.opt_out import asks_for_silence
from socialbot.triage.words import list_words

ASKS = (
    "başla",
    "BAŞLA!",
    "tekrar başlat lütfen",
    "devam et",
    "Devam edin lütfen",
    "abone ol",
    "start",
    "/start",
    "START.",
    "please start again",
    "subscribe",
    "continue",
    "opt in",
)
DOES_NOT = (
    "",
    "lütfen",
    "stop",
    "dur",
    "the game does not start",
    "oyun başlamıyor",
    "devam etmiyor",
    "ne zaman başla",
    "start the refund",
    "unsubscribe",
    "how do I subscribe",
    "don't start",
    "devam etme",
)


@pytest.mark.parametrize("text", ASKS)
def test_a_wish_to_go_on_is_understood_and_none_for_silence(text: str) -> None:
    words = list_words(fold(text).text)
    assert asks_to_go_on(words)
    assert not asks_for_silence(words)


@pytest.mark.parametrize("text", DOES_NOT)
def test_other_messages_are_no_wish_to_go_on(text: str) -> None:
    assert not asks_to_go_on(list_words(fold(text).text))
