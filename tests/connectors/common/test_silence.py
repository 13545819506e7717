"""A library that was silenced tells nobody anything, also where somebody turns it up."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from socialbot.connectors.common.silence import silence
from tests.connectors.ear import Ear

TALKER = "a_talkative_library"


@pytest.fixture
def talker() -> Iterator[logging.Logger]:
    logger = logging.getLogger(TALKER)
    yield logger
    logger.setLevel(logging.NOTSET)
    logger.propagate = True
    logger.handlers.clear()


def test_nothing_is_heard_of_it_any_more(
    talker: logging.Logger, capfd: pytest.CaptureFixture[str]
) -> None:
    below = talker.getChild("deep")
    below.setLevel(logging.DEBUG)
    talker.addHandler(logging.StreamHandler())
    with Ear() as heard:
        talker.critical("before")
        silence([TALKER])
        talker.critical("after")
        below.debug("after")
    assert heard == ["before"]
    assert "after" not in "".join(capfd.readouterr())
