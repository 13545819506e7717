"""Codes that change every half minute, as apps on a telephone show them (RFC 6238)."""

from __future__ import annotations

import hmac
import secrets
from datetime import datetime

import pyotp

STEP = 30  # seconds
DRIFT = 1  # steps that a clock may be off
RECOVERY_CODES = 10
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another


def new_secret() -> str:
    """160 bits, as apps take them."""
    return pyotp.random_base32()


def address_of(secret: str, name: str, brand: str) -> str:
    """The otpauth address that the picture on the page holds."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=brand)


def step_of(secret: str, code: str, now: datetime, last: int | None) -> int | None:
    """The step whose code this is, None for a wrong one. No step counts twice, and none before
    the last that was used."""
    typed = "".join(code.split())
    here = int(now.timestamp()) // STEP
    clock = pyotp.TOTP(secret)
    fitting = [
        step
        for step in range(here - DRIFT, here + DRIFT + 1)
        if hmac.compare_digest(clock.generate_otp(step).encode(), typed.encode())
    ]
    return next((step for step in fitting if last is None or step > last), None)


def new_recovery_codes() -> list[str]:
    """Codes of 50 bits, in two parts that are easily typed."""
    return [f"{_letters()}-{_letters()}" for _ in range(RECOVERY_CODES)]


def plain_code(typed: str) -> str:
    """A recovery code as it is compared: without case, spaces and the line in the middle."""
    return "".join(char for char in typed.lower() if char in LETTERS)


def _letters() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(5))
