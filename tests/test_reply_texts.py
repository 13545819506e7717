"""Approved texts are taken over while the bot runs, and looked at again only where they changed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from structlog.testing import capture_logs

from socialbot.domain import Kind, Language
from socialbot.redirect.answers import Key
from socialbot.redirect.edits import Texts
from socialbot.reply_texts import LOOK_SECONDS, Follower

PAYMENT = (Language.TURKISH, "payment", Kind.DM)


class Bot:
    """Approved texts, and what was taken over of them."""

    def __init__(self) -> None:
        self.live: dict[str, str] = {}
        self.taken: list[Texts] = []
        self.faults: dict[Key, list[str]] = {}

    def take_over(self, texts: Texts) -> Mapping[Key, list[str]]:
        self.taken.append(texts)
        return self.faults


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
def follower(bot: Bot) -> Follower:
    return Follower(lambda: dict(bot.live), bot.take_over)


def test_a_change_is_taken_over_once(bot: Bot, follower: Follower) -> None:
    follower.look()
    bot.live = {"tr/payment.dm.j2": "yeni", "tr/no_such_answer.dm.j2": "x"}
    follower.look()
    follower.look()
    bot.live = {}
    follower.look()
    assert bot.taken == [{PAYMENT: "yeni"}, {}]


def test_a_refused_text_is_told_without_its_words(bot: Bot, follower: Follower) -> None:
    bot.live = {"tr/payment.dm.j2": "gizli kalmalı"}
    bot.faults = {PAYMENT: ["gizli kalmalı"]}
    with capture_logs() as logs:
        assert follower.look() == 1
    assert ("reply_text_refused", "tr.payment.dm") in [
        (one["event"], one.get("code")) for one in logs
    ]
    assert "gizli" not in str(logs)


def test_a_text_is_taken_over_within_a_minute() -> None:
    assert LOOK_SECONDS <= 30
