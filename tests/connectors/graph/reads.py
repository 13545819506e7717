"""What holds of every reading of one object that the Graph API listed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.graph.items import Item
from tests.connectors.ear import Ear
from tests.connectors.garbage import check

Reads = Sequence[Callable[[Any], Item | None]]


def check_reads(reads: Reads, raw: Any) -> None:
    """Each reads whatever it is given or says that it cannot, and tells nobody what it was."""
    for read in reads:
        with Ear() as heard:
            item = _read(read, raw)
        assert heard == []
        if item:
            check(item.message)


def _read(read: Callable[[Any], Item | None], raw: Any) -> Item | None:
    try:
        return read(raw)
    except Unreadable as error:
        assert error.args == ()
        assert error.__cause__ is None
        return None
