"""Labelled messages and conversations, and how one is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, TypeVar

from socialbot.domain import Channel, EntityType, Intent
from socialbot.evaluation.places import Place, find_places
from socialbot.evaluation.tags import DISGUISES, HARMLESS_KINDS

Name = TypeVar("Name", bound=StrEnum)


class ExampleError(ValueError):
    """A label is wrong; the text says which, and repeats nothing of the message."""


@dataclass(frozen=True, slots=True)
class Value:
    """One labelled piece of personal data, and where it stands in the messages."""

    type: EntityType
    text: str = field(repr=False)
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """What should be decided about a message or a conversation; block_at is the index of the
    message that should block, None where none should. Its repr hides all content."""

    id: str
    language: str
    messages: tuple[str, ...]
    is_conversation: bool
    block_at: int | None
    values: tuple[Value, ...]
    intent: Intent
    channels: frozenset[Channel]
    tags: tuple[str, ...]

    @property
    def blocks(self) -> bool:
        """Whether it carries personal data."""
        return self.block_at is not None

    def __repr__(self) -> str:
        return f"<Example {self.id}>"


def read_example(data: Mapping[str, Any], messages: Sequence[str]) -> Example:
    """The example of one line of JSON, whose texts were read already. Raises ExampleError."""
    is_conversation = "messages" in data
    block_at = _read_block(data, len(messages), is_conversation)
    return Example(
        id=_read_text(data, "id"),
        language=_read_text(data, "lang"),
        messages=tuple(messages),
        is_conversation=is_conversation,
        block_at=block_at,
        values=_read_values(data, messages, block_at),
        intent=_read_name(Intent, data.get("intent"), "intent"),
        channels=frozenset(
            _read_name(Channel, name, "channel") for name in _read_list(data, "channels")
        ),
        tags=_read_tags(data, block_at is not None),
    )


def _read_block(data: Mapping[str, Any], count: int, is_conversation: bool) -> int | None:
    block, place = data.get("block"), data.get("block_at")
    if not isinstance(block, bool):
        raise ExampleError("block must be true or false")
    if not block:
        if place is not None:
            raise ExampleError("block_at stands in a harmless example")
        return None
    if not is_conversation:
        return 0
    if not isinstance(place, int) or not 0 <= place < count:
        raise ExampleError("block_at must be the index of a message")
    return place


def _read_values(
    data: Mapping[str, Any], messages: Sequence[str], block_at: int | None
) -> tuple[Value, ...]:
    items = data.get("entities")
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise ExampleError("entities must be a list of objects")
    if bool(items) != (block_at is not None):
        raise ExampleError("what blocks has entities, and what is harmless has none")
    types = [_read_name(EntityType, item.get("type"), "type of entity") for item in items]
    texts = [_read_text(item, "value") for item in items]
    places = find_places(texts, messages, block_at or 0)
    if not all(places):
        raise ExampleError(f"value {places.index(()) + 1} does not stand in the text")
    return tuple(map(Value, types, texts, places))


def _read_tags(data: Mapping[str, Any], blocks: bool) -> tuple[str, ...]:
    tags = _read_list(data, "tags")
    known = DISGUISES if blocks else HARMLESS_KINDS
    if not all(tag in known for tag in tags):
        side = "with" if blocks else "without"
        raise ExampleError(f"unknown tag for a message {side} personal data")
    return tuple(dict.fromkeys(tags))


def _read_list(data: Mapping[str, Any], key: str) -> list[Any]:
    items = data.get(key)
    if not isinstance(items, list) or not items:
        raise ExampleError(f"{key} must be a list with at least one name")
    return items


def _read_text(data: Mapping[str, Any], key: str) -> str:
    text = data.get(key)
    if not isinstance(text, str) or not text:
        raise ExampleError(f"{key} must be a string")
    return text


def _read_name(names: type[Name], value: Any, what: str) -> Name:
    try:
        return names(value)
    except ValueError:
        raise ExampleError(f"unknown {what}") from None
