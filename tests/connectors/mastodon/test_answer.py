"""The status that answers another."""

from __future__ import annotations

import pytest

from socialbot.connectors.errors import GiveUp, SendUnknown
from socialbot.connectors.mastodon.answer import MENTION, compose, read_receipt

ADDRESS = {"status_id": "1", "acct": "ayse@baska.example", "visibility": "unlisted"}


def test_it_names_its_reader_and_is_seen_by_no_more_people() -> None:
    answer = compose(ADDRESS, "Buradayız.")
    assert answer.text == "@ayse@baska.example Buradayız."
    assert (answer.in_reply_to, answer.visibility) == ("1", "unlisted")


def test_the_key_is_that_of_this_answer_to_this_status() -> None:
    keys = {
        compose(ADDRESS, "Buradayız.").key,
        compose(dict(ADDRESS), "Buradayız.").key,
        compose(ADDRESS, "Merhaba.").key,
        compose(ADDRESS | {"status_id": "2"}, "Buradayız.").key,
    }
    assert len(keys) == 3


def test_the_key_shows_nothing_of_the_answer() -> None:
    assert "Buradayız" not in compose(ADDRESS, "Buradayız.").key
    assert len(compose(ADDRESS, "Buradayız.").key) == len("socialbot-") + 40


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
        assert compose(ADDRESS, "a" * letters).text.endswith("a" * letters)
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
