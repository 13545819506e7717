"""What counts as meant for the bot in a group."""

from __future__ import annotations

from typing import Any

import pytest

from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.mentions import is_addressed
from tests.connectors.telegram.updates import AYSE, BOT, BOT_ID, mention, post

ME = Account(str(BOT_ID), "PapatyaBot")


def addressed(message: dict[str, Any]) -> bool:
    return is_addressed(message, message.get("text") or message.get("caption") or "", ME)


def entity(kind: str, offset: int, length: int, **fields: Any) -> list[dict[str, Any]]:
    return [{"type": kind, "offset": offset, "length": length, **fields}]


@pytest.mark.parametrize(
    "message",
    [
        mention("@PapatyaBot selam"),
        mention("selam @papatyabot"),
        mention("🌼👨‍👩‍👧‍👦 @PapatyaBot"),
        mention("half \ud83d @PapatyaBot"),
        post(None, caption="@PapatyaBot", caption_entities=entity("mention", 0, 11)),
        post("/help@PapatyaBot", entities=entity("bot_command", 0, 16)),
        post("Papatya, selam", entities=entity("text_mention", 0, 7, user=BOT)),
        post("evet", reply_to_message=post("Merhaba", **{"from": BOT})),
        post("@x @PapatyaBot", entities=[None, *entity("mention", 3, 11)]),
    ],
    ids=[
        "start",
        "end",
        "emoji",
        "half-emoji",
        "caption",
        "command",
        "by-id",
        "reply",
        "beside-garbage",
    ],
)
def test_meant_for_us(message: dict[str, Any]) -> None:
    assert addressed(message)


@pytest.mark.parametrize(
    "message",
    [
        post("PapatyaBot selam"),
        post("@PapatyaBot"),
        post("@PapatyaBotFan", entities=entity("mention", 0, 14)),
        post("@PapatyaBot", entities=entity("mention", 1, 10)),
        post("@PapatyaBot", entities=entity("code", 0, 11)),
        post("/help", entities=entity("bot_command", 0, 5)),
        post("/help@OtherBot", entities=entity("bot_command", 0, 14)),
        post("Ayşe", entities=entity("text_mention", 0, 4, user=AYSE)),
        post("evet", reply_to_message=post("Merhaba")),
        post("evet", reply_to_message=post(None, forum_topic_created={}, **{"from": BOT})),
        post("@PapatyaBot", entities=entity("mention", -11, 11)),
        post("@PapatyaBot", entities=[None, "x", {}, {"type": "mention"}]),
    ],
    ids=[
        "no-at",
        "no-entity",
        "longer",
        "shifted",
        "quoted-code",
        "command",
        "other-bot",
        "other-person",
        "other-reply",
        "topic-opening",
        "negative",
        "garbage",
    ],
)
def test_not_meant_for_us(message: dict[str, Any]) -> None:
    assert not addressed(message)


def test_a_bot_without_a_name_is_not_mentioned_by_an_empty_one() -> None:
    message = post("@", entities=entity("mention", 0, 1))
    assert not is_addressed(message, "@", Account(str(BOT_ID), ""))


def test_an_entity_whose_type_is_no_word_names_nobody() -> None:
    message = post("@PapatyaBot", entities=[{"type": {}, "offset": 0, "length": 11}])
    assert not addressed(message)
