"""What a log would hold."""

from __future__ import annotations

import logging


class Ear(logging.Handler):
    """Hears whatever reaches the root logger, as the bot's own handler does."""

    def __enter__(self) -> list[str]:
        self.heard: list[str] = []
        logging.getLogger().addHandler(self)
        self.before = logging.getLogger().level
        logging.getLogger().setLevel(logging.DEBUG)
        return self.heard

    def __exit__(self, *_: object) -> None:
        logging.getLogger().removeHandler(self)
        logging.getLogger().setLevel(self.before)

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(self.format(record))
