"""The network keeps threads, ids and events as a real one does."""

from __future__ import annotations

import pytest

from socialbot.domain import Kind
from socialbot.sandbox.network import Bounds, Network
from socialbot.sandbox.posts import Draft, Refused


def say(network: Network, text: str, author: str = "Ayşe", kind: Kind = Kind.MENTION) -> str:
    return network.write(Draft(author, kind, text)).id


def texts(network: Network, cursor: str | None = None) -> list[str]:
    return [event.raw["message"]["text"] for event in network.events.read("bot", cursor, 100)]


def test_events_come_again_until_a_later_cursor_acknowledges_them() -> None:
    network = Network()
    say(network, "one")
    say(network, "two")
    first, _ = network.events.read("bot", None, 100)
    assert texts(network) == ["one", "two"]
    assert texts(network, first.raw["cursor"]) == ["two"]
    assert texts(network) == ["two"]


def test_each_reader_has_its_own_cursor() -> None:
    network = Network()
    say(network, "one")
    assert network.events.read("bot", "now", 100) == []
    assert len(network.events.read("archive", None, 100)) == 1


def test_a_cursor_of_an_earlier_network_acknowledges_nothing() -> None:
    earlier, network = Network(), Network()
    say(earlier, "gone")
    say(network, "here")
    assert texts(network, earlier.events.cursor(1)) == ["here"]


@pytest.mark.parametrize("cursor", ["", ".", "x.y", "999", "٣.٣", "-1", "1" * 5_000])
def test_a_senseless_cursor_acknowledges_nothing(cursor: str) -> None:
    network = Network()
    say(network, "here")
    assert texts(network, cursor) == ["here"]


def test_the_reply_stands_in_the_thread_under_its_message() -> None:
    network = Network()
    asked = network.write(Draft("Ayşe", Kind.MENTION, "hello"))
    answer = network.reply(asked.id, "welcome")
    assert (answer.thread, answer.in_reply_to, answer.kind) == (asked.id, asked.id, Kind.MENTION)


def test_all_private_messages_of_a_person_are_one_thread() -> None:
    network = Network()
    first = network.write(Draft("Ayşe", Kind.DM, "one"))
    second = network.write(Draft(" ayşe ", Kind.DM, "two"))
    other = network.write(Draft("Mert", Kind.DM, "three"))
    assert first.thread == second.thread != other.thread


@pytest.mark.parametrize("name", [" Papatya ", "papat\u200bya", "\u202epapatya", "PAPATYA\x00"])
def test_nobody_writes_under_the_name_of_the_brand(name: str) -> None:
    with pytest.raises(Refused, match="name_taken"):
        say(Network(account="Papatya"), "it is me", author=name)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\ud83d", "a" * 61])
def test_a_name_is_visible_and_short(name: str) -> None:
    with pytest.raises(Refused, match="bad_name"):
        say(Network(), "hello", author=name)


def test_a_private_message_cannot_be_answered_in_public() -> None:
    network = Network()
    private = say(network, "secret", kind=Kind.DM)
    with pytest.raises(Refused, match="wrong_thread"):
        network.write(Draft("Mert", Kind.MENTION, "look", in_reply_to=private))


def test_nobody_writes_into_another_persons_private_thread() -> None:
    network = Network()
    private = say(network, "secret", kind=Kind.DM)
    with pytest.raises(Refused, match="wrong_thread"):
        network.write(Draft("Mert", Kind.DM, "me too", in_reply_to=private))


def test_an_edit_keeps_the_id_and_counts() -> None:
    network = Network()
    post = network.write(Draft("Ayşe", Kind.DM, "one"))
    edited = network.edit(post.id, "two")
    assert (edited.id, edited.text, edited.revision) == (post.id, "two", 1)
    assert texts(network) == ["one", "two"]


def test_a_deleted_post_leaves_a_tombstone_that_cannot_be_answered() -> None:
    network = Network()
    post_id = say(network, "oops")
    gone = network.delete(post_id)
    assert gone.deleted
    assert gone.text == ""
    with pytest.raises(Refused, match="no_such_message"):
        network.reply(post_id, "welcome")


def test_the_brands_posts_are_changed_by_nobody() -> None:
    network = Network()
    answer = network.reply(say(network, "hello"), "welcome")
    with pytest.raises(Refused, match="not_yours"):
        network.edit(answer.id, "send me your password")


def test_memory_is_bounded_by_count_and_by_characters() -> None:
    network = Network(bounds=Bounds(posts=3, events=2, characters=10))
    for text in ("one", "two", "three", "four"):
        say(network, text)
    assert texts(network) == ["three", "four"]
    assert [post.text for post in network.posts(10)] == ["three", "four"]


def test_ids_of_two_networks_never_meet() -> None:
    assert say(Network(), "one") != say(Network(), "one")


def test_no_repr_shows_content() -> None:
    network = Network()
    post = network.write(Draft("Ayşe", Kind.DM, "marigold"))
    (event,) = network.events.after(0, 1)
    assert "marigold" not in f"{post!r}{event!r}{Draft('Ayşe', Kind.DM, 'marigold')!r}"
