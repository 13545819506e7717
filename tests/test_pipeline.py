"""The pipeline: pure, never raising, and closed where it cannot see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.brand import load_brand
from socialbot.domain import Channel, Kind, Language, Message, Outcome, Reason
from socialbot.nlp.reader import Reader, Reading
from socialbot.pipeline import Conversations, Pipeline
from socialbot.redirect.library import Depth

PIPELINE = Pipeline(load_brand(), depth=Depth.FILES)
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


def message(text: str, **changes: Any) -> Message:
    fields: dict[str, Any] = {
        "platform": "sandbox",
        "account": "papatya",
        "id": "1",
        "conversation": "c",
        "author": "ayse",
        "kind": Kind.DM,
        "text": text,
        "sent_at": NOON,
    }
    return Message(**{**fields, **changes})


def test_ordinary_message_is_answered() -> None:
    outcome = PIPELINE.triage(message("hesabıma giremiyorum"))
    assert (outcome.blocked, outcome.channel) == (False, Channel.LIVE_CHAT)
    assert outcome.reply
    assert outcome.stored_text == "hesabıma giremiyorum"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("k7f2qx9 kodlu talebim ne oldu", "K7F-2QX-9"),
        ("bkz. https://papatya.example/form?case=K7F-2QX-9", "K7F-2QX-9"),
        ("K7F-2QX-8 kodlu talebim ne oldu", None),
        ("talebim ne oldu", None),
    ],
)
def test_a_typed_case_code_is_told(text: str, code: str | None) -> None:
    assert PIPELINE.triage(message(text)).case_code == code


@pytest.mark.parametrize("text", ["{} çözülmedi", "hesabıma giremiyorum {}", "{}"])
def test_the_letters_of_a_code_change_no_answer(text: str) -> None:
    codes = ("K7F-2QX-9", "M4R-8HW-5", "XH6-X25-6")
    one, *others = (PIPELINE.triage(message(text.format(code))) for code in codes)
    assert [replace(other, case_code="K7F-2QX-9") for other in others] == [one, one]


def test_same_message_has_the_same_outcome() -> None:
    assert PIPELINE.triage(message("param nerede")) == PIPELINE.triage(message("param nerede"))


def test_unread_attachment_counts_as_personal_data() -> None:
    outcome = PIPELINE.triage(message("", attachments=1))
    assert outcome.blocked
    assert outcome.review
    assert Reason.UNREAD_ATTACHMENT in outcome.reasons


@pytest.mark.parametrize("part", ["_reader", "_triage"])
def test_fault_inside_closes_and_goes_to_a_person(part: str, monkeypatch) -> None:
    class Broken:
        def __getattr__(self, name: str) -> Any:
            raise ValueError("0532 123 45 67")

    pipeline = Pipeline(load_brand(), depth=Depth.FILES)
    monkeypatch.setattr(pipeline, part, Broken())
    outcome = pipeline.triage(message("numaram 0532 123 45 67"))
    assert outcome.blocked
    assert outcome.review
    assert "4567" not in outcome.stored_text.replace(" ", "")


def test_text_too_long_to_read_is_closed() -> None:
    outcome = PIPELINE.triage(message("a " * 15_000))
    assert outcome.blocked
    assert Reason.TOO_LONG in outcome.reasons


def test_a_plea_at_the_end_of_a_text_too_long_is_heard() -> None:
    outcome = PIPELINE.triage(message("a " * 15_000 + "artık yaşamak istemiyorum"))
    assert outcome.blocked
    assert outcome.review
    assert {Reason.TOO_LONG, Reason.DISTRESS} <= set(outcome.reasons)
    assert outcome.reply
    assert outcome.reply.template == "distress"


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=80), st.sampled_from(Kind))
def test_no_text_raises(text: str, kind: Kind) -> None:
    outcome = PIPELINE.triage(message(text, kind=kind))
    assert isinstance(outcome.stored_text, str)


def test_number_in_parts_of_one_person_is_found() -> None:
    conversations = Conversations(PIPELINE)
    parts = [
        message(text, id=str(number), sent_at=NOON + timedelta(seconds=number))
        for number, text in enumerate(["numaram", "0532", "123 45", "67"])
    ]
    assert conversations.triage(parts[0]).blocked is False
    outcomes = [conversations.triage(part) for part in parts[1:]]
    assert outcomes[-1].blocked


@pytest.mark.parametrize(
    ("texts", "heard"),
    [
        (["ölmek", "istiyorum", "artık"], [False, True, False]),
        (["kendimi", "öldüreceğim"], [False, True]),
        (["i want", "to", "die"], [False, False, True]),
        (["oyunda", "öldüm", "yine"], [False, False, False]),
        (["merhaba", "üye olmak", "istiyorum"], [False, False, False]),
    ],
)
def test_distress_in_parts_is_heard_where_it_is_complete(
    texts: list[str], heard: list[bool]
) -> None:
    conversations = Conversations(PIPELINE)
    outcomes = [
        conversations.triage(message(text, id=str(at), sent_at=NOON + timedelta(seconds=at)))
        for at, text in enumerate(texts)
    ]
    assert [Reason.DISTRESS in outcome.reasons for outcome in outcomes] == heard


def test_parts_of_two_people_in_one_group_do_not_join() -> None:
    conversations = Conversations(PIPELINE)
    conversations.triage(message("0532 123", id="1", author="ali"))
    outcome = conversations.triage(message("45 67", id="2", author="veli"))
    assert not outcome.blocked


WORDLESS = ("?", "👍", "48213", "")


def after(first: str, last: str, **changes: Any) -> Outcome:
    """What is decided on a message that comes days after another one of the same person."""
    conversations = Conversations(PIPELINE)
    conversations.triage(message(first, id="1"))
    attachments = int(not last)
    later = NOON + timedelta(days=3)
    return conversations.triage(
        message(last, id="2", sent_at=later, attachments=attachments, **changes)
    )


@pytest.mark.parametrize("text", WORDLESS)
def test_a_message_without_words_is_answered_in_the_language_of_the_thread(text: str) -> None:
    for first, language in (
        ("hello, I cannot log in to my account", Language.ENGLISH),
        ("merhaba, hesabıma giremiyorum", Language.TURKISH),
        ("Ich kann mich nicht in mein Konto einloggen", Language.OTHER),
    ):
        outcome = after(first, text)
        assert outcome.language is language
        assert outcome.reply
        assert outcome.reply.language is language


def test_words_tell_the_language_whatever_the_thread_was_in() -> None:
    outcome = after("hello, I cannot log in to my account", "param ne zaman yatacak")
    assert outcome.language is Language.TURKISH


@pytest.mark.parametrize("other", [{"author": "can"}, {"conversation": "d"}])
def test_another_thread_has_a_language_of_its_own(other: dict[str, str]) -> None:
    outcome = after("hello, I cannot log in to my account", "?", **other)
    assert outcome.language is Language.TURKISH


def test_a_language_from_before_the_memory_is_recalled() -> None:
    asked: list[str] = []

    def recall(one: Message) -> Language:
        asked.append(one.id)
        return Language.ENGLISH

    conversations = Conversations(PIPELINE, recall)
    outcomes = [conversations.triage(message("?", id=number)) for number in "12"]
    assert [one.language for one in outcomes] == [Language.ENGLISH, Language.ENGLISH]
    assert asked == ["1"]  # by then it is remembered


def test_edit_does_not_join_with_its_own_earlier_text() -> None:
    conversations = Conversations(PIPELINE)
    first = conversations.triage(message("saat 12 30 45 oldu", id="1"))
    again = conversations.triage(message("saat 12 30 45 oldu", id="1", revision=1))
    assert first.blocked == again.blocked


def test_messages_read_together_have_the_same_outcome() -> None:
    messages = [message("hesabıma giremiyorum"), message("numaram 0532 123 45 67")]
    readings = list(PIPELINE.read_many(messages))
    for one, reading in zip(messages, readings, strict=True):
        together, alone = PIPELINE.triage(one, (), reading), PIPELINE.triage(one)
        assert together == replace(alone, confidence=together.confidence)
        assert together.confidence == pytest.approx(alone.confidence, abs=0.002)


def test_a_fault_among_many_closes_only_the_message_at_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pipeline = Pipeline(load_brand(), depth=Depth.FILES)
    read_many = Reader.read_many

    def fail(reader: Reader, texts: Iterable[str]) -> Iterator[Reading]:
        texts = list(texts)
        if "kötü" in texts:
            raise RuntimeError
        return read_many(reader, texts)

    monkeypatch.setattr(Reader, "read_many", fail)
    messages = [message("merhaba"), message("kötü")]
    readings = pipeline.read_many(messages)
    outcomes = [pipeline.triage(m, (), next(readings)) for m in messages]
    assert [outcome.blocked for outcome in outcomes] == [False, True]
