"""The contract's part on the connector's own state: credentials, reachability, checks, end."""

from __future__ import annotations

from functools import partial

import pytest

from socialbot.connectors.errors import RetryLater, StopConnector
from tests.connectors.reading import open_first, read_all, read_one
from tests.connectors.world import Call, Trouble, World


class StateContract:
    @pytest.mark.parametrize("call", list(Call))
    async def test_a_revoked_token_stops_the_connector(self, world: World, call: Call) -> None:
        cursor = await open_first(world.connector)
        await world.write("hello")
        message = await read_one(world.connector, cursor)
        await world.fault(call, Trouble.REVOKED)
        calls = {
            Call.OPEN: world.connector.open,
            Call.PULL: partial(world.connector.pull, cursor),
            Call.SEND: partial(world.connector.send, message.address, "hello"),
        }
        with pytest.raises(StopConnector) as caught:
            await calls[call]()
        assert caught.value.hint

    async def test_a_platform_that_is_away_is_tried_again(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.stop()
        with pytest.raises(RetryLater):
            await world.connector.pull(cursor)
        with pytest.raises(RetryLater):
            await world.connector.open()

    async def test_the_checks_hold_when_all_is_well(self, world: World) -> None:
        checks = await world.connector.probe()
        assert checks
        assert all(check.ok for check in checks)

    async def test_the_checks_read_only(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("unread")
        await world.connector.probe()
        assert [m.text for m in await read_all(world.connector, cursor)] == ["unread"]
        assert await world.replies() == []

    @pytest.mark.parametrize("trouble", [Trouble.REVOKED, Trouble.BROKEN, Trouble.GARBAGE])
    async def test_a_check_that_fails_says_how_to_mend_it(
        self, world: World, trouble: Trouble
    ) -> None:
        await world.fault(Call.OPEN, trouble)
        assert any(not check.ok and check.hint for check in await world.connector.probe())

    async def test_the_checks_survive_a_platform_that_is_away(self, world: World) -> None:
        await world.stop()
        assert any(not check.ok and check.hint for check in await world.connector.probe())

    async def test_the_connector_can_be_closed_twice(self, world: World) -> None:
        await open_first(world.connector)
        await world.connector.close()
        await world.connector.close()
