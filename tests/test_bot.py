"""The bot as a whole, in one process, on a sandbox network that behaves and misbehaves."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import httpx
import pytest
import structlog
from pydantic import SecretStr
from sqlalchemy import create_engine, select

from socialbot import housekeeping, puller
from socialbot.bot import Bot, Role
from socialbot.commands.db import upgrade_database
from socialbot.domain import Intent, Kind
from socialbot.sandbox.network import Network
from socialbot.sandbox.people import People
from socialbot.sandbox.platform import Platform
from socialbot.sandbox.posts import Draft, Post
from socialbot.serving import address_of, listen, serve
from socialbot.settings import Database, Sandbox, Settings
from socialbot.store.tables import MessageRow, ReplyRow
from tests.store.world import waiting

PHONE = "0532 123 45 67"


class Stage:
    """A sandbox network, people on it, and as many processes of the bot as a test starts."""

    def __init__(self, url: str, platform: Platform, settings: Settings) -> None:
        self.network = platform.network
        self.people = People(url)
        self.settings = settings
        self.addresses: list[str] = []

    async def write(self, text: str, kind: Kind = Kind.DM, author: str = "Ayşe") -> str:
        return await self.people.write(Draft(author, kind, text))

    def replies_to(self, post_id: str) -> list[Post]:
        posts = self.network.posts(1_000)
        return [post for post in posts if post.in_reply_to == post_id]

    async def answer_to(self, post_id: str) -> str:
        await until(lambda: bool(self.replies_to(post_id)))
        return self.replies_to(post_id)[0].text

    @contextlib.asynccontextmanager
    async def bot(self, role: Role = Role.ALL) -> AsyncIterator[Bot]:
        bot, bound, ready = Bot(self.settings, role), listen("127.0.0.1", 0), asyncio.Event()
        self.addresses.append(address_of(bound))
        running = asyncio.create_task(bot.run(bound, ready.set))
        await ready.wait()
        await bot.started()
        yield bot
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not holds():  # noqa: ASYNC110 - other threads write
            await asyncio.sleep(0.05)


@pytest.fixture
def play(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch, _unread_replies: None):
    """Run a scene on a stage of its own, on each database."""
    monkeypatch.setattr(puller, "FIRST_WAIT", 0.05)

    async def run(scene: Callable[[Stage], Awaitable[None]]) -> None:
        platform, bound = Platform(Network()), listen("127.0.0.1", 0)
        settings = Settings(
            secret_key=SecretStr("k" * 40),
            database=Database(url=database_url),
            sandbox=Sandbox(url=address_of(bound)),
        )
        await asyncio.to_thread(upgrade_database, settings)
        serving = asyncio.create_task(serve(platform.build_app(), bound, closing=platform.close))
        stage = Stage(address_of(bound), platform, settings)
        try:
            await scene(stage)
        finally:
            await stage.people.close()
            serving.cancel()
            await asyncio.gather(serving, return_exceptions=True)

    return lambda scene: asyncio.run(run(scene))


def stored(url: str) -> str:
    """Every text column that people's words could have reached, in one string."""
    engine = create_engine(url)
    with engine.connect() as conn:
        texts = conn.execute(select(MessageRow.stored_text)).scalars().all()
        replies = conn.execute(select(ReplyRow.text)).scalars().all()
    engine.dispose()
    return "\n".join([*texts, *replies])


