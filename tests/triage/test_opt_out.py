"""Silence is asked for alone, or nearly alone; a complaint with the same words is none."""

from __future__ import annotations

import pytest

from socialbot.nlp.fold import fold
from socialbot.triage.opt_out import asks_for_silence
from socialbot.triage.words import list_words

ASKS = (
    "dur",
    "DUR!!!",
    "Durun artık",
    "stop",
    "STOP.",
    "Stop please",
    "lütfen durun",
    "yazma artık",
    "Bana bir daha yazmayın lütfen",
    "botu kapat",
    "Botu kapatır mısınız lütfen",
    "cevap yazma",
    "artık cevap vermeyin",
    "mesaj atmayın bana",
    "otomatik mesaj istemiyorum",
    "rahatsız etmeyin",
    "abonelikten çık",
    "unsubscribe",
    "Unsubscribe me please",
    "stop replying to me",
    "please stop messaging me",
    "don't reply",
    "Do not message me again",
    "turn off the bot",
    "opt out",
    "leave me alone",
    "no more automatic messages",
)
DOES_NOT = (
    "",
    "stop stealing my money",
    "stop my withdrawal",
    "please stop the payment I made",
    "the page stops when I scroll",
    "when will you stop ignoring me",
    "I can't stop gambling",
    "I want to stop playing",
    "unsubscribe button does not work",
    "how do I unsubscribe from your newsletter",
    "Don't answer my question with a link, call me",
    "dur bakalım param ne zaman gelecek",
    "durdurun şu kesintiyi, para çekemiyorum",
    "çekimimi durdurun",
    "oynamayı durduramıyorum",
    "yazma hatası var sayfada",
    "cevap yazmadınız hâlâ",
    "cevap verin artık",
    "botu kapatınca site açılmıyor",
    "iptal",
    "tamam teşekkürler",
    "thank you",
    "hello",
    "ok",
    "para gelmedi, mesaj atmayın da paramı gönderin",
)


@pytest.mark.parametrize("text", ASKS)
def test_a_request_for_silence_is_understood(text: str) -> None:
    assert asks_for_silence(list_words(fold(text).text))


@pytest.mark.parametrize("text", DOES_NOT)
def test_other_messages_are_no_request_for_silence(text: str) -> None:
    assert not asks_for_silence(list_words(fold(text).text))
