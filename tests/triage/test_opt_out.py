"""Silence is asked for alone, or nearly alone; a complaint with the same words is none."""

from __future__ import annotations

import pytest

from socialbot.domain import Intent
from socialbot.nlp.fold import fold
from socialbot.triage.opt_out import asks_for_silence, is_plea
from socialbot.triage.words import list_words
from tests.triage.conftest import Classify

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
    "dur dur",
    "stop dur",
)
PLEAS = ("beni durdurun lütfen", "beni durdur artık", "durdurun beni", "stop me", "please stop me")
PLEAS_AT_A_GAMING_BRAND = (
    "durdurun lütfen artık yeter",
    "I want to opt out",
    "listeden çıkarın",
    "please remove me from your list",
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


@pytest.mark.parametrize("text", PLEAS)
def test_an_object_turns_stop_into_a_plea(text: str) -> None:
    words = list_words(fold(text).text)
    assert is_plea(words, gaming=False)
    assert is_plea(words, gaming=True)


@pytest.mark.parametrize("text", PLEAS_AT_A_GAMING_BRAND)
def test_a_wish_to_be_kept_out_is_a_plea_where_people_play(text: str) -> None:
    words = list_words(fold(text).text)
    assert is_plea(words, gaming=True)
    assert not is_plea(words, gaming=False)


@pytest.mark.parametrize("text", ASKS)
def test_a_request_for_silence_is_no_plea(text: str) -> None:
    assert not is_plea(list_words(fold(text).text), gaming=True)


@pytest.mark.parametrize("text", [*PLEAS, *PLEAS_AT_A_GAMING_BRAND])
def test_a_plea_goes_before_silence(classify: Classify, text: str) -> None:
    topic = classify(text)
    assert topic.intent is Intent.RESPONSIBLE_USE
    assert "opt_out" not in topic.reasons
