"""Figures are counted over the messages that they are about."""

from __future__ import annotations

from dataclasses import replace

from socialbot.domain import Channel, EntityType, Intent
from socialbot.evaluation.describe import describe, list_misses
from socialbot.evaluation.judgement import Judgement
from socialbot.evaluation.measures import measure_all
from socialbot.evaluation.rates import Rate, Spans

CAUGHT = Judgement(
    id="caught",
    language="tr",
    tags=("spaced", "several"),
    blocks=True,
    blocked=True,
    on_time=None,
    types=(EntityType.PERSON, EntityType.IBAN_CODE),
    leaks=(True, False),
    spans=Spans(10, 10, 10),
    intent=Intent.UNDERAGE,
    taken_for=Intent.UNDERAGE,
    sent_to=Channel.HUMAN,
    channel=True,
)
MISSED = replace(
    CAUGHT,
    id="missed",
    blocked=False,
    tags=("spaced",),
    taken_for=Intent.PAYMENT,
    sent_to=Channel.EMAIL,
    channel=False,
)
QUIET = replace(
    CAUGHT,
    id="quiet",
    language="en",
    tags=("price",),
    blocks=False,
    blocked=False,
    types=(),
    leaks=(),
    spans=Spans(),
    intent=Intent.PAYMENT,
    taken_for=Intent.PAYMENT,
    sent_to=Channel.EMAIL,
)
LOUD = replace(
    QUIET,
    id="loud",
    blocked=True,
    taken_for=Intent.RESPONSIBLE_USE,
    sent_to=Channel.HUMAN,
    channel=False,
)
EVALUATION = measure_all([LOUD, QUIET, CAUGHT, MISSED])


def test_recall_is_of_personal_data_and_false_blocks_of_the_harmless() -> None:
    assert EVALUATION.overall.recall == Rate(1, 2)
    assert EVALUATION.overall.false_blocks == Rate(1, 2)
    assert EVALUATION.overall.channel == Rate(2, 4)
    assert EVALUATION.overall.intent == Rate(2, 4)
    assert EVALUATION.overall.risks == Rate(1, 2)
    assert EVALUATION.overall.false_risks == Rate(1, 2)


def test_languages_come_in_the_products_order() -> None:
    assert list(EVALUATION.languages) == ["tr", "en"]
    assert EVALUATION.languages["tr"].false_blocks == Rate(0, 0)


def test_message_counts_under_each_of_its_tags_and_types() -> None:
    assert EVALUATION.disguises["spaced"].recall == Rate(1, 2)
    assert EVALUATION.disguises["several"].recall == Rate(1, 1)
    assert EVALUATION.harmless["price"].false_blocks == Rate(1, 2)
    assert EVALUATION.entities["PERSON"].recall == Rate(1, 2)


def test_entity_leaks_by_its_own_values_only() -> None:
    assert EVALUATION.overall.leaks == Rate(2, 4)
    assert EVALUATION.entities["PERSON"].leaks == Rate(2, 2)
    assert EVALUATION.entities["IBAN_CODE"].leaks == Rate(0, 2)


def test_description_for_machines_has_every_share_with_its_count() -> None:
    recall = describe(EVALUATION)["languages"]["tr"]["recall"]
    assert (recall["share"], recall["hits"], recall["n"]) == (0.5, 1, 2)
    assert 0 < recall["low"] < 0.5 < recall["high"] < 1


def test_misses_are_ids_types_and_tags() -> None:
    misses = list_misses([LOUD, QUIET, CAUGHT, MISSED])
    assert [one["id"] for one in misses["missed"]] == ["missed"]
    assert misses["missed"][0]["types"] == ["PERSON", "IBAN_CODE"]
    assert misses["blocked_wrongly"] == [{"id": "loud", "types": [], "tags": ["price"]}]
    assert [one["id"] for one in misses["leaked"]] == ["caught", "missed"]


def test_misses_of_topics_are_what_was_labelled_and_what_was_decided() -> None:
    misses = list_misses([LOUD, QUIET, CAUGHT, MISSED])
    missed = {"id": "missed", "labelled": "underage", "taken_for": "payment", "sent_to": "email"}
    assert misses["missed_risks"] == [missed]
    assert [one["id"] for one in misses["false_risks"]] == ["loud"]
    assert [one["id"] for one in misses["sent_wrongly"]] == ["loud", "missed"]
