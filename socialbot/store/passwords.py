"""Passwords, hashed with argon2. A check takes about half a second of a core: call in a thread."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from socialbot.store.errors import StoreError

SHORTEST = 12
LONGEST = 1000
HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """An argon2id hash; raises StoreError for a password that is too short or too long."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise StoreError(f"the password needs {SHORTEST} to {LONGEST} characters")
    return HASHER.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether a password is the one of a stored hash. With None, an unknown user, it takes as
    long and says no."""
    try:
        return HASHER.verify(stored or _of_nobody(), password[:LONGEST]) and stored is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _of_nobody() -> str:
    return HASHER.hash("nobody has this password")