def test_message_is_answered_in_its_thread(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            dm = await stage.write("hesabıma giremiyorum")
            mention = await stage.write("@papatya how do I log in?", Kind.MENTION, "Tom")
            assert "canli-destek" in await stage.answer_to(dm)
            assert "automatic" in (await stage.answer_to(mention)).lower()

    play(scene)


def test_phone_number_is_neither_repeated_nor_kept(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            post = await stage.write(f"hesabıma giremiyorum, numaram {PHONE}")
            answer = await stage.answer_to(post)
        assert PHONE not in answer
        assert "4567" not in answer.replace(" ", "")
        text = await asyncio.to_thread(stored, stage.settings.database.url)
        assert "[PHONE_NUMBER]" in text
        assert "45 67" not in text

    play(scene)


def test_message_from_before_the_first_start_is_not_answered(play) -> None:
    async def scene(stage: Stage) -> None:
        old = await stage.write("siteye giremiyorum")
        async with stage.bot():
            new = await stage.write("hesabıma giremiyorum", author="Can")
            await stage.answer_to(new)
        assert stage.replies_to(old) == []

    play(scene)


def test_message_from_while_it_was_down_is_answered(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            pass
        missed = await stage.write("hesabıma giremiyorum")
        async with stage.bot():
            await stage.answer_to(missed)
        assert len(stage.replies_to(missed)) == 1

    play(scene)


@pytest.mark.parametrize("fault", ["429", "500", "garbage"])
def test_platform_in_trouble_is_asked_again(play, fault: str) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            await stage.people.plan_fault("events", fault, times=2)
            post = await stage.write("hesabıma giremiyorum")
            await stage.answer_to(post)
        assert len(stage.replies_to(post)) == 1

    play(scene)


def test_ambiguous_send_is_shown_to_a_person_and_never_repeated(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot() as bot:
            await stage.people.plan_fault("replies", "500")
            post = await stage.write("hesabıma giremiyorum")
            await until(lambda: bool(waiting(bot._engine)))
            (item,) = waiting(bot._engine)
        assert item.reply_state == "unknown"
        assert "delivery_unknown" in item.reasons
        assert stage.replies_to(post) == []

    play(scene)


def test_malformed_update_is_skipped_and_counted(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            await stage.people.plan_fault("events", "malformed")
            post = await stage.write("hesabıma giremiyorum")
            await stage.answer_to(post)
            async with httpx.AsyncClient(trust_env=False) as http:
                metrics = (await http.get(f"{stage.addresses[0]}/metrics")).text
        assert 'socialbot_skipped_updates_total{platform="sandbox"} 1.0' in metrics

    play(scene)


def test_roles_share_nothing_but_the_database(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot(Role.INTAKE):
            post = await stage.write("hesabıma giremiyorum")
            url = stage.settings.database.url
            await until(lambda: "giremiyorum" in stored(url))
        assert stage.replies_to(post) == []
        async with stage.bot(Role.WORKER):
            await stage.answer_to(post)
        async with stage.bot(Role.ADMIN), httpx.AsyncClient(trust_env=False) as http:
            page = await http.get(f"{stage.addresses[-1]}/login")
            assert page.status_code == 200

    play(scene)


ODD = [
    " ",
    "\x00",
    "🙏🙏",
    "\u202eters",
    "a" * 20_000,
    "<script>alert(1)</script>",
    "{{ 7777*7777 }}",
]


def test_odd_messages_stop_nothing(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            for text in ODD:
                with contextlib.suppress(httpx.HTTPStatusError):  # the network may refuse it
                    await stage.write(text, author="Odd")
            post = await stage.write("hesabıma giremiyorum")
            await stage.answer_to(post)
        answers = " ".join(post.text for post in stage.network.posts(100) if post.author.bot)
        assert "60481729" not in answers
        assert "script" not in answers

    play(scene)


def reply_states(url: str) -> list[str]:
    engine = create_engine(url)
    with engine.connect() as conn:
        states = list(conn.execute(select(ReplyRow.state).order_by(ReplyRow.sequence)).scalars())
    engine.dispose()
    return states


def test_where_a_person_has_answered_on_the_platform_the_bot_keeps_out(play) -> None:
    async def scene(stage: Stage) -> None:
        async with stage.bot():
            first = await stage.write("hesabıma giremiyorum")
            await stage.answer_to(first)
            await stage.people.answer_by_hand(first, "Merhaba, ben Deniz, bakıyorum.")
            second = await stage.write("peki ne zaman açılacak hesabım")
            other = await stage.write("hesabıma giremiyorum", author="Can")
            await stage.answer_to(other)
        assert stage.replies_to(second) == []

    play(scene)


def test_in_shadow_mode_nothing_is_sent_and_all_is_shown(play) -> None:
    async def scene(stage: Stage) -> None:
        shadow = stage.settings.delivery.model_copy(update={"shadow": True})
        stage.settings = stage.settings.model_copy(update={"delivery": shadow})
        async with stage.bot() as bot:
            post = await stage.write("hesabıma giremiyorum")
            await until(lambda: bool(bot.records.shadowed()))
        assert stage.replies_to(post) == []
        states = await asyncio.to_thread(reply_states, stage.settings.database.url)
        assert states == ["shadow"]

    play(scene)


def test_a_burst_of_one_fault_is_told_once_and_answered_as_known(
    play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(housekeeping, "INCIDENT_SECONDS", 0.05)

    async def scene(stage: Stage) -> None:
        async with stage.bot() as bot:
            for number in range(12):
                await stage.write("site çöktü, kimse giremiyor", author=f"Kişi {number}")
            await until(lambda: bool(bot.records.incidents()))
            (incident,) = bot.records.incidents()
            assert (incident.topic, incident.reports) == (Intent.OUTAGE, 0)
            late = await stage.write("site çöktü, hiçbir şey açılmıyor", author="Geç Kalan")
            await stage.answer_to(late)
            async with httpx.AsyncClient(base_url=stage.addresses[0]) as client:
                numbers = (await client.get("/metrics")).text
        assert 'socialbot_incidents_opened_total{topic="outage"} 1.0' in numbers
        assert 'socialbot_incident_open{topic="outage"} 1.0' in numbers
        engine = create_engine(stage.settings.database.url)
        with engine.connect() as conn:
            last = select(ReplyRow.template).order_by(ReplyRow.sequence.desc()).limit(1)
            assert conn.execute(last).scalar_one() == "known_fault"
        engine.dispose()

    with structlog.testing.capture_logs() as logs:
        play(scene)
    assert [log["event"] for log in logs if "incident" in log["event"]] == ["incident_opened"]
