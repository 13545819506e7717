"""What `socialbot doctor` says of Telegram."""

from __future__ import annotations

import pytest

from socialbot.connectors.base import Check
from socialbot.connectors.telegram.connector import TelegramConnector
from socialbot.connectors.telegram.parse import ALLOWED_UPDATES
from tests.connectors.telegram.conftest import pushed
from tests.connectors.telegram.fake import FakeTelegram, trouble

pytestmark = pytest.mark.anyio
HOOK = "https://bot.example/webhooks/telegram"
SET = {"url": HOOK, "allowed_updates": list(ALLOWED_UPDATES)}


async def find(connector: TelegramConnector, name: str) -> Check:
    checks = {check.id: check for check in await connector.probe()}
    await connector.close()
    return checks[f"telegram.{name}"]


async def test_a_good_token_holds(connector: TelegramConnector) -> None:
    assert (await find(connector, "token")).ok


async def test_a_rejected_token_says_where_it_is_set(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    fake.faults["getMe"] = [trouble(401, "Unauthorized")]
    check = await find(connector, "token")
    assert not check.ok
    assert "SOCIALBOT_TELEGRAM__TOKEN" in check.hint
    assert check.link == "https://t.me/BotFather"


@pytest.mark.parametrize(("reads_all", "said"), [(True, "/setprivacy"), (False, "privacy mode is")])
async def test_it_says_what_the_bot_sees_in_groups(
    fake: FakeTelegram, connector: TelegramConnector, *, reads_all: bool, said: str
) -> None:
    fake.me["can_read_all_group_messages"] = reads_all
    check = await find(connector, "groups")
    assert check.ok
    assert said in check.hint
    assert bool(check.link) is reads_all


async def test_a_webhook_of_somebody_else_is_told_when_polling(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    fake.hook = {"url": "https://other.example"}
    check = await find(connector, "webhook")
    assert not check.ok
    assert "other.example" not in check.hint


@pytest.mark.parametrize(
    ("hook", "ok"),
    [
        (SET, True),
        ({"url": "https://other.example"}, False),
        ({"url": HOOK, "allowed_updates": ["message"]}, False),
        ({**SET, "last_error_date": 1, "pending_update_count": 3}, False),
        ({**SET, "last_error_date": 1, "pending_update_count": 0}, True),
    ],
    ids=["set", "elsewhere", "kinds-missing", "failing", "failed-once"],
)
async def test_the_webhook_is_compared_with_what_is_configured(
    fake: FakeTelegram, hook: dict[str, object], *, ok: bool
) -> None:
    fake.hook = hook
    check = await find(pushed(fake), "webhook")
    assert (check.ok, bool(check.hint)) == (ok, not ok)


@pytest.mark.parametrize(("url", "ok"), [("https://bot.example", True), (None, False)])
async def test_a_webhook_that_is_not_set_yet_is_set_by_the_first_run_if_it_knows_where(
    fake: FakeTelegram, url: str | None, *, ok: bool
) -> None:
    check = await find(pushed(fake, url), "webhook")
    assert check.ok == ok
    assert check.hint


async def test_a_webhook_that_the_operator_has_set_is_taken_as_it_is(fake: FakeTelegram) -> None:
    fake.hook = {**SET, "url": "https://front.example/any"}
    assert (await find(pushed(fake, None), "webhook")).ok


async def test_it_asks_and_changes_nothing(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    await connector.probe()
    assert {method for method, _ in fake.calls} == {"getMe", "getWebhookInfo"}
