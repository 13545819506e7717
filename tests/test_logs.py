"""Logs cannot carry content, whoever writes them."""

from __future__ import annotations

import io
import json
import logging
import subprocess
import sys
import threading
import warnings
from pathlib import Path

import pytest
import structlog

from socialbot.logs import locate, set_up_logs

SECRET = "0532 000 00 00"


@pytest.fixture
def stream() -> io.StringIO:
    stream = io.StringIO()
    set_up_logs(stream)
    return stream


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


def test_crash_of_a_thread_and_a_warning_lose_their_text(stream: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=True)
        warnings.warn(SECRET, stacklevel=1)
    assert SECRET not in stream.getvalue()
    assert stream.getvalue().count("ValueError") == 1
    assert "py.warnings" in stream.getvalue()


TALK = Path(__file__).parent / "talk_everywhere.py"


def test_no_logger_of_any_library_says_what_it_was_told() -> None:
    """In a process of its own: the handlers that libraries bring are made when they are loaded."""
    command = [sys.executable, str(TALK), SECRET]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=True)
    own, *said = done.stdout.splitlines()
    assert {"spacy", "weasel", "decision_process", "dbos"} <= set(own.split())
    assert SECRET not in done.stdout + done.stderr
    assert json.loads(said[-1])["error"] == "ValueError"  # what is left, through our handler
    assert done.stderr.count("(left out)\nValueError") >= 3  # and through theirs


def test_our_own_lines_stay_as_they_are(stream: io.StringIO) -> None:
    structlog.get_logger("socialbot").warning("pull_failed", platform="x", error="RetryLater")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["platform"], line["error"]) == ("pull_failed", "x", "RetryLater")
