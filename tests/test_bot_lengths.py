"""A reply that its platform does not take is not sent: it goes to a person."""

from __future__ import annotations

import pytest
from sqlalchemy import create_engine, select

from socialbot.connectors.sandbox.connector import SandboxConnector
from socialbot.domain import Kind
from socialbot.store.tables import ReplyRow, State
from tests.test_bot import Stage, play, until

__all__ = ["play"]


def states(stage: Stage) -> list[str]:
    engine = create_engine(stage.settings.database.url)
    with engine.connect() as conn:
        found = list(conn.execute(select(ReplyRow.state).order_by(ReplyRow.sequence)).scalars())
    engine.dispose()
    return found


def test_the_platform_is_asked_before_a_reply_is_sent(
    play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SandboxConnector, "takes", lambda _, kind, text: kind is Kind.MENTION)

    async def scene(stage: Stage) -> None:
        async with stage.bot():
            private = await stage.write("hesabıma giremiyorum", Kind.DM, "Can")
            await until(lambda: states(stage) == [State.FAILED])
            await stage.answer_to(
                await stage.write("@papatya hesabıma giremiyorum", Kind.MENTION, "Ece")
            )
            own = [post for post in stage.network.posts(100) if post.author == stage.network.brand]
            assert private not in {post.in_reply_to for post in own}

    play(scene)
