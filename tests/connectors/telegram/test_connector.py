"""The connector over the wire: who it is, where it starts, what it reads and how it answers."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.telegram.connector import TelegramConnector
from socialbot.connectors.telegram.parse import ALLOWED_UPDATES
from socialbot.connectors.telegram.wire import Timings
from socialbot.settings import Telegram
from tests.connectors.telegram.conftest import polling, pushed
from tests.connectors.telegram.fake import TOKEN, FakeTelegram, trouble
from tests.connectors.telegram.updates import BOT_ID, CONNECTION, post
from tests.doubles.serving import drip, raw

pytestmark = pytest.mark.anyio
HERE = {"chat_id": "-5", "message_id": "10"}


async def start(connector: TelegramConnector, cursor: str | None = None) -> str | None:
    await connector.open()
    return await connector.start(cursor)


class TestOpening:
    async def test_it_learns_who_it_is_and_changes_nothing(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        await connector.open()
        assert connector.account == str(BOT_ID)
        assert [method for method, _ in fake.calls] == ["getMe"]

    @pytest.mark.parametrize("token", ["abc", "7:a b", "7:", ":abc", "７:abc"])
    async def test_a_malformed_token_is_not_even_tried(
        self, fake: FakeTelegram, token: str
    ) -> None:
        connector = TelegramConnector(Telegram(token=token, api_url=fake.url), None)
        with pytest.raises(StopConnector, match="token_malformed"):
            await connector.open()
        await connector.close()
        assert fake.calls == []

    async def test_blanks_around_the_token_do_no_harm(self, fake: FakeTelegram) -> None:
        connector = TelegramConnector(Telegram(token=f" {TOKEN}\n", api_url=f"{fake.url}/"), None)
        await connector.open()
        await connector.close()

    @pytest.mark.parametrize("status", [401, 404])
    async def test_a_rejected_token_stops_it(
        self, fake: FakeTelegram, connector: TelegramConnector, status: int
    ) -> None:
        fake.faults["getMe"] = [trouble(status, "Unauthorized")]
        with pytest.raises(StopConnector, match="token_rejected"):
            await connector.open()

    @pytest.mark.parametrize("answer", [b'{"ok":true,"result":[]}', b'{"ok":true}', b"[]", b""])
    async def test_an_unreadable_answer_is_tried_again(
        self, fake: FakeTelegram, connector: TelegramConnector, answer: bytes
    ) -> None:
        fake.faults["getMe"] = [raw(200, answer)]
        with pytest.raises(RetryLater):
            await connector.open()


class TestStarting:
    async def test_polling_removes_a_webhook_and_keeps_what_waits(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        fake.hook = {"url": "https://old.example"}
        fake.push({"message": post()})
        await start(connector, "1")
        assert fake.hook == {"url": ""}
        assert ("deleteWebhook", {}) in fake.calls
        assert len(fake.queue) == 1

    async def test_a_first_start_takes_nothing_out_of_the_queue(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        last = fake.push({"message": post()})
        assert await start(connector) == str(last + 1)
        assert len(fake.queue) == 1

    async def test_a_backlog_longer_than_one_answer_is_passed_over_by_its_date(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        for number in range(150):
            fake.push({"message": post(message_id=number + 1)})
        cursor = await start(connector)
        now = int(datetime.now(UTC).timestamp())
        fake.push({"message": post("new", date=now + 5)})
        batch = await connector.pull(cursor)
        assert [m.text for m in batch.messages] == ["new"]

    async def test_a_webhook_is_set_with_secret_and_kinds(self, fake: FakeTelegram) -> None:
        connector = pushed(fake)
        await start(connector)
        await connector.close()
        _, parameters = fake.calls[-1]
        assert parameters == {
            "url": "https://bot.example/webhooks/telegram",
            "secret_token": "s3cret-of-the-tests",
            "allowed_updates": list(ALLOWED_UPDATES),
        }

    async def test_without_a_public_address_the_webhook_is_left_to_the_operator(
        self, fake: FakeTelegram
    ) -> None:
        connector = pushed(fake, public_url=None)
        await start(connector)
        await connector.close()
        assert [method for method, _ in fake.calls] == ["getMe"]

    async def test_a_refused_webhook_stops_it_and_says_what_to_mend(
        self, fake: FakeTelegram
    ) -> None:
        fake.faults["setWebhook"] = [trouble(400, "Bad Request: bad webhook")]
        connector = pushed(fake)
        with pytest.raises(StopConnector, match="webhook_refused") as caught:
            await start(connector)
        await connector.close()
        assert "web.public_url" in caught.value.hint

    async def test_only_a_started_webhook_lets_anything_in(self, fake: FakeTelegram) -> None:
        connector = pushed(fake)
        headers = {"x-telegram-bot-api-secret-token": "s3cret-of-the-tests"}
        assert connector.webhook is not None
        assert not connector.webhook.verify(headers, b"")
        await start(connector)
        assert connector.webhook.verify(headers, b"")
        await connector.close()

    async def test_a_connector_that_polls_has_no_webhook(self, fake: FakeTelegram) -> None:
        connector = polling(fake)
        assert connector.webhook is None
        await connector.close()


class TestPulling:
    async def test_the_kinds_are_always_asked_for(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        await connector.pull(await start(connector))
        polls = [parameters for method, parameters in fake.calls if method == "getUpdates"]
        assert polls
        assert all(p["allowed_updates"] == list(ALLOWED_UPDATES) for p in polls)

    async def test_silence_leaves_the_cursor_where_it_is(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        cursor = await start(connector, "502")
        batch = await connector.pull(cursor)
        assert (batch.messages, batch.cursor) == ((), "502")

    async def test_a_second_poller_stops_it(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        cursor = await start(connector)
        fake.faults["getUpdates"] = [trouble(409, "Conflict: terminated by other getUpdates")]
        with pytest.raises(StopConnector, match="second_poller") as caught:
            await connector.pull(cursor)
        assert caught.value.hint

    @pytest.mark.parametrize("queue", [[{}], [None, 3], ["text"]])
    async def test_updates_without_a_place_in_the_queue_do_not_spin(
        self, fake: FakeTelegram, connector: TelegramConnector, queue: list[object]
    ) -> None:
        cursor = await start(connector, "1")
        fake.faults["getUpdates"] = [raw(200, str({"result": queue}).replace("'", '"').encode())]
        with pytest.raises(RetryLater):
            await connector.pull(cursor)

    async def test_an_answer_that_never_ends_is_not_waited_for(self, fake: FakeTelegram) -> None:
        hurried = Timings(connect=0.1, answer=0.3, poll=0)
        connector = TelegramConnector(
            Telegram(token=TOKEN, api_url=fake.url), None, timings=hurried
        )
        cursor = await start(connector)
        fake.faults["getUpdates"] = [drip]
        with pytest.raises(RetryLater, match="timed_out"):
            await connector.pull(cursor)
        await connector.close()

    async def test_with_a_webhook_there_is_nothing_to_pull(self, fake: FakeTelegram) -> None:
        connector = pushed(fake)
        cursor = await start(connector, "502")
        assert (await connector.pull(cursor)).cursor == "502"
        await connector.close()
        assert "getUpdates" not in {method for method, _ in fake.calls}


class TestSending:
    async def test_a_worker_sends_without_having_started(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        assert await connector.send(HERE, "Merhaba") == "-5:9001"
        assert [method for method, _ in fake.calls] == ["sendMessage"]

    async def test_no_markup_and_no_preview(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        await connector.send(HERE, "*Merhaba* https://papatya.example")
        (sent,) = fake.sent
        assert "parse_mode" not in sent
        assert sent["link_preview_options"] == {"is_disabled": True}

    async def test_a_group_that_moved_is_answered_at_its_new_place(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        moved = trouble(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100777)
        fake.faults["sendMessage"] = [moved]
        assert await connector.send(HERE, "Merhaba") == "-100777:9001"
        assert [sent["chat_id"] for sent in fake.sent] == [-100777]

    async def test_a_group_that_moves_for_ever_is_given_up(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        moved = trouble(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=-100777)
        fake.faults["sendMessage"] = [moved, moved]
        with pytest.raises(GiveUp):
            await connector.send(HERE, "Merhaba")

    async def test_a_person_who_blocked_the_bot_is_left_alone(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        fake.faults["sendMessage"] = [trouble(403, "Forbidden: bot was blocked by the user")]
        with pytest.raises(GiveUp, match="forbidden"):
            await connector.send(HERE, "Merhaba")

    @pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b'{"parameters":{"retry_after":"x"}}'])
    async def test_a_flood_without_a_time_is_still_a_flood(
        self, fake: FakeTelegram, connector: TelegramConnector, body: bytes
    ) -> None:
        fake.faults["sendMessage"] = [raw(429, body)]
        with pytest.raises(RetryLater) as caught:
            await connector.send(HERE, "Merhaba")
        assert caught.value.after is None

    @pytest.mark.parametrize("wait", [0, -3, 0.2])
    async def test_a_flood_that_is_over_is_not_answered_at_once(
        self, fake: FakeTelegram, connector: TelegramConnector, wait: float
    ) -> None:
        fake.faults["sendMessage"] = [trouble(429, "Too Many Requests", retry_after=wait)]
        with pytest.raises(RetryLater) as caught:
            await connector.send(HERE, "Merhaba")
        assert caught.value.after == 1.0


class TestReplyWindow:
    async def test_business_chats_close_after_a_day(
        self, fake: FakeTelegram, connector: TelegramConnector
    ) -> None:
        cursor = await start(connector)
        fake.push({"message": post()})
        fake.push({"business_message": post(business_connection_id=CONNECTION)})
        private, business = (await connector.pull(cursor)).messages
        assert connector.reply_until(business) == business.sent_at + timedelta(hours=24)
        assert connector.reply_until(private) == private.sent_at + connector.limits.reply_window
