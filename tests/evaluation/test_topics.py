"""Intents are counted row by row, and each risk by itself."""

from __future__ import annotations

from dataclasses import replace

from socialbot.domain import Channel, Intent
from socialbot.evaluation.describe import describe
from socialbot.evaluation.judgement import Judgement
from socialbot.evaluation.measures import measure_all
from socialbot.evaluation.rates import Rate
from socialbot.evaluation.tables import make_tables
from socialbot.evaluation.topics import measure_topics
from tests.evaluation.test_measures import QUIET


def judged(labelled: Intent, taken_for: Intent, sent_to: Channel, accepted: bool) -> Judgement:
    return replace(QUIET, intent=labelled, taken_for=taken_for, sent_to=sent_to, channel=accepted)


JUDGEMENTS = [
    judged(Intent.UNDERAGE, Intent.UNDERAGE, Channel.HUMAN, True),
    judged(Intent.UNDERAGE, Intent.RESPONSIBLE_USE, Channel.HUMAN, True),
    judged(Intent.UNDERAGE, Intent.OTHER, Channel.HUMAN, True),
    judged(Intent.OUTAGE, Intent.OUTAGE, Channel.LIVE_CHAT, True),
    judged(Intent.OUTAGE, Intent.TECHNICAL_FAULT, Channel.WEB_FORM, False),
    judged(Intent.OUTAGE, Intent.TECHNICAL_FAULT, Channel.WEB_FORM, False),
    judged(Intent.OUTAGE, Intent.ACCOUNT_ACCESS, Channel.LIVE_CHAT, True),
    judged(Intent.PAYMENT, Intent.UNDERAGE, Channel.HUMAN, False),
]


def test_a_row_counts_what_its_messages_were_taken_for_the_most_frequent_first() -> None:
    row = measure_topics(JUDGEMENTS).intents[Intent.OUTAGE]
    assert (row.intent, row.channel) == (Rate(1, 4), Rate(2, 4))
    assert next(iter(row.taken_for.items())) == (Intent.TECHNICAL_FAULT, 2)
    assert sum(row.taken_for.values()) == 4
    assert row.sent_wrongly == {Channel.WEB_FORM: 2}


def test_rows_come_by_frequency_and_without_empty_ones() -> None:
    assert list(measure_topics(JUDGEMENTS).intents) == [
        Intent.OUTAGE,
        Intent.UNDERAGE,
        Intent.PAYMENT,
    ]


def test_a_risk_is_found_where_either_was_seen_and_exact_where_it_was_this_one() -> None:
    risk = measure_topics(JUDGEMENTS).risks[Intent.UNDERAGE]
    assert (risk.found, risk.exact) == (Rate(2, 3), Rate(1, 3))


def test_a_look_alike_counts_against_the_risk_that_it_was_taken_for() -> None:
    risks = measure_topics(JUDGEMENTS).risks
    assert risks[Intent.UNDERAGE].false == Rate(1, 5)
    assert risks[Intent.RESPONSIBLE_USE].false == Rate(0, 5)


def test_each_language_has_its_own_rows() -> None:
    turkish = replace(JUDGEMENTS[3], language="tr")
    topics = measure_all([*JUDGEMENTS, turkish]).topics
    assert list(topics) == ["tr", "en"]
    assert topics["tr"].intents[Intent.OUTAGE].intent == Rate(1, 1)
    assert topics["en"].intents[Intent.OUTAGE].intent == Rate(1, 4)


def test_tables_show_what_is_not_zero_and_each_risk_in_each_language() -> None:
    tables = {table.title: table for table in make_tables(measure_all(JUDGEMENTS))}
    assert tables["By intent, English"].rows[0] == (
        "outage",
        "50.0% (2 of 4)",
        "25.0% (1 of 4)",
        "technical_fault 2, account_access 1",
        "web_form 2",
    )
    assert tables["By risk"].rows == (
        ("underage", "English", "66.7% (2 of 3)", "33.3% (1 of 3)", "20.0% (1 of 5)"),
        ("responsible_use", "English", "-", "-", "0.0% (0 of 5)"),
    )


def test_description_for_machines_has_the_counts_by_name() -> None:
    told = describe(measure_all(JUDGEMENTS))["topics"]["en"]
    assert told["intents"]["outage"]["taken_for"]["technical_fault"] == 2
    assert told["intents"]["outage"]["channel"]["hits"] == 2
    assert told["risks"]["underage"]["found"]["n"] == 3
