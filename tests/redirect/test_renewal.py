"""A worded answer that has waited is said as the moment demands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from socialbot.brand import Brand
from socialbot.domain import Channel, Intent, Kind, Outcome, Reason, Situation
from socialbot.redirect.renewal import Renewal
from tests.redirect.build import (
    CLEAN,
    CODE,
    MONDAY,
    SUNDAY,
    redirect_of,
    topic,
    with_hours,
    with_rules,
)

OFFICE = with_hours()
NIGHT = Situation(MONDAY.now + timedelta(hours=9))


def propose(
    brand: Brand, situation: Situation, intent: Intent = Intent.ACCOUNT_ACCESS, **place: Any
) -> Outcome:
    """The worded outcome of a message at that time."""
    kind, platform = place.get("kind", Kind.DM), place.get("platform", "telegram")
    redirect, about = redirect_of(brand), topic(intent)
    answer = redirect.answer(kind, platform, "seed", CLEAN, about, (), situation)
    outcome = Outcome(
        False,
        (),
        "",
        about.language,
        intent,
        0.9,
        answer.channel,
        answer.reply,
        True,
        (*answer.reasons, Reason.NEEDS_APPROVAL),
    )
    reply = redirect.word(outcome, kind, platform, situation, CODE)
    return replace(outcome, reply=reply)


def renew(
    brand: Brand, outcome: Outcome, situation: Situation, kind: Kind = Kind.DM
) -> Outcome | None:
    renewal = Renewal(brand, redirect_of(brand))
    return renewal.renew(outcome, kind, "telegram", situation, CODE)


def text_of(outcome: Outcome | None) -> str:
    assert outcome
    assert outcome.reply
    return outcome.reply.text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("intent", [Intent.ACCOUNT_ACCESS, Intent.PAYMENT, Intent.GENERAL_INFO])
def test_where_nothing_has_changed_every_word_stays(intent: Intent, kind: Kind) -> None:
    for situation in (MONDAY, NIGHT, SUNDAY):
        proposed = propose(OFFICE, situation, intent, kind=kind)
        assert renew(OFFICE, proposed, situation, kind) == proposed


def test_live_chat_that_has_closed_is_said_to_open_again() -> None:
    proposed = propose(OFFICE, MONDAY)
    assert "09.00" not in text_of(proposed)
    assert "yarın 09.00" in text_of(renew(OFFICE, proposed, NIGHT))


def test_live_chat_that_has_opened_is_not_said_to_be_closed() -> None:
    proposed = propose(OFFICE, SUNDAY)
    assert "yarın 09.00" in text_of(proposed)
    assert "09.00" not in text_of(renew(OFFICE, proposed, MONDAY))


def test_tomorrow_becomes_today() -> None:
    before = Situation(MONDAY.now - timedelta(hours=4))  # at eight in Istanbul
    renewed = renew(OFFICE, propose(OFFICE, SUNDAY), before)
    assert "bugün 09.00" in text_of(renewed)
    assert CODE in text_of(renewed)


def test_what_does_not_lead_to_live_chat_does_not_change_with_its_hours() -> None:
    proposed = propose(OFFICE, MONDAY, Intent.PAYMENT)
    assert renew(OFFICE, proposed, NIGHT) == proposed


def test_where_live_chat_will_not_open_e_mail_takes_its_place() -> None:
    days = [MONDAY.now.date() + timedelta(days=day) for day in range(80)]
    shut = with_hours(closed_days=frozenset(days))
    renewed = renew(shut, propose(OFFICE, MONDAY), MONDAY)
    assert renewed
    assert renewed.channel is Channel.EMAIL
    assert "destek@papatya.example" in text_of(renewed)


def test_a_channel_that_the_profile_has_changed_is_the_new_one() -> None:
    moved = with_rules(channels={"payment": "web_form"})
    renewed = renew(moved, propose(OFFICE, MONDAY, Intent.PAYMENT), MONDAY)
    assert renewed
    assert renewed.channel is Channel.WEB_FORM


def test_a_fault_is_known_while_it_is() -> None:
    known = replace(MONDAY, known_faults=frozenset({Intent.OUTAGE}))
    unknown = propose(OFFICE, MONDAY, Intent.OUTAGE)
    told = renew(OFFICE, unknown, known)
    assert told
    assert told.reply
    assert told.reply.template == "known_fault"
    again = renew(OFFICE, told, MONDAY)
    assert again
    assert again.reply
    assert again.reply.template == "outage"


def test_what_was_never_answered_is_not_answered_now() -> None:
    assert renew(OFFICE, replace(propose(OFFICE, MONDAY), reply=None), MONDAY) is None
