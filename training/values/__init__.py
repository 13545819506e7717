"""Generators of invented values, one module a family; SLOTS names them all."""

from __future__ import annotations

from training.values.accounts import ACCOUNTS
from training.values.cards import CARDS
from training.values.contacts import CONTACTS
from training.values.harmless import HARMLESS
from training.values.identity import IDENTITY
from training.values.money import MONEY
from training.values.people import PEOPLE
from training.values.places import PLACES
from training.values.secrets import SECRETS
from training.values.slot import Dice, Slot

SLOTS: dict[str, Slot] = (
    PEOPLE | CONTACTS | IDENTITY | CARDS | ACCOUNTS | SECRETS | MONEY | PLACES | HARMLESS
)

__all__ = ["SLOTS", "Dice", "Slot"]
