"""The window remembers a little, for a short while, in memory only."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from socialbot.pii.window import CHARACTERS, Window

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def texts(window: Window, conversation: str, at: datetime = NOW) -> list[str]:
    return [reading.original for reading in window.recent(conversation, "now", at)]


def test_messages_of_a_conversation_come_back_in_order() -> None:
    window = Window()
    for text in ("a", "b"):
        window.add("one", text, NOW, text)
    window.add("other", "c", NOW, "c")
    assert texts(window, "one") == ["a", "b"]


def test_what_is_old_is_forgotten() -> None:
    window = Window(minutes=10)
    window.add("one", "a", NOW, "a")
    assert texts(window, "one", NOW + timedelta(minutes=11)) == []
    window.add("other", "b", NOW + timedelta(minutes=11), "b")
    assert texts(window, "one") == []


def test_it_is_bounded_in_messages_conversations_and_size() -> None:
    window = Window(people=2, messages=2)
    for text in ("a", "b", "c", "x" * (CHARACTERS + 1)):
        window.add("one", text, NOW, text)
    assert texts(window, "one") == ["b", "c"]
    for conversation in ("two", "three"):
        window.add(conversation, "d", NOW, "d")
    assert texts(window, "one") == []


def test_of_a_long_message_its_last_words_stay() -> None:
    window = Window()
    window.add("one", "1", NOW, "long " * 100 + "my number is 0532")
    (kept,) = texts(window, "one")
    assert kept.endswith("long my number is 0532")
    assert kept.startswith("long ")
    assert len(kept) <= CHARACTERS


def test_message_that_comes_again_or_is_edited_is_not_its_own_neighbour() -> None:
    window = Window()
    window.add("one", "1", NOW, "first words")
    window.add("one", "2", NOW, "other words")
    window.add("one", "1", NOW, "edited words")
    recent = window.recent("one", "1", NOW)
    assert [reading.original for reading in recent] == ["other words"]
    recent = window.recent("one", "3", NOW)
    assert [reading.original for reading in recent] == ["other words", "edited words"]


def test_deleted_message_is_forgotten() -> None:
    window = Window()
    window.add("one", "1", NOW, "first words")
    window.add("one", "1", NOW, "")
    assert texts(window, "one") == []


def test_quiet_people_are_forgotten_without_a_further_message() -> None:
    window = Window(minutes=10)
    window.add("one", "1", NOW, "first words")
    window.forget(NOW + timedelta(minutes=11))
    assert texts(window, "one") == []
