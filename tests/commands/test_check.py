"""`socialbot check`: the product's contract, line by line."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialbot.brand import load_brand
from socialbot.commands.check import check_lines, check_stream, check_text
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from tests.redirect.build import MONDAY, SUNDAY, with_hours

KEYS = {
    "id",
    "blocked",
    "entities",
    "stored_text",
    "language",
    "intent",
    "confidence",
    "channel",
    "reply",
    "review",
    "reasons",
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_brand(), depth=Depth.FILES)


def check(pipeline: Pipeline, *lines: Any) -> list[dict[str, Any]]:
    texts = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return [json.loads(result) for result in check_lines(pipeline, texts)]


def test_message_gives_every_field(pipeline: Pipeline) -> None:
    (result,) = check(pipeline, {"id": "a1", "text": "Hesabıma giremiyorum", "kind": "dm"})
    assert set(result) == KEYS
    assert (result["id"], result["blocked"], result["channel"]) == ("a1", False, "live_chat")
    assert "papatya.example" in result["reply"]


def test_offsets_point_into_the_original_text(pipeline: Pipeline) -> None:
    text = "İİ merhaba 😀 numaram 0532 123 45 67 arayın"
    (result,) = check(pipeline, {"id": 1, "text": text})
    (entity,) = result["entities"]
    assert text[entity["start"] : entity["end"]] == "0532 123 45 67"
    assert entity["type"] == "PHONE_NUMBER"
    assert 0 < entity["score"] <= 1
    assert result["blocked"] is True


def test_order_is_kept_and_a_bad_line_does_not_end_the_run(pipeline: Pipeline) -> None:
    results = check(
        pipeline,
        {"id": 1, "text": "merhaba"},
        b"not json",
        b"[]",
        {"id": "no text"},
        {"id": 5, "text": "selam", "kind": "letter"},
        b"  ",
        {"id": 7, "text": "hello"},
    )
    assert [result["id"] for result in results] == [1, 2, 3, "no text", 5, 7]
    assert ["error" in result for result in results] == [False, True, True, True, True, False]


def test_error_does_not_repeat_the_line(pipeline: Pipeline) -> None:
    (result,) = check(pipeline, b'{"text": "0532 123 45 67"')
    assert "0532" not in json.dumps(result)


def test_conversation_blocks_where_the_number_is_complete(pipeline: Pipeline) -> None:
    (result,) = check(pipeline, {"id": 1, "messages": ["0532", "123 45", "67"]})
    assert set(result) == KEYS | {"block_at", "messages"}
    assert (result["blocked"], result["block_at"]) == (True, 2)
    assert len(result["stored_text"].split("\n")) == 3


def test_conversation_tells_each_topic_and_reply_in_order(pipeline: Pipeline) -> None:
    texts = ["merhaba", "hesabıma giremiyorum", "numaram 0532 123 45 67", "teşekkürler"]
    (result,) = check(pipeline, {"id": 1, "messages": texts})
    told = result["messages"]
    assert [set(one) for one in told] == [KEYS - {"id"}] * 4
    assert [one["intent"] for one in told[:2]] == ["smalltalk", "account_access"]
    assert [one["channel"] for one in told[:2]] == ["info", "live_chat"]
    assert [one["blocked"] for one in told] == [False, False, True, False]
    assert result["reply"] == told[2]["reply"]
    assert "canli-destek" in told[1]["reply"]


def test_conversation_is_told_no_reply_twice(pipeline: Pipeline) -> None:
    texts = ["hesabıma giremiyorum", "hâlâ hesabıma giremiyorum"] * 4
    (result,) = check(pipeline, {"id": 1, "messages": texts})
    replies = [one["reply"] for one in result["messages"]]
    assert len(set(replies)) == len(replies)


def test_conversation_keeps_its_language(pipeline: Pipeline) -> None:
    (result,) = check(pipeline, {"id": 1, "messages": ["I cannot log in to my account", "?"]})
    assert [one["language"] for one in result["messages"]] == ["en", "en"]


@pytest.fixture(scope="module")
def office() -> Pipeline:
    return Pipeline(with_hours(), depth=Depth.FILES)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (MONDAY.now, None),
        (MONDAY.now + timedelta(hours=9), "yarın 09.00"),
        (SUNDAY.now, "yarın 09.00"),
    ],
)
def test_the_reply_is_that_of_the_time(office: Pipeline, at: datetime, said: str | None) -> None:
    line = json.dumps({"id": 1, "messages": ["hesabıma giremiyorum"] * 2}).encode()
    (result,) = [json.loads(one) for one in check_lines(office, [line], at=at)]
    alone = json.loads(check_text(office, "hesabıma giremiyorum", at))
    for one in (alone, *result["messages"]):
        assert one["channel"] == "live_chat"
        assert ("09.00" in one["reply"]) is bool(said)
        assert said is None or said in one["reply"]


def test_a_year_of_birth_is_read_by_it(pipeline: Pipeline) -> None:
    text = "2010 doğumluyum, müşteri hizmetlerinin saatleri ne"
    years = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC))
    intents = [json.loads(check_text(pipeline, text, at))["intent"] for at in years]
    assert (intents[0] == "underage", intents[1] == "underage") == (True, False)


def test_harmless_conversation_does_not_block(pipeline: Pipeline) -> None:
    (result,) = check(pipeline, {"id": 1, "messages": [{"text": "merhaba"}, "siteye giremiyorum"]})
    assert (result["blocked"], result["block_at"]) == (False, None)


def test_conversations_do_not_mix(pipeline: Pipeline) -> None:
    results = check(pipeline, {"id": 1, "text": "0532"}, {"id": 1, "text": "123 45 67"})
    assert not any(result["blocked"] for result in results)


def test_conversation_must_have_messages(pipeline: Pipeline) -> None:
    assert "error" in check(pipeline, {"id": 1, "messages": []})[0]


def test_one_text_is_read_as_a_dm(pipeline: Pipeline) -> None:
    assert set(json.loads(check_text(pipeline, "merhaba"))) == KEYS


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\t ",
        "\x00",
        "\ud800 kayıp",
        "\u202e tersine",
        "😀😀😀",
        "a" * 20_000,
        "1" * 20_000,
    ],
    ids=["empty", "blank", "nul", "surrogate", "rtl", "emoji", "letters", "digits"],
)
def test_odd_text_comes_to_a_sensible_end(pipeline: Pipeline, text: str) -> None:
    (result,) = check(pipeline, {"id": 1, "text": text})
    assert set(result) == KEYS


def test_stream_writes_utf8_lines(pipeline: Pipeline, capsys: pytest.CaptureFixture[str]) -> None:
    check_stream(pipeline, io.BytesIO('{"id":"ş","text":"teşekkürler"}\n'.encode()))
    assert json.loads(capsys.readouterr().out)["id"] == "ş"


def test_lines_read_together_are_decided_as_one_by_one(pipeline: Pipeline) -> None:
    lines = [
        json.dumps({"id": 1, "text": "Hesabıma giremiyorum"}).encode(),
        b"no json",
        json.dumps({"id": 2, "messages": ["numaram", "0532 123", "45 67"]}).encode(),
        b"",
        json.dumps({"id": 3, "text": "adım Mehmet Yılmaz"}).encode(),
    ]
    alone = [json.loads(result) for result in check_lines(pipeline, lines)]
    together = [json.loads(result) for result in check_lines(pipeline, lines, batch=3)]
    for one, other in zip(alone, together, strict=True):
        assert other == {**one, "confidence": pytest.approx(one.get("confidence"), abs=0.002)} or (
            "error" in one and other == one
        )


def test_lines_that_come_slowly_are_not_waited_for(pipeline: Pipeline) -> None:
    def type_slowly() -> Iterator[bytes]:
        yield json.dumps({"id": 1, "text": "merhaba"}).encode()
        pytest.fail("asked for another line before the first was answered")

    assert json.loads(next(check_lines(pipeline, type_slowly())))["id"] == 1
