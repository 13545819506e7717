"""Failed logins: each further one makes guessing wait longer, and nobody else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from sqlalchemy import Connection, delete, func, insert, select

from socialbot.store.seal import Vault
from socialbot.store.team_tables import LoginFailureRow

WITHIN = timedelta(hours=12)
PAIR_FAILURES = 5
CLIENT_FAILURES = 50  # an office shares one address, and so does everybody behind a proxy
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
DOUBLINGS = 10  # enough to reach the longest wait
NO_WAIT = timedelta(0)


def subjects_of(vault: Vault, name: str, client: str) -> tuple[str, str]:
    """What is counted, as keyed hashes: this name from this client, and the client whatever the
    name. A name alone is not, or anybody could lock its owner out."""
    place = place_of(client)
    return vault.hash("login", name, place), vault.hash("client", place)


def time_to_wait(conn: Connection, subjects: tuple[str, str], now: datetime) -> timedelta:
    """How long until the next try is looked at; zero where it may be made now."""
    columns = LoginFailureRow.subject_hash, func.count(), func.max(LoginFailureRow.at)
    query = (
        select(*columns)
        .where(LoginFailureRow.subject_hash.in_(subjects), LoginFailureRow.at > now - WITHIN)
        .group_by(LoginFailureRow.subject_hash)
    )
    bounds = dict(zip(subjects, (PAIR_FAILURES, CLIENT_FAILURES), strict=True))
    rows = conn.execute(query)
    waits = [last + _delay(count, bounds[subject]) - now for subject, count, last in rows]
    return max([NO_WAIT, *waits])


def note_failure(conn: Connection, subjects: Sequence[str], now: datetime) -> None:
    """Count one failure for each; what is too old to count is forgotten."""
    conn.execute(delete(LoginFailureRow).where(LoginFailureRow.at <= now - WITHIN))
    conn.execute(insert(LoginFailureRow), [{"subject_hash": s, "at": now} for s in subjects])


def forget_failures(conn: Connection, subjects: Sequence[str]) -> None:
    """A login that succeeded: start counting anew."""
    conn.execute(delete(LoginFailureRow).where(LoginFailureRow.subject_hash.in_(subjects)))


def _delay(failures: int, bound: int) -> timedelta:
    """None below the bound; from there on it doubles with each failure, up to the longest."""
    if failures < bound:
        return NO_WAIT
    return min(FIRST_WAIT * (1 << min(failures - bound, DOUBLINGS)), LONGEST_WAIT)


def place_of(client: str) -> str:
    """The client's address; of IPv6 the network, because one subscriber has all addresses in it."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    if isinstance(address, IPv6Address) and not address.ipv4_mapped:
        return str(ip_network((address, 64), strict=False))
    return str(getattr(address, "ipv4_mapped", None) or address)
