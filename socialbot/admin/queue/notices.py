"""What a page says was done just now, and with what it can be taken back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from socialbot.store.queue.acts import Act, Done, Result

BATCH = re.compile(r"[0-9a-f]{32}")
UNDONE, TOO_LATE, VIEW, NO_VIEW, BAD = "undone", "too_late", "view_saved", "view_not_saved", "bad"
PLAIN = frozenset({UNDONE, TOO_LATE, VIEW, NO_VIEW, BAD})
MOST = 1000


@dataclass(frozen=True, slots=True)
class Notice:
    """key names the words; of `asked` items `changed` were changed; batch undoes it."""

    key: str
    changed: int = 1
    asked: int = 1
    batch: str = ""
    good: bool = True


def tell(act: Act, done: Done) -> str:
    """The query that tells of an act."""
    key = act if done.result is Result.DONE else done.result
    said: dict[str, object] = {"did": key, "n": done.changed, "of": done.asked}
    if done.changed:
        said["undo"] = done.batch
    return urlencode(said)


def read_notice(params: Mapping[str, str]) -> Notice | None:
    """What the address tells; None where that is nothing that we say."""
    key = params.get("did", "")
    if key in PLAIN:
        return Notice(key, good=key in {UNDONE, VIEW})
    good = key in set(Act)
    if not good and key not in set(Result):
        return None
    batch = params.get("undo", "")
    return Notice(
        key,
        _number(params.get("n", "")),
        _number(params.get("of", "")),
        batch if BATCH.fullmatch(batch) else "",
        good,
    )


def _number(text: str) -> int:
    return min(int(text), MOST) if text.isascii() and text.isdigit() and len(text) < 6 else 0
