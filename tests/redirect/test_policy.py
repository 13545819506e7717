"""What is decided before any words: channels, transfers, modes, and who comes first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from socialbot.brand import CHANNELS
from socialbot.domain import (
    RISKS,
    Channel,
    Intent,
    Kind,
    Language,
    Mode,
    Reason,
    Situation,
    Topic,
    Verdict,
)
from socialbot.redirect.policy import DIRECTIONS
from socialbot.redirect.redirect import Redirect, Redirection
from tests.redirect.build import (
    BLOCKED,
    CLEAN,
    CODE,
    MONDAY,
    SUNDAY,
    dm,
    redirect_of,
    topic,
    with_hours,
    with_rules,
    word,
)

CHATTED = [intent for intent, channel in CHANNELS.items() if channel is Channel.LIVE_CHAT]


def at(
    redirect: Redirect,
    about: Topic,
    situation: Situation,
    verdict: Verdict = CLEAN,
    kind: Kind = Kind.DM,
) -> Redirection:
    return redirect.answer(kind, "telegram", "seed", verdict, about, (), situation)


@pytest.fixture(scope="module")
def office() -> Redirect:
    return redirect_of(with_hours())


@pytest.fixture(scope="module")
def careful() -> Redirect:
    modes = {"payment": "approve", "complaint": "never", "other": "never"}
    return redirect_of(with_rules(modes=modes))


@pytest.fixture(scope="module")
def coded() -> Redirect:
    return redirect_of(with_hours(code_parameter="ref"))


@pytest.mark.parametrize("intent", [one for one in Intent if one is not Intent.SPAM])
def test_a_topic_goes_where_the_rule_book_sends_it(redirect: Redirect, intent: Intent) -> None:
    answer = dm(redirect, topic(intent))
    assert answer.channel is CHANNELS[intent]
    assert answer.reply is not None
    assert answer.reply.template == intent.value


class TestChannelsOfTheProfile:
    @pytest.mark.parametrize(
        ("channel", "address"),
        [
            (Channel.LIVE_CHAT, "canli-destek"),
            (Channel.EMAIL, "destek@papatya.example"),
            (Channel.WEB_FORM, "bildirim-formu"),
        ],
    )
    @pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
    def test_the_answer_names_the_channel_that_the_brand_chose(
        self, channel: Channel, address: str, language: Language
    ) -> None:
        redirect = redirect_of(with_rules(channels={"promotion": channel.value}))
        answer = dm(redirect, topic(Intent.PROMOTION, language=language))
        assert answer.channel is channel
        assert answer.reply is not None
        assert address in answer.reply.text
        if channel is not Channel.LIVE_CHAT:
            assert answer.reply.template == DIRECTIONS

    def test_information_and_people_have_words_of_their_own(self) -> None:
        redirect = redirect_of(with_rules(channels={"payment": "info", "complaint": "human"}))
        informed, looked_at = (
            dm(redirect, topic(Intent.PAYMENT)),
            dm(redirect, topic(Intent.COMPLAINT)),
        )
        assert informed.channel is Channel.INFO
        assert informed.reply is not None
        assert informed.reply.template == "general_info"
        assert (looked_at.channel, looked_at.review) == (Channel.HUMAN, True)
        assert looked_at.reply is not None
        assert looked_at.reply.template == "other"

    def test_a_topic_without_a_channel_is_not_answered(self) -> None:
        answer = dm(
            redirect_of(with_rules(channels={"smalltalk": "none"})), topic(Intent.SMALLTALK)
        )
        assert (answer.channel, answer.reply, answer.review) == (Channel.NONE, None, False)


class TestTransfers:
    @pytest.mark.parametrize("intent", CHATTED)
    @pytest.mark.parametrize(
        ("reason", "channel", "template"),
        [
            (Reason.NEEDS_DOCUMENT, Channel.EMAIL, "verification"),
            (Reason.NEEDS_INVESTIGATION, Channel.WEB_FORM, "technical_fault"),
        ],
    )
    def test_what_is_beyond_live_chat_is_transferred(
        self, redirect: Redirect, intent: Intent, reason: Reason, channel: Channel, template: str
    ) -> None:
        answer = dm(redirect, topic(intent, reason))
        assert answer.channel is channel
        assert answer.reply is not None
        assert answer.reply.template == template
        assert "canli-destek" not in answer.reply.text
        assert not answer.review

    def test_a_document_comes_before_an_investigation(self, redirect: Redirect) -> None:
        reasons = (Reason.NEEDS_INVESTIGATION, Reason.NEEDS_DOCUMENT)
        assert dm(redirect, topic(Intent.OUTAGE, *reasons)).channel is Channel.EMAIL

    @pytest.mark.parametrize("reason", [Reason.NEEDS_DOCUMENT, Reason.NEEDS_INVESTIGATION])
    def test_only_live_chat_hands_over(self, redirect: Redirect, reason: Reason) -> None:
        for intent, channel in CHANNELS.items():
            if channel is not Channel.LIVE_CHAT:
                assert dm(redirect, topic(intent, reason)).channel is channel

    def test_the_profile_does_not_switch_it_off(self) -> None:
        redirect = redirect_of(with_rules(channels={"payment": "live_chat"}))
        assert dm(redirect, topic(Intent.PAYMENT)).channel is Channel.LIVE_CHAT
        answer = dm(redirect, topic(Intent.PAYMENT, Reason.NEEDS_DOCUMENT))
        assert answer.channel is Channel.EMAIL

    def test_a_blocked_message_is_transferred_too(self, redirect: Redirect) -> None:
        answer = dm(redirect, topic(Intent.ACCOUNT_ACCESS, Reason.NEEDS_DOCUMENT), BLOCKED)
        assert answer.channel is Channel.EMAIL
        assert answer.reply is not None
        assert answer.reply.template == "privacy"


class TestHours:
    @pytest.mark.parametrize("kind", list(Kind))
    @pytest.mark.parametrize(
        ("language", "opens"),
        [(Language.TURKISH, "yarın 09.00"), (Language.ENGLISH, "tomorrow at 09:00")],
    )
    def test_while_it_is_closed_live_chat_stays_the_channel_and_says_when_it_opens(
        self, office: Redirect, kind: Kind, language: Language, opens: str
    ) -> None:
        about = topic(Intent.ACCOUNT_ACCESS, language=language)
        answer = at(office, about, SUNDAY, kind=kind)
        assert answer.channel is Channel.LIVE_CHAT
        assert answer.reply is not None
        assert opens in answer.reply.text
        assert "destek@papatya.example" in answer.reply.text
        assert not answer.review

    @pytest.mark.parametrize("intent", CHATTED)
    def test_while_it_is_open_nothing_is_said_of_hours(
        self, office: Redirect, intent: Intent
    ) -> None:
        assert at(office, topic(intent), MONDAY) == dm(office, topic(intent))

    def test_other_channels_have_no_hours(self, office: Redirect) -> None:
        about = topic(Intent.PAYMENT)
        assert at(office, about, SUNDAY) == at(office, about, MONDAY)

    def test_the_words_of_the_commit_say_it_too(self, office: Redirect) -> None:
        about = topic(Intent.OUTAGE)
        reply = word(office, about, at(office, about, SUNDAY), situation=SUNDAY)
        assert reply is not None
        assert "yarın 09.00" in reply.text
        assert CODE in reply.text

    def test_without_an_opening_for_two_months_email_takes_over(self) -> None:
        closed = [date(2026, 11, 1) + timedelta(days=number) for number in range(150)]
        redirect = redirect_of(with_hours(closed_days=frozenset(closed)))
        answer = at(redirect, topic(Intent.OUTAGE), MONDAY)
        assert answer.channel is Channel.EMAIL
        assert answer.reply is not None
        assert "destek@papatya.example" in answer.reply.text
        spring = Situation(datetime(2027, 3, 1, tzinfo=UTC))
        assert at(redirect, topic(Intent.OUTAGE), spring).channel is Channel.LIVE_CHAT


class TestKnownFaults:
    KNOWN = replace(MONDAY, known_faults=frozenset({Intent.OUTAGE}))

    @pytest.mark.parametrize("kind", list(Kind))
    def test_a_known_fault_is_answered_as_known(self, redirect: Redirect, kind: Kind) -> None:
        answer = at(redirect, topic(Intent.OUTAGE), self.KNOWN, kind=kind)
        assert answer.channel is Channel.LIVE_CHAT
        assert answer.reply is not None
        assert answer.reply.template == "known_fault"

    @pytest.mark.parametrize(
        "channel", [one for one in Channel if one not in {Channel.NONE, Channel.LIVE_CHAT}]
    )
    @pytest.mark.parametrize("kind", list(Kind))
    def test_wherever_the_profile_sends_the_topic_at_once_or_meanwhile(
        self, channel: Channel, kind: Kind
    ) -> None:
        moved = redirect_of(with_rules(channels={"outage": channel.value}))
        about = topic(Intent.OUTAGE)
        at_once = at(moved, about, self.KNOWN, kind=kind)
        before = at(moved, about, MONDAY, kind=kind)
        assert at_once.reply is not None
        assert before.reply is not None
        assert before.reply.template != "known_fault"
        reply = word(moved, about, before, kind=kind, situation=self.KNOWN)
        assert reply is not None
        assert at_once.reply.template == reply.template == "known_fault"

    @pytest.mark.parametrize(
        ("verdict", "reasons"),
        [
            (CLEAN, (Reason.LOW_CONFIDENCE,)),
            (CLEAN, (Reason.THREAT,)),
            (CLEAN, (Reason.UNREAD_ATTACHMENT,)),
            (CLEAN, (Reason.DISTRESS,)),
            (BLOCKED, ()),
        ],
    )
    def test_what_comes_before_it_does_so_meanwhile_too(
        self, redirect: Redirect, verdict: Verdict, reasons: tuple[Reason, ...]
    ) -> None:
        about = topic(Intent.OUTAGE, *reasons)
        before = at(redirect, about, MONDAY, verdict)
        assert before.reply is not None
        reply = word(redirect, about, before, verdict=verdict, situation=self.KNOWN)
        assert reply is not None
        assert reply.template == before.reply.template != "known_fault"

    def test_other_topics_are_answered_as_ever(self, redirect: Redirect) -> None:
        about = topic(Intent.TECHNICAL_FAULT)
        assert at(redirect, about, self.KNOWN) == at(redirect, about, MONDAY)

    def test_privacy_comes_before_it(self, redirect: Redirect) -> None:
        answer = at(redirect, topic(Intent.OUTAGE), self.KNOWN, BLOCKED)
        assert answer.reply is not None
        assert answer.reply.template == "privacy"

    def test_doubt_comes_before_it(self, redirect: Redirect) -> None:
        answer = at(redirect, topic(Intent.OUTAGE, Reason.LOW_CONFIDENCE), self.KNOWN)
        assert answer.reply is not None
        assert answer.reply.template == "other"


class TestModes:
    def test_an_answer_that_a_person_approves_is_proposed(self, careful: Redirect) -> None:
        answer = dm(careful, topic(Intent.PAYMENT))
        assert answer.reply is not None
        assert answer.reply.template == "payment"
        assert answer.review
        assert answer.reasons == (Reason.NEEDS_APPROVAL,)

    def test_a_topic_that_is_left_to_the_team_gets_no_reply(self, careful: Redirect) -> None:
        answer = dm(careful, topic(Intent.COMPLAINT))
        assert (answer.channel, answer.reply, answer.review) == (Channel.EMAIL, None, True)
        assert answer.reasons == (Reason.LEFT_TO_TEAM,)

    def test_others_are_automatic(self, careful: Redirect) -> None:
        answer = dm(careful, topic(Intent.OUTAGE))
        assert (answer.review, answer.reasons) == (False, ())
        assert answer.reply is not None

    @pytest.mark.parametrize("intent", [Intent.PAYMENT, Intent.COMPLAINT, Intent.OTHER])
    @pytest.mark.parametrize("kind", list(Kind))
    @pytest.mark.parametrize("doubts", [(), (Reason.LOW_CONFIDENCE,)])
    def test_a_word_on_privacy_is_automatic_in_every_mode(
        self, careful: Redirect, intent: Intent, kind: Kind, doubts: tuple[Reason, ...]
    ) -> None:
        answer = at(careful, topic(intent, *doubts), MONDAY, BLOCKED, kind)
        assert answer.reply is not None
        assert answer.reply.template == "privacy"
        assert {Reason.NEEDS_APPROVAL, Reason.LEFT_TO_TEAM}.isdisjoint(answer.reasons)

    def test_help_in_distress_is_automatic_in_every_mode(self, careful: Redirect) -> None:
        answer = dm(careful, topic(Intent.COMPLAINT, Reason.DISTRESS))
        assert answer.reply is not None
        assert answer.reply.template == "distress"
        assert Reason.LEFT_TO_TEAM not in answer.reasons

    @pytest.mark.parametrize("intent", RISKS)
    @pytest.mark.parametrize("verdict", [CLEAN, BLOCKED])
    def test_help_for_who_is_at_risk_is_automatic_however_sure_the_topic(
        self, careful: Redirect, intent: Intent, verdict: Verdict
    ) -> None:
        answer = dm(careful, topic(intent, Reason.LOW_CONFIDENCE), verdict)
        assert answer.reply is not None
        assert answer.reply.template == intent.value
        assert {Reason.NEEDS_APPROVAL, Reason.LEFT_TO_TEAM}.isdisjoint(answer.reasons)

    @pytest.mark.parametrize(
        ("payment", "other", "reason"),
        [
            (Mode.APPROVE, Mode.AUTOMATIC, Reason.NEEDS_APPROVAL),
            (Mode.AUTOMATIC, Mode.APPROVE, Reason.NEEDS_APPROVAL),
            (Mode.APPROVE, Mode.NEVER, Reason.LEFT_TO_TEAM),
        ],
    )
    def test_in_doubt_the_stricter_mode_holds(
        self, payment: Mode, other: Mode, reason: Reason
    ) -> None:
        redirect = redirect_of(with_rules(modes={"payment": payment.value, "other": other.value}))
        assert reason in dm(redirect, topic(Intent.PAYMENT, Reason.LOW_CONFIDENCE)).reasons

    def test_where_there_is_no_answer_there_is_nothing_to_approve(self) -> None:
        redirect = redirect_of(with_rules(modes={"spam": "approve"}))
        answer = dm(redirect, topic(Intent.SPAM))
        assert (answer.reply, answer.review, answer.reasons) == (None, False, ())


class TestSilence:
    def test_an_impostor_is_not_answered_and_is_looked_at(self, redirect: Redirect) -> None:
        answer = dm(redirect, topic(Intent.OTHER, Reason.IMPOSTOR))
        assert (answer.reply, answer.review) == (None, True)

    def test_distress_is_answered_whoever_it_may_be(self, redirect: Redirect) -> None:
        about = topic(Intent.RESPONSIBLE_USE, Reason.DISTRESS, Reason.IMPOSTOR)
        assert dm(redirect, about).reply is not None

    def test_who_asks_for_silence_gets_it_and_needs_nobody(self, redirect: Redirect) -> None:
        answer = dm(redirect, topic(Intent.OTHER, Reason.OPT_OUT))
        assert (answer.channel, answer.reply, answer.review) == (Channel.NONE, None, False)


class TestHandOvers:
    @pytest.mark.parametrize(
        ("intent", "link"),
        [
            (Intent.OUTAGE, f"https://papatya.example/canli-destek?ref={CODE}"),
            (Intent.TECHNICAL_FAULT, f"https://papatya.example/bildirim-formu?case={CODE}"),
        ],
    )
    @pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
    def test_the_links_of_a_private_answer_carry_the_code(
        self, coded: Redirect, intent: Intent, link: str, language: Language
    ) -> None:
        about = topic(intent, language=language)
        reply = word(coded, about, at(coded, about, MONDAY))
        assert reply is not None
        assert link in reply.text.split()

    @pytest.mark.parametrize("language", [Language.TURKISH, Language.ENGLISH])
    def test_an_email_hand_over_gives_address_and_code_and_no_link(
        self, coded: Redirect, language: Language
    ) -> None:
        about = topic(Intent.PAYMENT, language=language)
        reply = word(coded, about, at(coded, about, MONDAY))
        assert reply is not None
        assert "destek@papatya.example" in reply.text
        assert CODE in reply.text
        assert "mailto:" not in reply.text
        assert "?" not in reply.text

    def test_without_a_parameter_live_chat_gets_the_plain_link(self, redirect: Redirect) -> None:
        about = topic(Intent.OUTAGE)
        reply = word(redirect, about, dm(redirect, about))
        assert reply is not None
        assert "canli-destek?" not in reply.text
        assert CODE in reply.text
