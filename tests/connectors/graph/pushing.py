"""The contract of what is pushed, where the Graph API pushes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.connectors.contract_push import PushContract
from tests.connectors.graph.signing import sign
from tests.connectors.pushing import Request
from tests.connectors.reading import open_first, read_all
from tests.connectors.world import World
from tests.doubles.graph.double import GraphDouble


class GraphPushContract(PushContract):
    """Subclass it with a `world` fixture, as the contract itself."""

    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        """Meta does not say who is a bot."""
        cursor = await open_first(world.connector)
        await world.write("I am here")
        await world.write_as_brand("We are here for you")
        assert [m.text for m in await read_all(world.connector, cursor)] == ["I am here"]


def take(double: GraphDouble, account: str, body: Callable[..., dict[str, Any]]) -> list[Request]:
    """A request for each change that the double would have told a webhook so far."""
    at = int(double.now.timestamp())
    requests: list[Request] = []
    for field, value in double.pushed:
        told = {"changes": [{"field": field, "value": value}], "time": at}
        if field == "messaging":
            told = {"messaging": [value], "time": at * 1000}
        raw = json.dumps(body({"id": account, **told})).encode()
        requests.append((sign(raw), raw))
    double.pushed.clear()
    return requests
