"""Rule 7: one topic is one record, over messages, days and channels, and over platforms by code."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select, update

from socialbot.brand import load_brand
from socialbot.domain import Channel, Intent, Outcome, Reason
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.settings import Cases
from socialbot.store.records import Records
from socialbot.store.retention import purge
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseJoinRow, CaseRow, MessageRow, ReplyRow
from tests.store.world import NOW, entry, message, outcome, record, rows

PIPELINE = Pipeline(load_brand(), depth=Depth.FILES)
DAY = timedelta(days=1)
FAULT = outcome(intent=Intent.TECHNICAL_FAULT)


def cases_of(engine: Engine) -> list[int]:
    """The case of each message, in order."""
    return [row.case_id for row in rows(engine, MessageRow)]


def code_of(engine: Engine, case_id: int = 1) -> str:
    with engine.connect() as conn:
        return conn.execute(select(CaseRow.code).where(CaseRow.id == case_id)).scalar_one()


def typing(code: str, **changes: Any) -> Outcome:
    return outcome(case_code=code, **changes)


def on_telegram(number: int, result: Outcome, author: str = "zeynep") -> Any:
    place = {"platform": "telegram", "conversation": f"chat of {author}"}
    return entry(number, result, author=author, **place)


class TestOneTopic:
    def test_messages_of_one_author_about_one_topic_are_one_case(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, outcome(intent=Intent.OUTAGE)))
        record(records, entry(2, FAULT), now=NOW + 13 * DAY)
        record(records, entry(3, FAULT), now=NOW + 26 * DAY)
        assert len(rows(engine, CaseRow)) == 1

    def test_a_message_of_the_same_batch_joins_it(self, records: Records, engine: Engine) -> None:
        record(records, entry(1), entry(2))
        assert cases_of(engine) == [1, 1]

    @pytest.mark.parametrize(
        ("changes", "days"),
        [
            ({"author": "someone-else"}, 0),
            ({"platform": "telegram"}, 0),
            ({"result": outcome(intent=Intent.OUTAGE)}, 0),
            ({}, 15),
        ],
    )
    def test_another_author_platform_topic_or_period_is_another_case(
        self, records: Records, engine: Engine, changes: dict[str, Any], days: int
    ) -> None:
        record(records, entry(1))
        record(records, entry(2, **changes), now=NOW + days * DAY)
        assert len({row.code for row in rows(engine, CaseRow)}) == 2

    def test_the_period_is_the_operators(self, engine: Engine, vault: Vault) -> None:
        records = Records(engine, vault, 3, cases=Cases(period_days=2))
        record(records, entry(1))
        record(records, entry(2), now=NOW + 3 * DAY)
        assert cases_of(engine) == [1, 2]

    def test_a_closed_case_is_not_joined(self, records: Records, engine: Engine) -> None:
        record(records, entry(1))
        with engine.begin() as conn:
            conn.execute(update(CaseRow).values(is_open=False))
        record(records, entry(2))
        assert cases_of(engine) == [1, 2]


class TestTransfers:
    """Rule 5: sent on to another channel, the record stays one."""

    @pytest.mark.parametrize(
        ("intent", "reasons"),
        [
            (Intent.ACCOUNT_ACCESS, (Reason.NEEDS_DOCUMENT,)),
            (Intent.VERIFICATION, ()),
            (Intent.ACCOUNT_CHANGE, (Reason.NEEDS_DOCUMENT,)),
        ],
    )
    def test_a_chat_topic_that_moves_to_email_for_a_document_stays_one_case(
        self, records: Records, engine: Engine, intent: Intent, reasons: tuple[Reason, ...]
    ) -> None:
        begun = outcome(intent=Intent.ACCOUNT_ACCESS, channel=Channel.LIVE_CHAT)
        moved = outcome(intent=intent, channel=Channel.EMAIL, reasons=reasons)
        record(records, entry(1, begun))
        record(records, entry(2, moved), now=NOW + DAY)
        assert cases_of(engine) == [1, 1]
        assert [row.channel for row in rows(engine, MessageRow)] == ["live_chat", "email"]

    def test_a_chat_topic_that_moves_to_the_form_stays_one_case(
        self, records: Records, engine: Engine
    ) -> None:
        begun = outcome(intent=Intent.OUTAGE, channel=Channel.LIVE_CHAT)
        moved = outcome(
            intent=Intent.OTHER, channel=Channel.WEB_FORM, reasons=(Reason.NEEDS_INVESTIGATION,)
        )
        record(records, entry(1, begun), entry(2, moved))
        assert cases_of(engine) == [1, 1]

    @pytest.mark.parametrize(
        ("intent", "reasons"),
        [
            (Intent.ACCOUNT_CHANGE, ()),
            (Intent.PAYMENT, (Reason.NEEDS_DOCUMENT,)),
            (Intent.RESPONSIBLE_USE, (Reason.NEEDS_DOCUMENT,)),
        ],
    )
    def test_another_topic_stays_apart(
        self, records: Records, engine: Engine, intent: Intent, reasons: tuple[Reason, ...]
    ) -> None:
        record(records, entry(1, outcome(intent=Intent.ACCOUNT_ACCESS)))
        record(records, entry(2, outcome(intent=intent, reasons=reasons)))
        assert cases_of(engine) == [1, 2]

    def test_a_greeting_in_between_changes_nothing(self, records: Records, engine: Engine) -> None:
        moved = outcome(intent=Intent.OTHER, reasons=(Reason.NEEDS_DOCUMENT,))
        greeting = outcome(intent=Intent.SMALLTALK)
        record(records, entry(1, FAULT), entry(2, greeting), entry(3, moved))
        assert cases_of(engine) == [1, 2, 1]

    def test_documents_that_were_a_record_of_their_own_before_stay_in_it(
        self, records: Records, engine: Engine
    ) -> None:
        document = outcome(intent=Intent.VERIFICATION)
        record(records, entry(1, document), entry(2, FAULT), entry(3, document))
        assert cases_of(engine) == [1, 2, 1]

    def test_a_document_days_later_is_another_matter(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1, FAULT))
        record(records, entry(2, outcome(intent=Intent.VERIFICATION)), now=NOW + 4 * DAY)
        assert cases_of(engine) == [1, 2]

    def test_a_document_for_a_topic_that_did_not_begin_in_the_chat_is_its_own_case(
        self, records: Records, engine: Engine
    ) -> None:
        document = outcome(intent=Intent.VERIFICATION, reasons=(Reason.NEEDS_DOCUMENT,))
        record(records, entry(1), entry(2, document))
        assert cases_of(engine) == [1, 2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("hesabıma giremiyorum", "kimlik fotoğrafımı nereye göndereceğim"),
        ("I cannot log in to my account", "where do I send the photo of my passport?"),
    ],
)
def test_real_messages_that_move_to_email_stay_one_case(
    records: Records, engine: Engine, first: str, second: str
) -> None:
    outcomes = [PIPELINE.triage(message(text=text)) for text in (first, second)]
    assert [one.channel for one in outcomes] == [Channel.LIVE_CHAT, Channel.EMAIL]
    record(records, *(entry(number, one) for number, one in enumerate(outcomes)))
    assert cases_of(engine) == [1, 1]


class TestTypedCodes:
    def test_a_code_typed_on_another_platform_joins_the_records(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, on_telegram(2, typing(code_of(engine), intent=Intent.COMPLAINT)))
        assert cases_of(engine) == [1, 1]

    def test_later_messages_of_that_topic_stay_in_the_record_without_the_code(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, on_telegram(2, typing(code_of(engine), intent=Intent.SMALLTALK)))
        record(records, on_telegram(3, outcome()), now=NOW + DAY)
        record(records, on_telegram(4, outcome(intent=Intent.PROMOTION)), now=NOW + DAY)
        assert cases_of(engine)[:3] == [1, 1, 1]
        assert cases_of(engine)[3] != 1

    def test_somebody_else_who_types_the_code_joins_too(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, entry(2, typing(code_of(engine)), author="their partner"))
        assert cases_of(engine) == [1, 1]

    def test_the_code_that_was_given_to_the_second_writer_leads_to_the_record_as_well(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, on_telegram(2, typing(code_of(engine))))
        record(records, on_telegram(3, typing(code_of(engine, 2)), author="a third"))
        assert cases_of(engine) == [1, 1, 1]

    def test_records_that_were_joined_before_move_together(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1), on_telegram(2, outcome()), on_telegram(3, outcome(), "third"))
        first, second, third = (code_of(engine, number) for number in (1, 2, 3))
        record(records, on_telegram(4, typing(second), "third"))
        record(records, on_telegram(5, typing(first)))
        record(records, on_telegram(6, outcome(), "third"), entry(7, typing(third)))
        assert cases_of(engine)[3:] == [2, 1, 1, 1]
        assert {row.record_id for row in rows(engine, CaseJoinRow)} == {1}

    def test_codes_typed_crosswise_in_one_batch_end_in_one_record(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1), on_telegram(2, outcome()), on_telegram(3, outcome(), "third"))
        first, second = code_of(engine, 1), code_of(engine, 2)
        record(
            records,
            entry(4, typing(second)),
            on_telegram(5, typing(first)),
            on_telegram(6, typing(first), "third"),
        )
        assert cases_of(engine)[3:] == [2, 2, 2]
        assert {(row.case_id, row.record_id) for row in rows(engine, CaseJoinRow)} == {
            (1, 2),
            (3, 2),
        }

    def test_the_last_code_counts(self, records: Records, engine: Engine) -> None:
        record(records, entry(1), entry(2, author="second"), entry(3, author="third"))
        record(records, on_telegram(4, typing(code_of(engine, 1))))
        record(records, on_telegram(5, typing(code_of(engine, 2))), on_telegram(6, outcome()))
        assert cases_of(engine)[3:] == [1, 2, 2]

    def test_the_own_code_joins_nothing_to_itself(self, records: Records, engine: Engine) -> None:
        record(records, entry(1))
        record(records, entry(2, typing(code_of(engine))))
        assert cases_of(engine) == [1, 1]
        assert rows(engine, CaseJoinRow) == []

    def test_a_message_keeps_its_record_alive_and_so_its_code(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, on_telegram(2, typing(code_of(engine))), now=NOW + 25 * DAY)
        record(records, on_telegram(3, typing(code_of(engine)), "third"), now=NOW + 50 * DAY)
        assert cases_of(engine) == [1, 1, 1]

    def test_a_code_expires_some_days_after_the_last_message(
        self, records: Records, engine: Engine
    ) -> None:
        record(records, entry(1))
        record(records, on_telegram(2, typing(code_of(engine))), now=NOW + 31 * DAY)
        assert len(set(cases_of(engine))) == 2

    def test_a_closed_record_is_not_joined(self, records: Records, engine: Engine) -> None:
        record(records, entry(1))
        with engine.begin() as conn:
            conn.execute(update(CaseRow).values(is_open=False))
        record(records, on_telegram(2, typing(code_of(engine))))
        assert len(set(cases_of(engine))) == 2

    def test_records_go_with_their_messages(self, records: Records, engine: Engine) -> None:
        record(records, entry(1))
        record(records, on_telegram(2, typing(code_of(engine))))
        assert len(rows(engine, CaseJoinRow)) == 1
        purge(engine, NOW + 200 * DAY, days=180)
        assert rows(engine, CaseRow) == rows(engine, CaseJoinRow) == []


class TestSecrecy:
    """A code allows nothing, and no reply shows whether there is such a case."""

    @pytest.mark.parametrize("topic", [Intent.PAYMENT, Intent.SMALLTALK])
    def test_replies_look_the_same_for_a_right_a_wrong_and_no_code(
        self, records: Records, engine: Engine, topic: Intent
    ) -> None:
        record(records, entry(1))
        right = answers(records, engine, "first", code_of(engine), topic)
        wrong = answers(records, engine, "second", "K7F-2QX-9", topic)
        assert right == wrong == answers(records, engine, "third", None, topic)
        assert len(right) == 3
        assert [number == 1 for number in cases_of(engine)[1:]] == [
            *(True, True, False),
            *(False, False, False),
            *(False, False, False),
        ]


def answers(
    records: Records, engine: Engine, author: str, code: str | None, topic: Intent
) -> list[tuple[Any, ...]]:
    """What somebody new reads who types a code, then writes without it: of each reply the words
    around the code, whose case it names, its topic, and which of the earlier ones named the same.
    """
    before = len(rows(engine, MessageRow))
    asked = [outcome(case_code=code, intent=topic), outcome(), outcome(intent=Intent.OUTAGE)]
    for number, result in enumerate(asked, start=before + 1):
        record(records, on_telegram(number, result, author), now=NOW + DAY)
    messages = {row.id: row for row in rows(engine, MessageRow)[before:]}
    cases = {row.code: row for row in rows(engine, CaseRow)}
    replies = [row for row in rows(engine, ReplyRow) if row.message_id in messages]
    shown = sorted((row.message_id, *row.text.rstrip(")").split(" (")) for row in replies)
    codes = [code for _, _, code in shown]
    return [
        (
            text,
            cases[code].author_hash == messages[number].author_hash,
            cases[code].topic,
            codes.index(code),
        )
        for number, text, code in shown
    ]
