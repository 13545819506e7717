"""The window remembers a little, for a short while, in memory only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from socialbot.nlp.reader import Reader, Reading
from socialbot.pii.window import CHARACTERS, Window

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def read(text: str) -> Reading:
    return Reader().read(text)


def texts(window: Window, conversation: str, at: datetime = NOW) -> list[str]:
    return [reading.original for reading in window.recent(conversation, "now", at)]


def test_messages_of_a_conversation_come_back_in_order() -> None:
    window = Window()
    for text in ("a", "b"):
        window.add("one", text, NOW, read(text))
    window.add("other", "c", NOW, read("c"))
    assert texts(window, "one") == ["a", "b"]


def test_what_is_old_is_forgotten() -> None:
    window = Window(minutes=10)
    window.add("one", "a", NOW, read("a"))
    assert texts(window, "one", NOW + timedelta(minutes=11)) == []
    window.add("other", "b", NOW + timedelta(minutes=11), read("b"))
    assert texts(window, "one") == []


def test_it_is_bounded_in_messages_conversations_and_size() -> None:
    window = Window(conversations=2, messages=2)
    for text in ("a", "b", "c", "x" * (CHARACTERS + 1)):
        window.add("one", text, NOW, read(text))
    assert texts(window, "one") == ["b", "c"]
    for conversation in ("two", "three"):
        window.add(conversation, "d", NOW, read("d"))
    assert texts(window, "one") == []


def test_message_that_comes_again_or_is_edited_is_not_its_own_neighbour() -> None:
    window = Window()
    window.add("one", "1", NOW, read("first words"))
    window.add("one", "2", NOW, read("other words"))
    window.add("one", "1", NOW, read("edited words"))
    recent = window.recent("one", "1", NOW)
    assert [reading.original for reading in recent] == ["other words"]
    recent = window.recent("one", "3", NOW)
    assert [reading.original for reading in recent] == ["other words", "edited words"]
