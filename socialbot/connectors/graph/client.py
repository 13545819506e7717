"""The Graph API through facebook-sdk: our own errors out, no logs, and nothing that hangs."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from facebook import GraphAPI, GraphAPIError

from socialbot import settings
from socialbot.connectors.base import Allowance
from socialbot.connectors.common.silence import silence
from socialbot.connectors.errors import ConnectorError, RetryLater, SendUnknown
from socialbot.connectors.graph.failures import sort_failure
from socialbot.connectors.graph.faults import Call, read_refusal, sort_refusal
from socialbot.connectors.graph.pace import pace_of
from socialbot.connectors.graph.session import GraphSession
from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.graph.usage import Usage, read_usage, read_wait

TALKATIVE = ("urllib3", "requests")
READERS = 2
WRITERS = 4


class GraphClient:
    """The calls of one page. Threads of its own, each with a session of its own: neither another
    platform's calls nor the page's answers ever wait for its reads."""

    def __init__(self, config: settings.Meta, timings: Timings) -> None:
        silence(TALKATIVE)
        self.usage = Usage()
        self._told = False
        self._config = config
        self._timings = timings
        self._pace = pace_of(config.api_url, config.page_id, timings.gap)
        self._own = threading.local()
        self._sessions: list[GraphSession] = []
        self._readers = ThreadPoolExecutor(READERS, f"{type(config).__name__}-reads".lower())
        self._writers = ThreadPoolExecutor(WRITERS, f"{type(config).__name__}-writes".lower())

    async def read(self, path: str, **args: str | int) -> dict[str, Any]:
        """GET. Raises RetryLater, StopConnector, or GiveUp where the object is gone."""
        await self._pace.turn()
        return await self._run(Call.READ, path, dict(args))

    async def change(self, path: str, **data: str | int) -> dict[str, Any]:
        """POST what may be asked for again; raises RetryLater, StopConnector or GiveUp."""
        return await self._run(Call.CHANGE, path, dict(data))

    async def send(self, path: str, **data: str | int) -> dict[str, Any]:
        """POST once; raises any of connectors.errors."""
        return await self._run(Call.SEND, path, dict(data))

    def allowances(self) -> tuple[Allowance, ...]:
        """What the last answers said of Meta's limits, in percent; nothing before they do."""
        return (Allowance("percent", 100 - self.usage.percent, 100),) if self._told else ()

    async def close(self) -> None:
        """Release the sockets; safe to call twice."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._writers.shutdown(wait=False, cancel_futures=True)
        for session in self._sessions:
            session.close()

    async def _run(self, call: Call, path: str, values: dict[str, Any]) -> dict[str, Any]:
        threads = self._readers if call is Call.READ else self._writers
        try:
            work = threads.submit(self._call, call, path, values)
        except RuntimeError:
            raise RetryLater("closed") from None
        limit = self._timings.connect + self._timings.whole
        done, _ = await _wait(asyncio.wrap_future(work), limit)
        if not done:
            if work.cancel() or call is not Call.SEND:
                raise RetryLater("timed_out")
            raise SendUnknown("timed_out")
        answer = work.result()
        if isinstance(answer, ConnectorError):
            raise answer
        return answer

    def _call(
        self, call: Call, path: str, values: dict[str, Any]
    ) -> dict[str, Any] | ConnectorError:
        """Returns the error, so that it does not drag the library's and its text along."""
        graph, session = self._graph()
        try:
            answer = self._ask(graph, call, path, values)
        except GraphAPIError as error:
            after = read_wait(session.answered)
            refusal = read_refusal(error, session.status, after)
            return sort_refusal(refusal, call) if refusal else sort_failure(error, call, after)
        except Exception as error:  # noqa: BLE001 - any answer can be garbage
            return sort_failure(error, call, read_wait(session.answered))
        finally:
            self._note(read_usage(session.answered))
        return answer if isinstance(answer, dict) else sort_failure(ValueError(), call)

    def _note(self, usage: Usage | None) -> None:
        if usage:
            self.usage, self._told = usage, True

    @staticmethod
    def _ask(graph: Any, call: Call, path: str, values: dict[str, Any]) -> object:
        whole = f"{graph.version}/{path}"
        if call is Call.READ:
            return graph.request(whole, args=values)
        return graph.request(whole, post_args=values, method="POST")

    def _graph(self) -> tuple[Any, GraphSession]:
        """The thread's own; the library's constructor knows no current version."""
        if not hasattr(self._own, "graph"):
            config = self._config
            token = config.page_token.get_secret_value().strip()
            secret = config.app_secret.get_secret_value().strip()
            session = GraphSession(config.api_url, token, secret, self._timings)
            make: Any = GraphAPI  # the library has no types
            self._own.graph = make(access_token=token, session=session)
            self._own.graph.version = config.version
            self._own.session = session
            self._sessions.append(session)
        return self._own.graph, self._own.session


async def _wait(future: asyncio.Future[Any], limit: float) -> tuple[set[Any], set[Any]]:
    """Cancelled where the caller is, which takes back what has not begun."""
    try:
        return await asyncio.wait([future], timeout=limit)
    except asyncio.CancelledError:
        future.cancel()
        raise
