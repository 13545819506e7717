"""Loads all of the bot as `run` does, then says the first argument on every logger there is.

Prints which loggers have handlers of their own; what else is printed comes from the logs."""

from __future__ import annotations

import importlib
import logging
import pkgutil
import sys

import socialbot
from socialbot.logs import set_up_logs


def load_everything() -> None:
    """Every module of the bot, and what its libraries load only in some configurations."""
    for module in pkgutil.walk_packages(socialbot.__path__, "socialbot."):
        if "__main__" not in module.name and ".migrations" not in module.name:
            importlib.import_module(module.name)
    app_tracer = importlib.import_module("presidio_analyzer.app_tracer")
    app_tracer.AppTracer()
    importlib.import_module("dbos._logger").init_logger()


def say(logger: logging.Logger, words: str) -> None:
    """In every way in which a record can carry it."""
    logger.disabled = False
    logger.setLevel(logging.DEBUG)
    for level in (logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL):
        logger.log(level, words)
        logger.log(level, "%s", words, stack_info=True)
        logger.log(level, {"text": words}, extra={"correlation_id": "1"})
        try:
            raise ValueError(words)
        except ValueError:
            logger.log(level, "%(text)s", {"text": words}, exc_info=True)


def main() -> None:
    """See above."""
    set_up_logs(sys.stdout)
    load_everything()
    names = [n for n, found in logging.root.manager.loggerDict.items() if brings_handler(found)]
    sys.stdout.write(f"{' '.join(sorted(names))}\n")
    for name in [*logging.root.manager.loggerDict, "a.library.to.come"]:
        say(logging.getLogger(name), sys.argv[1])


def brings_handler(found: object) -> bool:
    """Whether it prints by itself."""
    return isinstance(found, logging.Logger) and any(
        not isinstance(handler, logging.NullHandler) for handler in found.handlers
    )


if __name__ == "__main__":
    main()
