"""Structured logs that cannot carry content: known keys only, and libraries lose their text."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Mapping
from types import TracebackType
from typing import Any, TextIO

import structlog

ALLOWED_KEYS = frozenset(
    {
        "event",
        "level",
        "timestamp",
        "address",
        "after",
        "code",
        "connector",
        "count",
        "duplicates",
        "error",
        "hint",
        "host",
        "logger",
        "platform",
        "port",
        "replies",
        "reply",
        "role",
        "seconds",
        "skipped",
        "state",
        "topic",
        "where",
    }
)
LEFT_OUT = "(left out)"


def set_up_logs(stream: TextIO = sys.stderr, level: int = logging.INFO) -> None:
    """Log one JSON line an event to `stream`; the text of libraries' records is dropped, also
    where a library brings a handler of its own."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _keep_known_keys,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(stream),
        cache_logger_on_first_use=False,
    )
    root = logging.getLogger()
    root.handlers[:] = [_LibraryHandler(logging.WARNING)]
    root.setLevel(logging.WARNING)
    logging.setLogRecordFactory(_make_record)
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
    sys.excepthook = _log_crash
    threading.excepthook = lambda args: _log_crash(args.exc_type, args.exc_value)
    sys.unraisablehook = lambda args: _log_crash(args.exc_type, args.exc_value)


def locate(error: BaseException) -> str:
    """Where an exception was raised, as file:line of its last frame; never its text."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{frames[-1].filename.rsplit('/', 1)[-1]}:{frames[-1].lineno}" if frames else "?"


def _keep_known_keys(_: Any, __: str, event: Mapping[str, Any]) -> dict[str, Any]:
    """An unknown key may hold content: its value is left out, its name shows the mistake."""
    return {key: value if key in ALLOWED_KEYS else LEFT_OUT for key, value in event.items()}


def _make_record(*given: Any, **named: Any) -> logging.LogRecord:
    """Nothing of ours goes through logging, so every record is a library's, and libraries put
    requests, updates and values into their messages: the place and the error's type are kept."""
    record = logging.LogRecord(*given, **named)
    error = record.exc_info
    record.msg, record.args = LEFT_OUT, ()
    record.exc_info = record.stack_info = record.exc_text = None
    if isinstance(error, tuple) and error[0]:
        record.exc_text = error[0].__name__  # formatters show it in a traceback's place
    return record


class _LibraryHandler(logging.Handler):
    """Where libraries' records go that bring no handler of their own."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().warning(
            "library_warning",
            logger=record.name,
            where=f"{record.module}:{record.lineno}",
            error=record.exc_text,
        )


def _log_crash(
    kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None = None
) -> None:
    """An exception's text may hold content: a crash is told by its type and place."""
    if not issubclass(kind, KeyboardInterrupt | SystemExit):
        where = locate(error) if error else "?"
        structlog.get_logger().error("crash", error=kind.__name__, where=where)
