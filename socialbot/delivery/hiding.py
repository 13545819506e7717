"""Takes a public post with personal data out of sight, before the reply to it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from socialbot.connectors.errors import ConnectorError, GiveUp, RetryLater
from socialbot.store.database import writing
from socialbot.store.hides import Hiding, finish
from socialbot.store.tables import Hide

log = structlog.get_logger()


class Hider:
    """hide(platform, address) blocks, and raises the errors of connectors.errors. on_hide is told
    the platform and what became of a try, for metrics: "done", "failed", or "due" where it is tried
    again; see hide_retries."""

    def __init__(
        self,
        engine: Engine,
        hide: Callable[[str, Mapping[str, str]], None],
        on_hide: Callable[[str, str], None] = lambda platform, result: None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._engine = engine
        self._hide = hide
        self._on_hide = on_hide
        self._clock = clock

    def hide(self, hiding: Hiding, address: Mapping[str, str]) -> Hide:
        """Try it once; returns how the post stands. Never raises: the writer gets the reply in any
        case, which asks for the same."""
        try:
            self._hide(hiding.platform, address)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reply still goes out
            code = error.code if isinstance(error, ConnectorError) else type(error).__name__
            log.warning("post_not_hidden", reply=hiding.reply_id, code=code)
            state = Hide.FAILED if isinstance(error, GiveUp) else Hide.DUE
            after = error.after if isinstance(error, RetryLater) else None
            return self._note(hiding, state, code, after)
        return self._note(hiding, Hide.DONE)

    def give_up(self, hiding: Hiding, code: str) -> Hide:
        """Leave the post to a person, without a try."""
        return self._note(hiding, Hide.FAILED, code)

    def _note(
        self, hiding: Hiding, state: Hide, code: str | None = None, after: float | None = None
    ) -> Hide:
        now: Hide | None = None
        try:
            with writing(self._engine) as conn:
                now = finish(conn, hiding, state, self._clock(), after)
        except SQLAlchemyError as error:  # it is tried again: hidden twice is as good as once
            log.warning("hide_not_noted", reply=hiding.reply_id, error=type(error).__name__)
        if now is Hide.FAILED:
            log.error("hide_given_up", reply=hiding.reply_id, code=code, count=hiding.attempts)
        self._on_hide(hiding.platform, now or state)
        return now or state
