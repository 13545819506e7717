"""Texts that take the place of the folder's own: judged like these, and taken over one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from socialbot.brand import load_brand
from socialbot.domain import (
    Channel,
    Intent,
    Kind,
    KnownFault,
    Language,
    Outcome,
    Reply,
    Situation,
)
from socialbot.redirect.answers import needed, optional
from socialbot.redirect.edits import Reading, find_answers, find_in_edit, incident_words, read_place
from socialbot.redirect.library import Depth
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.redirect import Redirect
from socialbot.redirect.shelf import name_file, read_shelf, read_text

BRAND = load_brand()
SHELF = read_shelf(None)
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
PAYMENT = (Language.TURKISH, "payment", Kind.DM)
PUBLIC = (Language.TURKISH, "payment", Kind.MENTION)
FAULT = (Language.TURKISH, KNOWN_FAULT, Kind.DM)
OWN = (Language.TURKISH, incident_words(17), Kind.DM)
SAID = "Bu yanıt otomatiktir; sosyal medya resmî destek kanalı değildir."
WE_KNOW = f"Merhaba, ödeme sayfasındaki sorunu biliyoruz. {SAID}"


@pytest.fixture
def redirect() -> Redirect:
    return Redirect(BRAND, None, Depth.FILES)


def four(words: str) -> str:
    return "\n---\n".join(
        f"{number} kez: {words} {SAID}" for number in ("Bir", "İki", "Üç", "Dört")
    )


def say(redirect: Redirect, kind: Kind = Kind.DM, **changes: object) -> str:
    """What is said to a question about a payment, in its first wording."""
    outcome = Outcome(
        blocked=False,
        findings=(),
        stored_text="",
        language=Language.TURKISH,
        intent=Intent.PAYMENT,
        confidence=1.0,
        channel=Channel.EMAIL,
        reply=Reply("payment", Language.TURKISH, 0, ""),
        review=False,
        reasons=(),
    )
    reply = redirect.word(outcome, kind, "telegram", replace(Situation(NOW), **changes))
    assert reply
    return reply.text


def test_every_file_of_the_folder_has_a_place_and_no_other_name_is_one() -> None:
    for key in (*needed(), *optional()):
        assert read_place(name_file(key)) == key
    assert read_place("tr/known_fault.17.dm.j2") == OWN
    for name in ("", "tr", "tr/../en/payment.dm.j2", "tr/known_fault.x.dm.j2", "xx/payment.dm.j2",
                 "other/known_fault.17.dm.j2", "tr/channels.toml"):  # fmt: skip
        assert read_place(name) is None


@pytest.mark.parametrize("key", [PAYMENT, PUBLIC, (Language.OTHER, "privacy", Kind.DM)])
def test_the_folders_own_text_has_no_fault(key: object) -> None:
    assert list(find_in_edit(BRAND, SHELF, key, read_text(None, key))) == []  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "fewer than 4 wordings"),
        (four("{{ secret }}"), "unknown value 'secret'"),
        (four("{% for x in y %}"), "no other template signs"),
        (four("Bakınız evil.example"), "foreign_address"),
        (four("Paranız iade edilecektir."), "promise"),
        (four("uzun " * 300), "too long"),
        (four("x") .replace("otomatik", ""), "does not say 'otomatik'"),
        ("\n---\n".join([WE_KNOW] * 4), "read the same"),
        ("x" * 9_000, "longer than"),
    ],
)  # fmt: skip
def test_what_may_not_be_said_is_found(text: str, fault: str) -> None:
    found = list(find_in_edit(BRAND, SHELF, PAYMENT, text))
    assert any(fault in one for one in found), found


def test_a_part_is_judged_in_every_answer_that_it_is_heard_in() -> None:
    openings = (Language.TURKISH, "openings", Kind.MENTION)
    assert len(list(find_answers(openings))) > 20
    own = (Language.TURKISH, "distress.openings", Kind.MENTION)
    assert list(find_answers(own)) == [(Language.TURKISH, "distress", Kind.MENTION)]
    text = "\n---\n".join(f"Sevgili {name}, {'çok ' * 40}" for name in "abcd")
    found = list(find_in_edit(BRAND, SHELF, openings, text, Reading.NEIGHBOURS))
    assert any("put together" in one for one in found)


def test_an_approved_text_is_said_and_goes_again(redirect: Redirect) -> None:
    before = say(redirect)
    assert redirect.take_over({PAYMENT: four("Ödeme için yazın.")}) == {}
    assert "Ödeme için yazın." in say(redirect)
    assert say(redirect, Kind.MENTION) == say(Redirect(BRAND, None, Depth.FILES), Kind.MENTION)
    assert redirect.take_over({}) == {}
    assert say(redirect) == before


def test_a_faulty_text_is_refused_and_the_one_before_it_stays(redirect: Redirect) -> None:
    redirect.take_over({PAYMENT: four("Ödeme için yazın.")})
    bad, good = four("evil.example"), "\n---\n".join(f"{n} konu." for n in ("Bu", "O", "Şu", "Bir"))
    faults = redirect.take_over({PAYMENT: bad, PUBLIC: good})
    assert list(faults) == [PAYMENT]
    assert "Ödeme için yazın." in say(redirect)
    assert "konu." in say(redirect, Kind.MENTION)


def test_words_of_an_incident_are_said_first_and_to_its_writers_alone(redirect: Redirect) -> None:
    known = {"known_faults": frozenset({Intent.PAYMENT}), "fault": KnownFault(17)}
    assert redirect.take_over({OWN: WE_KNOW}) == {}
    assert "ödeme sayfasındaki sorunu biliyoruz" in say(redirect, **known)
    other = {**known, "fault": KnownFault(18)}
    assert "ödeme sayfasındaki" not in say(redirect, **other)
    assert "ödeme sayfasındaki" not in say(redirect)
    redirect.take_over({})
    assert "ödeme sayfasındaki" not in say(redirect, **known)


@pytest.mark.parametrize("text", ["", "---", "Sorunu yarın kesinlikle çözeceğiz.", "evil.example"])
def test_words_of_an_incident_pass_the_gate_too(redirect: Redirect, text: str) -> None:
    assert list(redirect.take_over({OWN: text})) == [OWN]


def test_an_incident_prefers_one_of_the_canned_wordings(redirect: Redirect) -> None:
    wordings = redirect.sayings.wordings(*FAULT)
    known = {"known_faults": frozenset({Intent.PAYMENT})}
    for number in range(len(wordings)):
        said = say(redirect, fault=KnownFault(17, number), **known)
        assert wordings[number][0].text in said
