"""What the packaged replies say: words that hold on every occasion on which they are said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from socialbot.domain import Channel, Kind, Language, Reason
from socialbot.redirect.answers import ANSWERS, CODE, code_part, handover
from socialbot.redirect.library import Library
from socialbot.redirect.occasions import occasions
from socialbot.redirect.sayings import Saying
from socialbot.redirect.templates import render
from socialbot.redirect.words import ANY_CODE, Words
from tests.redirect.build import with_hours

OURS = [Language.TURKISH, Language.ENGLISH]
THANKS = re.compile(r"teşekkür|sağ ol|dilek|güzel|thank|kind|glad|sevin", re.IGNORECASE)
TELEPHONE = re.compile(r"telefon|numara|\bara(?:n|y|ma)|phone|\bcall", re.IGNORECASE)
ADDRESS = re.compile(r"https://\S+|\S+@\S+")


@pytest.fixture(scope="module")
def library() -> Library:
    return Library(with_hours())


def said(
    library: Library, language: Language, name: str, kind: Kind
) -> Iterator[tuple[Saying, str]]:
    for saying in occasions(library.brand, language, name, kind):
        for number in range(library.count(saying)):
            yield saying, library.say(saying, number)


@pytest.mark.parametrize("language", OURS)
@pytest.mark.parametrize("kind", list(Kind))
def test_small_talk_is_right_for_a_greeting_thanks_and_a_curse(
    library: Library, language: Language, kind: Kind
) -> None:
    texts = [text for _, text in said(library, language, "smalltalk", kind)]
    assert texts
    help_is = re.compile(r"yardım|kanal|konuyu yaz|help|channel|general information", re.IGNORECASE)
    for text in texts:
        assert not THANKS.search(text)
        assert "!" not in text
        words = text.split("Otomatik")[0].split("automatic")[0]
        assert help_is.search(words)


@pytest.mark.parametrize("language", OURS)
@pytest.mark.parametrize("kind", list(Kind))
def test_who_asks_for_a_person_did_not_have_to_ask_for_a_telephone_call(
    library: Library, language: Language, kind: Kind
) -> None:
    wordings = library.wordings(language, Reason.NEEDS_PERSON.value, kind)
    saying = Saying(language, Reason.NEEDS_PERSON.value, kind, Channel.EMAIL)
    texts = [render(wording, kind, library.values_of(saying)) for wording in wordings]
    assert texts
    assert not [text for text in texts if TELEPHONE.search(text)]


@pytest.mark.parametrize("language", OURS)
def test_the_hand_over_to_email_holds_for_every_topic(library: Library, language: Language) -> None:
    wordings = library.wordings(language, handover(Channel.EMAIL), Kind.DM)
    musts = {
        Language.TURKISH: ("iste", "tarih|zaman", "belge", "şifre", "kod", "kart numara"),
        Language.ENGLISH: (
            "want|wish",
            "when|date|time",
            "document",
            "password",
            "code",
            "card num",
        ),
    }
    for wording in wordings:
        text = render(wording, Kind.DM, {}).lower()
        assert [must for must in musts[language] if not re.search(must, text)] == []
        assert "yeterli" not in text
        assert "enough" not in text


@pytest.mark.parametrize("language", OURS)
@pytest.mark.parametrize("name", [Reason.CHANNEL_FAILED.value, "known_fault"])
@pytest.mark.parametrize("kind", list(Kind))
def test_an_answer_that_names_no_channel_sends_nobody_to_one(
    library: Library, language: Language, name: str, kind: Kind
) -> None:
    texts = list(said(library, language, name, kind))
    assert {saying.channel for saying, _ in texts} >= {Channel.LIVE_CHAT, Channel.EMAIL}
    assert any(saying.opens for saying, _ in texts)
    for saying, text in texts:
        assert not ADDRESS.search(text)
        assert not saying.opens or saying.opens not in text


@pytest.mark.parametrize("language", OURS)
def test_its_case_code_is_for_no_channel_either(library: Library, language: Language) -> None:
    plain = Saying(language, Reason.CHANNEL_FAILED.value, Kind.DM, Channel.EMAIL)
    leading = Saying(language, "payment", Kind.DM, Channel.EMAIL)
    for saying, part in ((plain, CODE), (leading, code_part(Channel.EMAIL))):
        wording = library.wordings(language, part, Kind.DM)[0]
        told = render(wording, Kind.DM, {CODE: ANY_CODE, "brand": library.brand.name})
        reply = Words(library).find(replace(saying, code=ANY_CODE), 0, ANY_CODE)
        assert reply is not None
        assert reply.text.endswith(told)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("kind", list(Kind))
def test_no_address_stands_twice_in_an_answer(
    library: Library, language: Language, kind: Kind
) -> None:
    twice = [
        (name, saying.channel, saying.opens, text)
        for name in ANSWERS[language]
        for saying, text in said(library, language, name, kind)
        if len(found := ADDRESS.findall(text)) != len(set(found))
    ]
    assert twice == []
