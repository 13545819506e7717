"""An answer that has waited is offered in the words that the moment demands."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from socialbot.brand import Brand
from socialbot.domain import Intent, Kind, Outcome, Reason, Reply, Situation
from socialbot.redirect.suggestions import MOST, Suggestions
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


def offer(
    brand: Brand,
    outcome: Outcome,
    situation: Situation,
    kind: Kind = Kind.DM,
    *,
    used: frozenset[str] = frozenset(),
    rather_not: frozenset[str] = frozenset(),
) -> tuple[Reply, ...]:
    suggestions = Suggestions(brand, redirect_of(brand))
    return suggestions.offer(outcome, kind, "telegram", situation, CODE, used, rather_not)


def best(brand: Brand, outcome: Outcome, situation: Situation) -> str:
    """What is offered first."""
    return offer(brand, outcome, situation)[0].text


def text_of(outcome: Outcome) -> str:
    assert outcome.reply
    return outcome.reply.text


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("intent", [Intent.ACCOUNT_ACCESS, Intent.PAYMENT, Intent.GENERAL_INFO])
def test_where_nothing_has_changed_every_word_stays(intent: Intent, kind: Kind) -> None:
    for situation in (MONDAY, NIGHT, SUNDAY):
        proposed = propose(OFFICE, situation, intent, kind=kind)
        assert offer(OFFICE, proposed, situation, kind)[0] == proposed.reply


def test_live_chat_that_has_closed_is_said_to_open_again() -> None:
    proposed = propose(OFFICE, MONDAY)
    assert "09.00" not in text_of(proposed)
    assert "yarın 09.00" in best(OFFICE, proposed, NIGHT)


def test_live_chat_that_has_opened_is_not_said_to_be_closed() -> None:
    proposed = propose(OFFICE, SUNDAY)
    assert "yarın 09.00" in text_of(proposed)
    assert "09.00" not in best(OFFICE, proposed, MONDAY)


def test_tomorrow_becomes_today() -> None:
    before = Situation(MONDAY.now - timedelta(hours=4))  # at eight in Istanbul
    first = best(OFFICE, propose(OFFICE, SUNDAY), before)
    assert "bugün 09.00" in first
    assert CODE in first


def test_what_does_not_lead_to_live_chat_does_not_change_with_its_hours() -> None:
    proposed = propose(OFFICE, MONDAY, Intent.PAYMENT)
    assert best(OFFICE, proposed, NIGHT) == text_of(proposed)


def test_where_live_chat_will_not_open_e_mail_takes_its_place() -> None:
    days = [MONDAY.now.date() + timedelta(days=day) for day in range(80)]
    shut = with_hours(closed_days=frozenset(days))
    assert "destek@papatya.example" in best(shut, propose(OFFICE, MONDAY), MONDAY)


def test_a_channel_that_the_profile_has_changed_is_the_new_one() -> None:
    moved = with_rules(channels={"payment": "web_form"})
    proposed = propose(OFFICE, MONDAY, Intent.PAYMENT)
    first = best(moved, proposed, MONDAY)
    assert first == text_of(propose(moved, MONDAY, Intent.PAYMENT)) != text_of(proposed)


def test_a_fault_is_known_while_it_is() -> None:
    known = replace(MONDAY, known_faults=frozenset({Intent.OUTAGE}))
    proposed = propose(OFFICE, MONDAY, Intent.OUTAGE)
    told = offer(OFFICE, proposed, known)[0]
    assert told.template == "known_fault"
    again = offer(OFFICE, replace(proposed, reply=told), MONDAY)[0]
    assert again.template == "outage"


def test_each_wording_is_another_and_none_was_used() -> None:
    proposed = propose(OFFICE, MONDAY, Intent.PAYMENT)
    found = [reply.text for reply in offer(OFFICE, proposed, MONDAY)]
    assert len(set(found)) == len(found) == MOST
    left = [reply.text for reply in offer(OFFICE, proposed, MONDAY, used=frozenset(found[:2]))]
    assert left[:2] == found[2:]
    assert not set(found[:2]) & set(left)


def test_what_had_better_not_be_said_comes_last() -> None:
    proposed = propose(OFFICE, MONDAY, Intent.PAYMENT, kind=Kind.MENTION)
    every: list[str] = []
    while more := offer(OFFICE, proposed, MONDAY, Kind.MENTION, used=frozenset(every)):
        every += [reply.text for reply in more]
    rather_not = frozenset(every[:-2])
    found = offer(OFFICE, proposed, MONDAY, Kind.MENTION, rather_not=rather_not)
    assert [reply.text for reply in found[:2]] == every[-2:]
    assert {reply.text for reply in found[2:]} <= rather_not
    assert len(found) == MOST
