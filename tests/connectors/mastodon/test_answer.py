"""The status that answers another."""

from __future__ import annotations

import pytest

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.mastodon.answer import MENTION, compose, read_receipt

ADDRESS = {"status_id": "1", "acct": "ayse@baska.example", "visibility": "unlisted"}


def key(address: dict[str, str], text: str) -> str:
    (part,) = compose(address, text).parts
    return part.key


def test_it_names_its_reader_and_is_seen_by_no_more_people() -> None:
    answer = compose(ADDRESS, "Buradayız.")
    assert [part.text for part in answer.parts] == ["@ayse@baska.example Buradayız."]
    assert (answer.in_reply_to, answer.visibility) == ("1", "unlisted")


def test_the_key_is_that_of_this_answer_to_this_status() -> None:
    keys = {
        key(ADDRESS, "Buradayız."),
        key(dict(ADDRESS), "Buradayız."),
        key(ADDRESS, "Merhaba."),
        key(ADDRESS | {"status_id": "2"}, "Buradayız."),
    }
    assert len(keys) == 3


def test_the_key_shows_nothing_of_the_answer() -> None:
    assert "Buradayız" not in key(ADDRESS, "Buradayız.")
    assert len(key(ADDRESS, "Buradayız.")) == len("socialbot-") + 40


def test_each_part_of_a_thread_has_a_key_of_its_own() -> None:
    line = "a" * 300
    answer = compose(ADDRESS, f"{line}\n{line}\n{line}")
    assert len({part.text for part in answer.parts}) == 1
    assert len({part.key for part in answer.parts}) == 3


@pytest.mark.parametrize("missing", list(ADDRESS))
def test_an_address_without_a_part_is_given_up(missing: str) -> None:
    with pytest.raises(GiveUp, match="address_incomplete"):
        compose({key: value for key, value in ADDRESS.items() if key != missing}, "a")


def test_a_visibility_that_is_none_is_given_up() -> None:
    with pytest.raises(GiveUp, match="address_incomplete"):
        compose(ADDRESS | {"visibility": "everybody"}, "a")


@pytest.mark.parametrize("text", ["half \ud83d", "nul \x00"])
def test_what_no_server_can_keep_is_given_up(text: str) -> None:
    with pytest.raises(GiveUp, match="text_broken"):
        compose(ADDRESS, text)


@pytest.mark.parametrize(("letters", "fits"), [(0, False), (1, True), (468, True), (469, False)])
def test_the_name_has_its_place_in_the_length(letters: int, fits: bool) -> None:
    if fits:
        (part,) = compose(ADDRESS, "a" * letters).parts
        assert part.text.endswith(" " + "a" * letters)
    else:
        with pytest.raises(GiveUp, match="text_length"):
            compose(ADDRESS, "a" * letters)


def test_a_very_long_name_makes_room_for_itself() -> None:
    address = ADDRESS | {"acct": "a" * 100}
    assert compose(address, "b" * (500 - 102))
    with pytest.raises(GiveUp, match="text_length"):
        compose(address, "b" * (500 - 101))


def test_a_server_may_take_longer_ones() -> None:
    assert compose(ADDRESS, "a" * (5_000 - MENTION), 5_000)


@pytest.mark.parametrize("posted", [None, [], {}, {"id": None}, {"id": ""}])
def test_a_receipt_without_an_id_leaves_it_unknown(posted: object) -> None:
    with pytest.raises(SendUnknown):
        read_receipt(posted)
