"""The vault hides what it hashes and seals."""

from __future__ import annotations

import pytest

from socialbot.store.errors import StoreError
from socialbot.store.seal import Vault
from tests.store.world import SECRET

ADDRESS = {"chat": "12345678901", "reply_to": "42"}


def test_a_short_secret_is_refused_with_what_to_do() -> None:
    with pytest.raises(StoreError, match="SOCIALBOT_SECRET_KEY"):
        Vault("x" * 31)


def test_a_hash_is_the_same_in_every_process_with_the_same_secret() -> None:
    assert Vault(SECRET).hash("author", "x", "1") == Vault(SECRET).hash("author", "x", "1")
    assert Vault(SECRET).hash("author", "x", "1") != Vault(SECRET + "!").hash("author", "x", "1")


def test_hashes_of_different_purposes_or_parts_never_match() -> None:
    vault = Vault(SECRET)
    cases = [
        ("author", "ab", "c"),
        ("author", "a", "bc"),
        ("message", "ab", "c"),
        ("author", "abc"),
    ]
    assert len({vault.hash(*case) for case in cases}) == len(cases)


def test_a_hash_shows_nothing_of_its_input_and_takes_any_text() -> None:
    digest = Vault(SECRET).hash("author", "ayla", "\ud800\x00")
    assert len(digest) == 64
    assert int(digest, 16)


def test_a_sealed_address_opens_again_and_shows_nothing() -> None:
    sealed = Vault(SECRET).seal(ADDRESS)
    assert b"12345678901" not in sealed
    assert Vault(SECRET).open(sealed) == ADDRESS


def test_the_same_address_seals_differently_each_time() -> None:
    vault = Vault(SECRET)
    assert vault.seal(ADDRESS) != vault.seal(ADDRESS)


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_changed_seal_does_not_open(place: int) -> None:
    sealed = bytearray(Vault(SECRET).seal(ADDRESS))
    sealed[place] ^= 1
    with pytest.raises(StoreError, match="does not open"):
        Vault(SECRET).open(bytes(sealed))


def test_another_secret_does_not_open_a_seal() -> None:
    with pytest.raises(StoreError):
        Vault(SECRET + "!").open(Vault(SECRET).seal(ADDRESS))
