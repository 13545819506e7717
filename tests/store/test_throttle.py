"""Guessing becomes slow, and only for who guesses."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from socialbot.store import throttle
from socialbot.store.database import writing
from socialbot.store.seal import Vault
from tests.store.world import NOW

HERE, THERE = "198.51.100.7", "198.51.100.8"
AT_ONCE = timedelta(0)


class Door:
    """The throttle on a database, by name and client."""

    def __init__(self, engine: Engine, vault: Vault) -> None:
        self.engine = engine
        self.vault = vault

    def fail(self, name: str, client: str, times: int = 1, at: datetime = NOW) -> None:
        for _ in range(times):
            with writing(self.engine) as conn:
                throttle.note_failure(conn, throttle.subjects_of(self.vault, name, client), at)

    def wait(self, name: str, client: str, at: datetime = NOW) -> timedelta:
        with self.engine.connect() as conn:
            subjects = throttle.subjects_of(self.vault, name, client)
            return throttle.time_to_wait(conn, subjects, at)


@pytest.fixture
def door(engine: Engine, vault: Vault) -> Door:
    return Door(engine, vault)


def test_a_few_slips_cost_nothing(door: Door) -> None:
    door.fail("deniz", HERE, 4)
    assert door.wait("deniz", HERE) == AT_ONCE


@pytest.mark.parametrize(
    ("failures", "seconds"), [(5, 30), (6, 60), (7, 120), (9, 480), (10, 900), (40, 900)]
)
def test_each_further_failure_doubles_the_wait_up_to_a_quarter_of_an_hour(
    door: Door, failures: int, seconds: int
) -> None:
    door.fail("deniz", HERE, failures)
    assert door.wait("deniz", HERE) == timedelta(seconds=seconds)
    assert door.wait("deniz", HERE, NOW + timedelta(seconds=seconds - 10)) == timedelta(seconds=10)
    assert door.wait("deniz", HERE, NOW + timedelta(seconds=seconds)) == AT_ONCE


def test_nobody_can_lock_a_member_out_from_elsewhere(door: Door) -> None:
    door.fail("deniz", THERE, 49)
    assert door.wait("deniz", HERE) == AT_ONCE


def test_nobody_locks_out_those_who_share_an_address(door: Door) -> None:
    door.fail("deniz", HERE, 20)
    assert door.wait("ada", HERE) == AT_ONCE


def test_who_tries_many_names_waits_whatever_the_name(door: Door) -> None:
    for number in range(50):
        door.fail(f"guess-{number}", HERE)
    assert door.wait("ada", HERE) == timedelta(seconds=30)
    assert door.wait("ada", THERE) == AT_ONCE


def test_the_longer_of_two_waits_counts(door: Door) -> None:
    door.fail("deniz", HERE, 52)
    assert door.wait("deniz", HERE) == timedelta(minutes=15)
    assert door.wait("ada", HERE) == timedelta(minutes=2)


def test_failures_of_yesterday_are_forgotten(door: Door) -> None:
    door.fail("deniz", HERE, 10, NOW - throttle.WITHIN)
    door.fail("deniz", HERE)
    assert door.wait("deniz", HERE) == AT_ONCE


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "2001:db8:0:1::1", False),
        ("::ffff:198.51.100.7", "198.51.100.7", True),
        ("198.51.100.7", "198.51.100.8", False),
        ("", "not an address", False),
    ],
)
def test_a_network_of_ipv6_counts_as_one_client(
    vault: Vault, first: str, second: str, same: bool
) -> None:
    subjects = [throttle.subjects_of(vault, "deniz", client) for client in (first, second)]
    assert (subjects[0] == subjects[1]) is same


def test_a_name_that_looks_like_a_client_is_no_client(vault: Vault) -> None:
    pair, client = throttle.subjects_of(vault, HERE, HERE)
    assert pair != client
