"""What could come from outside instead of a payload, and what every message holds all the same."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import strategies as st

from socialbot.domain import Message

NUMBERS = [2**63, -(2**63), 10**30, 10**400, 1e308, 0, -1]
WORDS = ["", "\ud83d", "\x00", "９", "1e9", "-", "@", "9999-99-99", "<a " * 50]
EDGES = st.sampled_from([*NUMBERS, *WORDS])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | EDGES
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@st.composite
def mutated(draw: st.DrawFn, samples: Sequence[Any]) -> Any:
    """A real payload in which up to three values were replaced, removed or moved elsewhere."""
    copies = st.sampled_from(samples).map(copy.deepcopy)
    raw: Any = draw(copies)
    for _ in range(draw(st.integers(1, 3))):
        places = list(spots(raw))
        if not places:
            break
        place, key = draw(st.sampled_from(places))
        if draw(st.booleans()):
            place[key] = draw(VALUES | copies)
        else:
            del place[key]
    return raw


def mutated_bodies(samples: Sequence[Any]) -> st.SearchStrategy[bytes]:
    """The body of a request: a mutated payload, or no payload at all."""
    return mutated(samples).map(lambda raw: json.dumps(raw).encode()) | st.binary(max_size=200)


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a payload that holds a value, with its key."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(items):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from spots(inner)


def check(message: Message) -> None:
    """Whatever was read, its fields hold what the types promise."""
    names = (message.id, message.conversation, message.author, *message.address.values())
    assert all(isinstance(name, str) and name for name in names)
    assert isinstance(message.text, str)
    assert message.sent_at.tzinfo is not None
    assert 0 <= message.revision < 2**31
    assert message.attachments >= 0
    assert not (message.by_team and (message.text or message.address))
