"""From verdict and topic to the answer."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from socialbot.brand import Brand
from socialbot.case_codes import find_codes
from socialbot.domain import Channel, Intent, Kind, Language, Reason, Topic, Verdict
from socialbot.redirect.length import weigh
from socialbot.redirect.outbound import refusal
from socialbot.redirect.policy import UNDERSTOOD
from socialbot.redirect.redirect import Redirect
from tests.redirect.build import (
    BLOCKED,
    CLEAN,
    CODE,
    MONDAY,
    dm,
    every_reply,
    mention,
    topic,
    word,
)
from tests.redirect.test_library import SHIPPED

OTHER_CODE = "H4M-3WR-M"


def test_an_answer_names_the_channel_of_its_topic(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.PAYMENT))
    assert answer.channel is Channel.EMAIL
    assert answer.reply is not None
    assert "destek@papatya.example" in answer.reply.text
    assert not answer.review


def test_a_blocked_message_keeps_the_channel_of_its_topic(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.TECHNICAL_FAULT), BLOCKED)
    assert answer.channel is Channel.WEB_FORM
    assert answer.reply is not None
    assert answer.reply.template == "privacy"
    assert "bildirim formu" in answer.reply.text
    assert answer.reasons == (Reason.PERSONAL_DATA,)
    assert not answer.review


def test_bare_data_without_a_topic_goes_to_a_person(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.OTHER, Reason.LOW_CONFIDENCE, confidence=0.0), BLOCKED)
    assert answer.channel is Channel.HUMAN
    assert answer.reply is not None
    assert answer.reply.template == "privacy"
    assert answer.review


@pytest.mark.parametrize("verdict", [CLEAN, BLOCKED])
def test_spam_gets_no_reply(redirect: Redirect, verdict: Verdict) -> None:
    answer = dm(redirect, topic(Intent.SPAM), verdict)
    assert (answer.channel, answer.reply) == (Channel.NONE, None)


def test_distress_comes_before_privacy(redirect: Redirect) -> None:
    about = topic(Intent.RESPONSIBLE_USE, Reason.DISTRESS, Reason.RESPONSIBLE_USE)
    answer = mention(redirect, about, BLOCKED)
    assert answer.channel is Channel.HUMAN
    assert answer.reply is not None
    assert answer.reply.template == "distress"
    assert "112" in answer.reply.text
    assert "kişisel" not in answer.reply.text
    assert answer.review


def test_people_at_risk_get_one_sentence_on_privacy_where_it_matters(redirect: Redirect) -> None:
    about = topic(Intent.UNDERAGE, Reason.UNDERAGE)
    plain, blocked = dm(redirect, about).reply, dm(redirect, about, BLOCKED).reply
    assert plain is not None
    assert blocked is not None
    assert blocked.text.startswith(plain.text)
    assert "kişisel" in blocked.text.lower()


@pytest.mark.parametrize("reason", UNDERSTOOD)
def test_what_is_understood_without_a_topic_is_answered_as_such(
    redirect: Redirect, reason: Reason
) -> None:
    answer = dm(redirect, topic(Intent.OTHER, reason))
    assert answer.reply is not None
    assert answer.reply.template == reason.value
    assert (answer.channel, answer.review) == (Channel.HUMAN, True)


def test_a_legal_request_hears_the_mailbox(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.OTHER, Reason.LEGAL))
    assert answer.reply is not None
    assert "destek@papatya.example" in answer.reply.text


def test_a_threat_goes_to_a_person_whatever_the_topic(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.PAYMENT, Reason.THREAT))
    assert (answer.channel, answer.review) == (Channel.HUMAN, True)


@pytest.mark.parametrize("intent", [Intent.COMPLAINT, Intent.OUTAGE])
def test_who_was_left_without_an_answer_is_looked_at(redirect: Redirect, intent: Intent) -> None:
    answer = dm(redirect, topic(intent, Reason.CHANNEL_FAILED))
    assert answer.reply is not None
    assert answer.reply.template == "channel_failed"
    assert answer.review


def test_a_doubtful_topic_goes_to_a_person(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.PAYMENT, Reason.LOW_CONFIDENCE, confidence=0.3))
    assert answer.channel is Channel.HUMAN
    assert answer.reply is not None
    assert answer.reply.template == "other"
    assert answer.review


def test_another_language_gets_both_of_ours_and_a_person(redirect: Redirect) -> None:
    about = topic(Intent.OTHER, Reason.UNKNOWN_LANGUAGE, language=Language.OTHER)
    answer = dm(redirect, about)
    assert answer.channel is Channel.HUMAN
    assert answer.reply is not None
    assert "Türkçe" in answer.reply.text or "Lütfen" in answer.reply.text
    assert "please" in answer.reply.text.lower() or "Turkish" in answer.reply.text
    assert answer.review


def test_an_unread_attachment_is_answered_and_looked_at(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.VERIFICATION), CLEAN, Reason.UNREAD_ATTACHMENT)
    assert answer.channel is Channel.EMAIL
    assert answer.reply is not None
    assert answer.reply.template == "attachment"
    assert answer.review


def test_nothing_to_read_is_answered_with_silence(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.OTHER), CLEAN, Reason.NOTHING_TO_READ)
    assert (answer.channel, answer.reply, answer.review) == (Channel.NONE, None, False)


def test_who_asks_for_a_person_keeps_the_channel_and_is_looked_at(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.PAYMENT, Reason.NEEDS_PERSON))
    assert (answer.channel, answer.review) == (Channel.EMAIL, True)
    assert answer.reply is not None
    assert answer.reply.template == "needs_person"


def test_who_asks_for_a_person_is_not_sent_to_the_help_page(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.GENERAL_INFO, Reason.NEEDS_PERSON))
    assert (answer.channel, answer.review) == (Channel.HUMAN, True)


def test_the_same_seed_words_an_answer_the_same_way(redirect: Redirect) -> None:
    about = topic(Intent.OUTAGE)
    assert mention(redirect, about) == mention(redirect, about)


def test_different_seeds_vary_the_words(redirect: Redirect) -> None:
    about = topic(Intent.OUTAGE)
    replies = {
        redirect.answer(Kind.MENTION, "x", str(number), CLEAN, about).reply for number in range(40)
    }
    assert len(replies) >= 4


def test_every_possible_answer_passes_the_gate(redirect: Redirect, brand: Brand) -> None:
    seen = 0
    for kind, _, reply in every_reply(redirect):
        seen += 1
        assert refusal(reply.text, brand, 280 if kind is Kind.MENTION else 1000) is None, reply
        assert "{" not in reply.text
    assert seen > 1000


def test_a_public_reply_has_no_link_where_the_brand_wants_none(redirect: Redirect) -> None:
    for kind, platform, reply in every_reply(redirect):
        if kind is Kind.MENTION and platform == "x":
            assert "://" not in reply.text
            assert "@" not in reply.text
            assert weigh(reply.text) <= 280


def test_elsewhere_a_public_reply_may_carry_one(redirect: Redirect) -> None:
    answer = redirect.answer(Kind.MENTION, "telegram", "seed", CLEAN, topic(Intent.OUTAGE))
    assert answer.reply is not None
    assert "https://papatya.example/canli-destek" in answer.reply.text


def test_a_private_answer_can_carry_the_case_code(redirect: Redirect) -> None:
    about = topic(Intent.PAYMENT)
    answer = dm(redirect, about)
    reply = word(redirect, about, answer)
    assert answer.reply is not None
    assert reply is not None
    assert reply.text.startswith(answer.reply.text)
    assert CODE in reply.text
    assert replace(reply, text=answer.reply.text) == answer.reply


def test_each_case_hears_its_own_code(redirect: Redirect) -> None:
    about = topic(Intent.PAYMENT)
    for code in (CODE, OTHER_CODE):
        reply = word(redirect, about, dm(redirect, about), code)
        assert reply is not None
        assert [found for _, _, found in find_codes(reply.text)] == [code]


@pytest.mark.parametrize(
    ("about", "verdict"),
    [
        (topic(Intent.SMALLTALK), CLEAN),
        (topic(Intent.GENERAL_INFO), CLEAN),
        (topic(Intent.PROMOTION), CLEAN),
        (topic(Intent.DECISION_ADVICE), CLEAN),
        (topic(Intent.UNDERAGE, Reason.UNDERAGE), CLEAN),
        (topic(Intent.RESPONSIBLE_USE, Reason.DISTRESS), CLEAN),
        (topic(Intent.PAYMENT), BLOCKED),
    ],
)
def test_where_there_is_no_case_there_is_no_code(
    redirect: Redirect, about: Topic, verdict: Verdict
) -> None:
    answer = dm(redirect, about, verdict)
    assert answer.reply is not None
    assert word(redirect, about, answer, verdict=verdict) == answer.reply


@pytest.mark.parametrize(
    "code", ["", "a b", "K7F-2QX-9\nhttps://evil.example", "{{ brand }}", "x" * 99, "K7F-2QX-8"]
)
def test_what_is_no_case_code_stays_out(redirect: Redirect, code: str) -> None:
    about = topic(Intent.PAYMENT)
    answer = dm(redirect, about)
    assert word(redirect, about, answer, code) == answer.reply


@pytest.mark.parametrize("platform", ["x", "telegram"])
@pytest.mark.parametrize("intent", [one for one in Intent if one is not Intent.SPAM])
def test_a_public_answer_carries_no_case_code(
    redirect: Redirect, intent: Intent, platform: str
) -> None:
    about = topic(intent)
    answer = redirect.answer(Kind.MENTION, platform, "seed", CLEAN, about)
    reply = word(redirect, about, answer, kind=Kind.MENTION, platform=platform)
    assert reply == answer.reply
    assert reply is not None
    assert CODE not in reply.text


@pytest.mark.parametrize("kind", list(Kind))
def test_no_text_is_said_that_was_said_before(redirect: Redirect, kind: Kind) -> None:
    about = topic(Intent.PAYMENT)
    answer = redirect.answer(kind, "telegram", "seed", CLEAN, about)
    used: set[str] = set()
    while reply := word(redirect, about, answer, kind=kind, used=frozenset(used)):
        assert reply.text not in used
        used.add(reply.text)
    assert len(used) >= (4 if kind is Kind.DM else 64)


def test_the_same_words_about_another_case_are_the_same_words(redirect: Redirect) -> None:
    about = topic(Intent.PAYMENT)
    answer = dm(redirect, about)
    first = word(redirect, about, answer)
    assert first is not None
    again = word(redirect, about, answer, OTHER_CODE, used=frozenset({first.text}))
    assert again is not None
    assert again.wording != first.wording


def test_a_fault_that_became_known_meanwhile_is_answered_as_known(redirect: Redirect) -> None:
    about = topic(Intent.OUTAGE)
    answer = dm(redirect, about)
    known = replace(MONDAY, known_faults=frozenset({Intent.OUTAGE}))
    reply = word(redirect, about, answer, situation=known)
    assert reply is not None
    assert reply.template == "known_fault"
    other = replace(MONDAY, known_faults=frozenset({Intent.PAYMENT}))
    reply = word(redirect, about, answer, situation=other)
    assert reply is not None
    assert reply.template == "outage"


def test_a_reply_that_raises_goes_to_a_person(
    brand: Brand, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    redirect = Redirect(brand)
    monkeypatch.setattr("socialbot.redirect.sayings.render", lambda *_: 1 / 0)
    answer = dm(redirect, topic(Intent.PAYMENT))
    assert answer.reply is None
    assert answer.review
    assert Reason.REPLY_REFUSED in answer.reasons
    assert answer.channel is Channel.EMAIL


def test_a_refused_reply_goes_to_a_person(brand: Brand, monkeypatch: pytest.MonkeyPatch) -> None:
    redirect = Redirect(brand)
    monkeypatch.setattr("socialbot.redirect.sayings.render", lambda *_: "Paranızı garanti ederiz")
    answer = dm(redirect, topic(Intent.PAYMENT))
    assert (answer.reply, answer.review) == (None, True)
    assert Reason.REPLY_REFUSED in answer.reasons


def test_a_team_can_bring_its_own_replies(brand: Brand, tmp_path: Path) -> None:
    folder = tmp_path / "replies"
    copytree(SHIPPED, folder)
    file = folder / "tr" / "outage.dm.j2"
    file.write_text(file.read_text(encoding="utf-8").replace("Merhaba", "Selam"), encoding="utf-8")
    assert dm(Redirect(brand, folder), topic(Intent.OUTAGE)).channel is Channel.LIVE_CHAT
