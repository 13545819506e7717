"""The customer-service rule book, sentence by sentence. docs/rule_book.md says which sentence each
test stands for; the last test here keeps the two in step."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from socialbot.brand import CHANNELS, Brand
from socialbot.domain import RISKS, Channel, Intent, Kind, Language, Reason, Topic, Verdict
from socialbot.redirect.outbound import fold, refusal
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Settings
from socialbot.store.entries import Entry
from socialbot.store.records import Records
from socialbot.store.retention import purge
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow, MessageRow, ReplyRow
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
from tests.store.world import NOW, SECRET, entry, outcome, record, rows

ROOT = Path(__file__).parents[2]
OFFICIAL = {Channel.LIVE_CHAT, Channel.EMAIL, Channel.WEB_FORM}
OURS = [Language.TURKISH, Language.ENGLISH]
SEEDS = list("abcdefgh")


@pytest.fixture
def records(engine: Engine) -> Records:
    return Records(engine, Vault(SECRET), replies_per_hour=9)


def decided(redirect: Redirect, about: Topic, number: int, verdict: Verdict = CLEAN) -> Entry:
    """What is recorded of a message about a topic."""
    answer = dm(redirect, about, verdict)
    result = outcome(
        intent=about.intent,
        channel=answer.channel,
        reply=answer.reply,
        review=answer.review,
        reasons=answer.reasons,
    )
    return entry(number, result)


def said(redirect: Redirect, about: Topic, verdict: Verdict = CLEAN) -> str:
    """The private answer as it is recorded, with its case code."""
    reply = word(redirect, about, dm(redirect, about, verdict), verdict=verdict)
    assert reply is not None
    return reply.text


class TestIntroduction:
    def test_every_message_is_recorded_and_directed(
        self, redirect: Redirect, records: Records, engine: Engine
    ) -> None:
        asked = [one for one in Intent if one is not Intent.SPAM]
        record(records, *(decided(redirect, topic(one), at) for at, one in enumerate(asked)))
        assert [row.channel for row in rows(engine, MessageRow)] == [CHANNELS[one] for one in asked]
        assert all(row.case_id for row in rows(engine, MessageRow))

    def test_each_topic_has_one_channel_of_its_own(self, redirect: Redirect) -> None:
        for intent in Intent:
            assert {
                redirect.answer(kind, "telegram", seed, CLEAN, topic(intent)).channel
                for kind in Kind
                for seed in SEEDS
            } == {CHANNELS[intent]}
        assert set(CHANNELS.values()) > OFFICIAL


class TestLiveChat:
    @pytest.mark.parametrize("intent", [Intent.OUTAGE, Intent.ACCOUNT_ACCESS, Intent.PROMOTION])
    def test_outages_access_questions_and_direction_go_to_live_chat(
        self, redirect: Redirect, intent: Intent
    ) -> None:
        assert dm(redirect, topic(intent)).channel is Channel.LIVE_CHAT
        assert "https://papatya.example/canli-destek" in said(redirect, topic(intent))

    @pytest.mark.parametrize("intent", [Intent.ACCOUNT_CHANGE, Intent.VERIFICATION])
    def test_live_chat_changes_no_account_and_reads_no_document(
        self, redirect: Redirect, intent: Intent
    ) -> None:
        assert dm(redirect, topic(intent)).channel is Channel.EMAIL

    def test_what_was_said_can_move_on_with_the_case_code(self, redirect: Redirect) -> None:
        assert CODE in said(redirect, topic(Intent.OUTAGE))
        moved = topic(Intent.OUTAGE, Reason.NEEDS_DOCUMENT)
        assert CODE in said(redirect, moved)

    def test_only_the_official_addresses_are_named(self, redirect: Redirect, brand: Brand) -> None:
        for kind, _, reply in every_reply(redirect):
            assert refusal(reply.text, brand, 280 if kind is Kind.MENTION else 1000) is None


class TestEmail:
    @pytest.mark.parametrize("intent", [Intent.PAYMENT, Intent.COMPLAINT])
    def test_what_needs_a_written_record_goes_to_email(
        self, redirect: Redirect, intent: Intent
    ) -> None:
        assert dm(redirect, topic(intent)).channel is Channel.EMAIL
        assert "destek@papatya.example" in said(redirect, topic(intent))

    @pytest.mark.parametrize(
        "about",
        [
            topic(Intent.ACCOUNT_CHANGE),
            topic(Intent.VERIFICATION),
            topic(Intent.ACCOUNT_ACCESS, Reason.NEEDS_DOCUMENT),
        ],
    )
    def test_account_reviews_and_documents_go_to_email(
        self, redirect: Redirect, about: Topic
    ) -> None:
        assert dm(redirect, about).channel is Channel.EMAIL
        assert "destek@papatya.example" in said(redirect, about)

    @pytest.mark.parametrize("language", OURS)
    def test_an_email_carries_the_code_that_joins_it_to_the_record(
        self, redirect: Redirect, language: Language
    ) -> None:
        assert CODE in said(redirect, topic(Intent.PAYMENT, language=language))

    def test_no_answer_says_how_long_a_review_takes(self, redirect: Redirect) -> None:
        unit = r"\b(?:saniye|dakika|saat|g[uü]n|hafta|second|minute|hour|day|week)(?:s|ler|lar)?\b"
        for _, _, reply in every_reply(redirect):
            assert not re.search(rf"\d+\s*{unit}", fold(reply.text)), reply


class TestSocialMedia:
    def test_an_answer_informs_or_directs_and_does_nothing_else(
        self, redirect: Redirect, brand: Brand
    ) -> None:
        for _, _, reply in every_reply(redirect):
            assert refusal(reply.text, brand, 1000) not in {"promise", "decision", "advice"}

    @pytest.mark.parametrize("language", OURS)
    def test_general_questions_are_answered_in_place(
        self, redirect: Redirect, language: Language
    ) -> None:
        answer = dm(redirect, topic(Intent.GENERAL_INFO, language=language))
        assert (answer.channel, answer.review) == (Channel.INFO, False)
        assert answer.reply is not None
        assert "https://papatya.example/yardim" in answer.reply.text

    def test_every_answer_says_that_it_is_automatic_and_no_official_request(
        self, redirect: Redirect
    ) -> None:
        words = {"tr": ("otomatik", "resmi"), "en": ("automat", "official")}
        words["other"] = words["tr"] + words["en"]
        seen = 0
        for _, _, reply in every_reply(redirect):
            seen += 1
            assert all(one in fold(reply.text) for one in words[reply.language.value]), reply
        assert seen > 1000

    def test_most_topics_end_at_an_official_channel(self) -> None:
        with_a_case = set(CHANNELS) - {*RISKS, Intent.SPAM, Intent.SMALLTALK, Intent.OTHER}
        directed = [one for one in with_a_case if CHANNELS[one] in OFFICIAL]
        assert len(directed) > len(with_a_case) / 2

    @pytest.mark.parametrize("language", list(Language))
    @pytest.mark.parametrize("kind", list(Kind))
    @pytest.mark.parametrize("intent", [one for one in Intent if one not in {*RISKS, Intent.SPAM}])
    def test_a_request_with_personal_data_is_not_processed(
        self, redirect: Redirect, intent: Intent, kind: Kind, language: Language
    ) -> None:
        about = topic(intent, language=language)
        answer = redirect.answer(kind, "telegram", "seed", BLOCKED, about)
        assert answer.reply is not None
        assert answer.reply.template == "privacy"

    @pytest.mark.parametrize("language", OURS)
    @pytest.mark.parametrize("seed", SEEDS)
    def test_a_public_post_with_personal_data_should_be_deleted(
        self, redirect: Redirect, language: Language, seed: str
    ) -> None:
        about = topic(Intent.PAYMENT, language=language)
        answer = redirect.answer(Kind.MENTION, "x", seed, BLOCKED, about)
        assert answer.reply is not None
        asked = r"\bsil(?:in|iniz|menizi|er misiniz)\b" if language is Language.TURKISH else "delet"
        assert re.search(asked, answer.reply.text.lower()), answer.reply

    @pytest.mark.parametrize("language", OURS)
    @pytest.mark.parametrize("seed", SEEDS)
    def test_a_case_code_allows_nothing(
        self, redirect: Redirect, language: Language, seed: str
    ) -> None:
        about = topic(Intent.PAYMENT, language=language)
        answer = redirect.answer(Kind.DM, "telegram", seed, CLEAN, about)
        reply = word(redirect, about, answer)
        assert answer.reply is not None
        assert reply is not None
        told = fold(reply.text.removeprefix(answer.reply.text))
        assert len(told) < len(reply.text)
        denials = (
            ["kullanilamaz", "islem yapilamaz", "ise yaramaz", "gecmez", "degil", "yetki vermez"]
            if language is Language.TURKISH
            else ["cannot be used", "does nothing", "not proof of identity"]
        )
        assert any(denial in told for denial in denials), told


class TestForm:
    @pytest.mark.parametrize("language", OURS)
    def test_technical_faults_go_to_the_form(self, redirect: Redirect, language: Language) -> None:
        about = topic(Intent.TECHNICAL_FAULT, language=language)
        assert dm(redirect, about).channel is Channel.WEB_FORM
        assert f"https://papatya.example/bildirim-formu?case={CODE}" in said(redirect, about)

    @pytest.mark.parametrize("intent", [Intent.ACCOUNT_ACCESS, Intent.OUTAGE])
    def test_access_and_system_faults_that_go_on_are_reported_there_too(
        self, redirect: Redirect, intent: Intent
    ) -> None:
        answer = dm(redirect, topic(intent, Reason.NEEDS_INVESTIGATION))
        assert answer.channel is Channel.WEB_FORM

    @pytest.mark.parametrize("intent", [Intent.OUTAGE, Intent.TECHNICAL_FAULT])
    @pytest.mark.parametrize("language", OURS)
    def test_a_repeated_fault_is_answered_as_known(
        self, redirect: Redirect, intent: Intent, language: Language
    ) -> None:
        known = replace(MONDAY, known_faults=frozenset({intent}))
        about = topic(intent, language=language)
        answer = redirect.answer(Kind.DM, "telegram", "seed", CLEAN, about, (), known)
        assert answer.reply is not None
        assert answer.reply.template == "known_fault"


class TestTransfers:
    def test_a_request_moves_to_another_channel_by_its_content(self, redirect: Redirect) -> None:
        reasons: list[tuple[Reason, ...]] = [
            (), (Reason.NEEDS_DOCUMENT,), (Reason.NEEDS_INVESTIGATION,),
        ]  # fmt: skip
        moved = {dm(redirect, topic(Intent.ACCOUNT_ACCESS, *one)).channel for one in reasons}
        assert moved == OFFICIAL

    @pytest.mark.parametrize("intent", [Intent.ACCOUNT_CHANGE, Intent.COMPLAINT, Intent.PAYMENT])
    def test_what_is_beyond_an_instant_talk_does_not_go_to_live_chat(
        self, redirect: Redirect, intent: Intent
    ) -> None:
        assert dm(redirect, topic(intent)).channel is not Channel.LIVE_CHAT

    @pytest.mark.parametrize("intent", [Intent.ACCOUNT_ACCESS, Intent.OUTAGE, Intent.PROMOTION])
    def test_a_document_or_screenshot_moves_a_chat_to_email(
        self, redirect: Redirect, intent: Intent
    ) -> None:
        assert dm(redirect, topic(intent, Reason.NEEDS_DOCUMENT)).channel is Channel.EMAIL

    def test_a_technical_investigation_moves_a_chat_to_the_form(self, redirect: Redirect) -> None:
        answer = dm(redirect, topic(Intent.OUTAGE, Reason.NEEDS_INVESTIGATION))
        assert answer.channel is Channel.WEB_FORM

    @pytest.mark.parametrize("reason", [Reason.NEEDS_DOCUMENT, Reason.NEEDS_INVESTIGATION])
    def test_the_record_stays_one_through_a_transfer(
        self, redirect: Redirect, records: Records, engine: Engine, reason: Reason
    ) -> None:
        record(records, decided(redirect, topic(Intent.ACCOUNT_ACCESS), 1))
        later = NOW + timedelta(hours=2)
        record(records, decided(redirect, topic(Intent.ACCOUNT_ACCESS, reason), 2), now=later)
        first, second = rows(engine, MessageRow)
        assert first.channel == Channel.LIVE_CHAT
        assert second.channel != first.channel
        assert second.case_id == first.case_id
        assert len(rows(engine, CaseRow)) == 1


class TestAgeAndResponsibleUse:
    @pytest.mark.parametrize("language", list(Language))
    @pytest.mark.parametrize("kind", list(Kind))
    def test_minors_are_told_the_age_and_a_person_looks(
        self, redirect: Redirect, kind: Kind, language: Language
    ) -> None:
        about = topic(Intent.UNDERAGE, Reason.UNDERAGE, language=language)
        answer = redirect.answer(kind, "telegram", "seed", CLEAN, about)
        assert (answer.channel, answer.review) == (Channel.HUMAN, True)
        assert answer.reply is not None
        assert "18" in answer.reply.text

    @pytest.mark.parametrize("seed", SEEDS)
    @pytest.mark.parametrize("language", OURS)
    def test_the_bot_never_asks_for_identity(
        self, redirect: Redirect, language: Language, seed: str
    ) -> None:
        about = topic(Intent.VERIFICATION, language=language)
        answer = redirect.answer(Kind.DM, "telegram", seed, CLEAN, about)
        assert answer.reply is not None
        text = answer.reply.text
        assert "destek@papatya.example" in text
        assert not re.search(r"\bgönderin\b|(?<!not )please send your|\?", text), text

    @pytest.mark.parametrize(("reasons", "line"), [((), "115"), ((Reason.DISTRESS,), "112")])
    @pytest.mark.parametrize("language", list(Language))
    @pytest.mark.parametrize("verdict", [CLEAN, BLOCKED])
    def test_people_at_risk_get_the_help_line_for_them_and_a_person(
        self,
        redirect: Redirect,
        verdict: Verdict,
        language: Language,
        reasons: tuple[Reason, ...],
        line: str,
    ) -> None:
        about = topic(Intent.RESPONSIBLE_USE, Reason.RESPONSIBLE_USE, *reasons, language=language)
        answer = dm(redirect, about, verdict)
        assert (answer.channel, answer.review) == (Channel.HUMAN, True)
        assert answer.reply is not None
        assert line in answer.reply.text

    def test_who_goes_beyond_the_bounds_meets_a_person(self, redirect: Redirect) -> None:
        answer = dm(redirect, topic(Intent.COMPLAINT, Reason.THREAT))
        assert (answer.channel, answer.review) == (Channel.HUMAN, True)

    @pytest.mark.parametrize("language", OURS)
    @pytest.mark.parametrize("seed", SEEDS)
    def test_decisions_are_never_steered(
        self, redirect: Redirect, brand: Brand, language: Language, seed: str
    ) -> None:
        about = topic(Intent.DECISION_ADVICE, language=language)
        answer = redirect.answer(Kind.MENTION, "x", seed, CLEAN, about)
        assert answer.channel is Channel.INFO
        assert answer.reply is not None
        assert answer.reply.template == "decision_advice"
        assert refusal(answer.reply.text, brand, 280) is None


class TestQuestions:
    @pytest.mark.parametrize("language", OURS)
    def test_each_answer_names_the_channel_that_fits_its_topic(
        self, redirect: Redirect, language: Language
    ) -> None:
        places = {
            Channel.LIVE_CHAT: "canli-destek",
            Channel.EMAIL: "destek@papatya.example",
            Channel.WEB_FORM: "bildirim-formu",
        }
        for intent, channel in CHANNELS.items():
            if channel in places:
                assert places[channel] in said(redirect, topic(intent, language=language))

    def test_records_are_kept_as_long_as_the_policy_says(
        self, records: Records, engine: Engine
    ) -> None:
        days = Settings.model_fields["retention"].get_default(call_default_factory=True).days
        record(records, entry())
        purge(engine, NOW + timedelta(days=days), days)
        assert len(rows(engine, MessageRow)) == 1
        purge(engine, NOW + timedelta(days=days, seconds=1), days)
        assert rows(engine, MessageRow) == []
        assert rows(engine, ReplyRow) == []

    def test_one_topic_over_several_messages_is_one_record(
        self, redirect: Redirect, records: Records, engine: Engine
    ) -> None:
        for number, intent in enumerate([Intent.OUTAGE, Intent.TECHNICAL_FAULT], 1):
            record(records, decided(redirect, topic(intent), number))
        assert len(rows(engine, CaseRow)) == 1
        assert len({row.case_id for row in rows(engine, MessageRow)}) == 1

    def test_an_answer_holds_nothing_of_the_message(self, redirect: Redirect) -> None:
        """answer() is not given the message: it can only say what the team wrote."""
        for answer in (
            dm(redirect, topic(Intent.PAYMENT), BLOCKED),
            mention(redirect, topic(Intent.PAYMENT), BLOCKED),
        ):
            assert answer.reply is not None
            assert BLOCKED.stored_text not in answer.reply.text


def table() -> list[tuple[str, str]]:
    """The sentences of the page and the tests that stand beside them."""
    text = (ROOT / "docs" / "rule_book.md").read_text(encoding="utf-8")
    found = re.findall(r"^\| (?!sentence|---)(.+?) \| (.+?) \|$", text, re.MULTILINE)
    return [(sentence, test) for sentence, test in found]


def names_here() -> set[str]:
    tree = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    functions = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))
    return {node.name for node in functions if node.name.startswith("test_")}


def test_the_page_names_every_test_and_no_other() -> None:
    named = {name for _, cell in table() for name in re.findall(r"`(test_\w+)`", cell)}
    assert named == names_here() - {test_the_page_names_every_test_and_no_other.__name__}
    without = [sentence for sentence, cell in table() if "`test_" not in cell]
    assert all("not the bot's" in cell for sentence, cell in table() if sentence in without)
    assert len(table()) >= 40
