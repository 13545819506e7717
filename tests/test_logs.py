"""Logs cannot carry content, whoever writes them."""

from __future__ import annotations

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from socialbot.logs import locate, set_up_logs

SECRET = "0532 000 00 00"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    stream = io.StringIO()
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, logging.raiseExceptions)
    set_up_logs(stream)
    yield stream
    root.handlers[:], sys.excepthook, logging.raiseExceptions = before[0], before[2], before[3]
    root.setLevel(before[1])
    structlog.reset_defaults()


def test_known_keys_are_written_as_json(stream: io.StringIO) -> None:
    structlog.get_logger().info("running", platform="sandbox", count=3)
    line = json.loads(stream.getvalue())
    assert (line["event"], line["platform"], line["count"]) == ("running", "sandbox", 3)


def test_value_under_an_unknown_key_is_left_out(stream: io.StringIO) -> None:
    structlog.get_logger().info("read", text=SECRET)
    assert SECRET not in stream.getvalue()


def test_library_record_loses_its_text(stream: io.StringIO) -> None:
    logging.getLogger("some.library").warning("bad update %s", SECRET)
    assert SECRET not in stream.getvalue()
    assert "some.library" in stream.getvalue()


def test_library_exception_loses_its_text(stream: io.StringIO) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("some.library").exception("failed")
    assert SECRET not in stream.getvalue()
    assert "ValueError" in stream.getvalue()


def test_crash_is_told_by_type_and_place(stream: io.StringIO) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
        assert locate(error).startswith("test_logs.py:")
    assert SECRET not in stream.getvalue()
    assert "KeyError" in stream.getvalue()
