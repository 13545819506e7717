"""The eight rules of the customer-service rule book, as far as social media goes."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand
from socialbot.domain import Channel, Intent, Kind, Language, Reason
from socialbot.redirect.outbound import fold, refusal
from socialbot.redirect.policy import CHANNELS
from socialbot.redirect.redirect import Redirect
from tests.redirect.build import BLOCKED, CLEAN, dm, every_reply, mention, topic


@pytest.mark.parametrize("intent", [Intent.ACCOUNT_ACCESS, Intent.OUTAGE])
def test_rule_1_live_chat_takes_instant_reports_and_access_questions(
    redirect: Redirect, intent: Intent
) -> None:
    answer = dm(redirect, topic(intent))
    assert answer.channel is Channel.LIVE_CHAT
    assert answer.reply is not None
    assert "canli-destek" in answer.reply.text


def test_rule_1_live_chat_takes_no_account_change_and_no_document() -> None:
    assert CHANNELS[Intent.ACCOUNT_CHANGE] is not Channel.LIVE_CHAT
    assert CHANNELS[Intent.VERIFICATION] is not Channel.LIVE_CHAT


@pytest.mark.parametrize(
    "intent", [Intent.ACCOUNT_CHANGE, Intent.VERIFICATION, Intent.PAYMENT, Intent.COMPLAINT]
)
def test_rule_2_email_takes_what_needs_a_written_record(redirect: Redirect, intent: Intent) -> None:
    answer = dm(redirect, topic(intent))
    assert answer.channel is Channel.EMAIL
    assert answer.reply is not None
    assert "destek@papatya.example" in answer.reply.text


def test_rule_3_every_answer_says_that_it_is_automatic_and_no_official_request(
    redirect: Redirect,
) -> None:
    words = {"tr": ("otomatik", "resmi"), "en": ("automat", "official")}
    words["other"] = words["tr"] + words["en"]
    for _, _, reply in every_reply(redirect):
        text = fold(reply.text)
        assert all(word in text for word in words[reply.language.value]), reply


@pytest.mark.parametrize("language", list(Language))
def test_rule_3_a_request_with_personal_data_is_not_processed(
    redirect: Redirect, language: Language
) -> None:
    answer = dm(redirect, topic(Intent.PAYMENT, language=language), BLOCKED)
    assert answer.reply is not None
    assert answer.reply.template == "privacy"


@pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f", "g", "h"])
def test_rule_3_a_public_post_with_personal_data_should_be_deleted(
    redirect: Redirect, language: Language, seed: str
) -> None:
    about = topic(Intent.PAYMENT, language=language)
    answer = redirect.answer(Kind.MENTION, "x", seed, BLOCKED, about)
    assert answer.reply is not None
    assert ("silin" if language is Language.TURKISH else "delete") in answer.reply.text or (
        "silmenizi" in answer.reply.text
    )


def test_rule_4_the_form_takes_technical_faults(redirect: Redirect) -> None:
    answer = dm(redirect, topic(Intent.TECHNICAL_FAULT))
    assert answer.channel is Channel.WEB_FORM
    assert answer.reply is not None
    assert "bildirim-formu" in answer.reply.text


@pytest.mark.parametrize(
    ("intent", "channel"),
    [(Intent.VERIFICATION, Channel.EMAIL), (Intent.TECHNICAL_FAULT, Channel.WEB_FORM)],
)
def test_rule_5_documents_go_to_email_and_investigations_to_the_form(
    redirect: Redirect, intent: Intent, channel: Channel
) -> None:
    answer = dm(redirect, topic(intent), CLEAN, Reason.UNREAD_ATTACHMENT)
    assert answer.channel is channel
    assert answer.reply is not None
    assert answer.reply.template == "attachment"


@pytest.mark.parametrize("language", list(Language))
def test_rule_6_minors_are_told_the_age_and_a_person_looks(
    redirect: Redirect, language: Language
) -> None:
    answer = dm(redirect, topic(Intent.UNDERAGE, Reason.UNDERAGE, language=language))
    assert answer.channel is Channel.HUMAN
    assert answer.review
    assert answer.reply is not None
    assert "18" in answer.reply.text


@pytest.mark.parametrize(("reasons", "line"), [((), "115"), ((Reason.DISTRESS,), "112")])
@pytest.mark.parametrize("language", list(Language))
def test_rule_6_people_at_risk_get_the_help_line_for_them_and_a_person(
    redirect: Redirect, language: Language, reasons: tuple[Reason, ...], line: str
) -> None:
    about = topic(Intent.RESPONSIBLE_USE, Reason.RESPONSIBLE_USE, *reasons, language=language)
    answer = dm(redirect, about)
    assert answer.channel is Channel.HUMAN
    assert answer.review
    assert answer.reply is not None
    assert line in answer.reply.text


def test_rule_6_decisions_are_never_steered(redirect: Redirect, brand: Brand) -> None:
    answer = mention(redirect, topic(Intent.DECISION_ADVICE))
    assert answer.channel is Channel.INFO
    for _, _, reply in every_reply(redirect):
        assert refusal(reply.text, brand, 1000) not in {"promise", "decision", "advice"}


@pytest.mark.parametrize("seed", ["a", "b", "c", "d", "e", "f"])
@pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
def test_rule_6_the_bot_never_asks_for_identity(
    redirect: Redirect, language: Language, seed: str
) -> None:
    about = topic(Intent.VERIFICATION, language=language)
    answer = redirect.answer(Kind.DM, "telegram", seed, CLEAN, about)
    assert answer.reply is not None
    assert "göndermeyin" in answer.reply.text or "destek@papatya.example" in answer.reply.text
    assert not any(word in answer.reply.text for word in ("gönderin", "please send your", "?"))


def test_rule_7_one_topic_keeps_one_code_and_the_code_gives_no_authority(
    redirect: Redirect,
) -> None:
    for seed in "abcdef":
        reply = redirect.answer(
            Kind.DM, "telegram", seed, CLEAN, topic(Intent.PAYMENT, language=Language.ENGLISH)
        ).reply
        assert reply is not None
        text = redirect.with_code(reply, Kind.DM, "telegram", "K7F-2QX-9").text
        assert "K7F-2QX-9" in text
        assert any(
            words in text for words in ("cannot be used", "does nothing", "not proof of identity")
        )


def test_rule_8_an_answer_holds_nothing_of_the_message(redirect: Redirect) -> None:
    """answer() is not given the message: it can only say what the team wrote."""
    answer = dm(redirect, topic(Intent.PAYMENT), BLOCKED)
    assert answer.reply is not None
    assert BLOCKED.stored_text not in answer.reply.text
