"""Labels are read strictly, and a mistake is told without the message."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from socialbot.domain import Channel, EntityType, Intent
from socialbot.evaluation.examples import Example, ExampleError, read_example
from socialbot.evaluation.places import Place
from socialbot.evaluation.tags import DISGUISES, HARMLESS_KINDS

DESCRIPTION = Path(__file__).parents[2] / "evaluation" / "README.md"

PERSONAL = {
    "id": "a",
    "lang": "tr",
    "text": "numaram 0532 000 00 00",
    "block": True,
    "entities": [{"type": "PHONE_NUMBER", "value": "0532 000 00 00"}],
    "intent": "other",
    "channels": ["human", "live_chat"],
    "tags": ["plain"],
}
HARMLESS = {**PERSONAL, "text": "selam", "block": False, "entities": [], "tags": ["chat"]}


def read(data: dict[str, Any], **changes: Any) -> Example:
    data = {**data, **changes}
    return read_example(data, data.get("messages", [data["text"]]))


def test_message_is_read_with_its_labels() -> None:
    example = read(PERSONAL)
    (value,) = example.values
    assert (value.type, value.places) == (EntityType.PHONE_NUMBER, (Place(0, 8, 22),))
    assert (example.blocks, example.block_at, example.is_conversation) == (True, 0, False)
    assert example.intent is Intent.OTHER
    assert example.channels == {Channel.HUMAN, Channel.LIVE_CHAT}


def test_conversation_names_the_message_that_blocks() -> None:
    example = read(PERSONAL, messages=["0532", "000 00", "00"], block_at=2)
    assert example.block_at == 2
    places = [Place(0, 0, 4), Place(1, 0, 3), Place(1, 4, 6), Place(2, 0, 2)]
    assert list(example.values[0].places) == places


@pytest.mark.parametrize(
    ("data", "changes", "told"),
    [
        (PERSONAL, {"block": "yes"}, "block must be"),
        (PERSONAL, {"entities": []}, "what blocks has entities"),
        (PERSONAL, {"entities": [{"type": "PHONE", "value": "0532 000 00 00"}]}, "type of entity"),
        (PERSONAL, {"entities": [{"type": "PERSON", "value": "Ada Kaya"}]}, "value 1 does not"),
        (PERSONAL, {"tags": ["spelt_oddly"]}, "unknown tag"),
        (PERSONAL, {"tags": ["chat"]}, "unknown tag"),
        (PERSONAL, {"tags": []}, "tags must be a list"),
        (PERSONAL, {"intent": "sales"}, "unknown intent"),
        (PERSONAL, {"channels": ["fax"]}, "unknown channel"),
        (PERSONAL, {"messages": ["0532 000 00 00"], "block_at": 1}, "index of a message"),
        (PERSONAL, {"lang": None}, "lang must be"),
        (HARMLESS, {"tags": ["plain"]}, "unknown tag"),
        (HARMLESS, {"block_at": 0}, "harmless example"),
    ],
)
def test_wrong_label_is_told_without_content(
    data: dict[str, Any], changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(ExampleError, match=told) as caught:
        read(data, **changes)
    assert "0532" not in str(caught.value)
    assert "Ada" not in str(caught.value)


def test_repr_hides_content() -> None:
    assert "0532" not in repr(read(PERSONAL))


def test_every_tag_is_described() -> None:
    described = DESCRIPTION.read_text(encoding="utf-8")
    missing = [tag for tag in DISGUISES + HARMLESS_KINDS if f"| `{tag}` |" not in described]
    assert missing == []
