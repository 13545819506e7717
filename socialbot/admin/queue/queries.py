"""The list's address: filters as a query, read strictly, written in one order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from starlette.exceptions import HTTPException

from socialbot.admin.ids import read_id
from socialbot.domain import Intent, Language, Reason
from socialbot.store.folding import LONGEST_QUERY, fold_query
from socialbot.store.queue.filters import NOBODY, Age, Filters, Standing
from socialbot.store.queue.listing import Place
from socialbot.store.urgency import URGENT

PATH = "/queue"
NEWEST = "newest"
MINE, NOBODYS = "me", "nobody"
LONGEST_PLATFORM = 40
E = TypeVar("E", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Query:
    """What the address asks for, as it is written there; `after` is where the page begins."""

    state: Standing = Standing.OPEN
    platform: str = ""
    reason: Reason | None = None
    intent: Intent | None = None
    language: Language | None = None
    assignee: str = ""
    age: Age | None = None
    q: str = field(default="", repr=False)
    sort: str = ""
    after: Place | None = None

    def filters(self, user_id: int) -> Filters:
        """As the store reads it; "me" is the visitor."""
        return Filters(
            self.state,
            self.platform or None,
            self.reason,
            self.intent,
            self.language,
            self._assignee(user_id),
            self.age,
            fold_query(self.q),
            self.sort == NEWEST,
        )

    def _assignee(self, user_id: int) -> int | None:
        if self.assignee in {MINE, NOBODYS}:
            return user_id if self.assignee == MINE else NOBODY
        return int(self.assignee) if self.assignee else None

    @property
    def is_plain(self) -> bool:
        """Whether it asks for the list as it is by itself."""
        return replace(self, after=None) == Query()

    @property
    def narrows(self) -> int:
        """How many filters are set beside the state and the search."""
        chosen = self.platform, self.reason, self.intent, self.language, self.assignee, self.age
        return sum(bool(one) for one in chosen)

    def saved(self) -> str:
        """What a saved view keeps: everything but the words to search for, and the page."""
        return self.encode(q="", after=None)

    def encode(self, **changes: object) -> str:
        """The query string; "" where it asks for nothing."""
        one = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        said = {
            "state": "" if one.state is Standing.OPEN else one.state,
            "platform": one.platform,
            "reason": one.reason or "",
            "intent": one.intent or "",
            "language": one.language or "",
            "assignee": one.assignee,
            "age": one.age or "",
            "q": one.q,
            "sort": one.sort,
            "after": f"{one.after[0]}.{one.after[1]}" if one.after else "",
        }
        return urlencode({name: value for name, value in said.items() if value})

    def address(self, item: int | None = None, **changes: object) -> str:
        """The list's address, or that of an item beside it."""
        path = f"{PATH}/{item}" if item else PATH
        query = self.encode(**changes)
        return f"{path}?{query}" if query else path


def read_query(params: Mapping[str, str]) -> Query:
    """What an address asks for; answers 404 for what there is not."""
    return Query(
        _read(Standing, params.get("state", "")) or Standing.OPEN,
        _read_platform(params.get("platform", "")),
        _read(Reason, params.get("reason", "")),
        _read(Intent, params.get("intent", "")),
        _read(Language, params.get("language", "")),
        _read_assignee(params.get("assignee", "")),
        _read(Age, params.get("age", "")),
        " ".join(params.get("q", "")[:LONGEST_QUERY].split()),
        NEWEST if params.get("sort") == NEWEST else "",
        _read_after(params.get("after", "")),
    )


def _read(kind: type[E], text: str) -> E | None:
    if not text:
        return None
    try:
        return kind(text)
    except ValueError:
        raise HTTPException(404) from None


def _read_platform(text: str) -> str:
    if len(text) > LONGEST_PLATFORM or not text.isprintable():
        raise HTTPException(404)
    return text


def _read_assignee(text: str) -> str:
    return text if text in {"", MINE, NOBODYS} else str(read_id(text))


def _read_after(text: str) -> Place | None:
    if not text:
        return None
    urgency, _, number = text.partition(".")
    level = read_id(urgency)
    if level > max(URGENT.values()):
        raise HTTPException(404)
    return level, read_id(number)
