"""Takes a public post with personal data out of sight, before the reply to it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from socialbot.connectors.errors import ConnectorError, GiveUp
from socialbot.store.claims import Claim, note_hide
from socialbot.store.database import writing
from socialbot.store.tables import Hide

log = structlog.get_logger()


class Hider:
    """hide(platform, address) blocks, and raises the errors of connectors.errors. on_hide is told
    the platform and what became of a try, for metrics: "done", "failed", or "due" where the next
    try of the reply, if it needs one, tries again."""

    def __init__(
        self,
        engine: Engine,
        hide: Callable[[str, Mapping[str, str]], None],
        on_hide: Callable[[str, str], None] = lambda platform, result: None,
    ) -> None:
        self._engine = engine
        self._hide = hide
        self._on_hide = on_hide

    def hide(self, claimed: Claim, address: Mapping[str, str]) -> None:
        """Try it once. Never raises: the writer gets the reply in any case, which asks for the
        same."""
        state = self._try(claimed, address)
        try:
            with writing(self._engine) as conn:
                note_hide(conn, claimed, state)
        except SQLAlchemyError as error:  # hidden twice is as good as once
            log.warning("hide_not_noted", reply=claimed.reply_id, error=type(error).__name__)
        self._on_hide(claimed.platform, state)

    def _try(self, claimed: Claim, address: Mapping[str, str]) -> Hide:
        try:
            self._hide(claimed.platform, address)
        except Exception as error:  # noqa: BLE001 - whatever it is, the reply still goes out
            code = error.code if isinstance(error, ConnectorError) else type(error).__name__
            log.warning("post_not_hidden", reply=claimed.reply_id, code=code)
            return Hide.FAILED if isinstance(error, GiveUp) else Hide.DUE
        return Hide.DONE
