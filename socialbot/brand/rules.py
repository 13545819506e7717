"""Which channel each topic goes to, and what the bot may do by itself with it.

The defaults are the rule book's; `[channels]` and `[modes]` of a profile change single topics.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from socialbot.brand.faults import Fault, refuse
from socialbot.domain import RISKS, Channel, Intent, Mode

CHANNELS: Mapping[Intent, Channel] = {
    Intent.ACCOUNT_ACCESS: Channel.LIVE_CHAT,
    Intent.OUTAGE: Channel.LIVE_CHAT,
    Intent.TECHNICAL_FAULT: Channel.WEB_FORM,
    Intent.ACCOUNT_CHANGE: Channel.EMAIL,
    Intent.VERIFICATION: Channel.EMAIL,
    Intent.PAYMENT: Channel.EMAIL,
    Intent.COMPLAINT: Channel.EMAIL,
    Intent.GENERAL_INFO: Channel.INFO,
    Intent.PROMOTION: Channel.LIVE_CHAT,
    Intent.RESPONSIBLE_USE: Channel.HUMAN,
    Intent.UNDERAGE: Channel.HUMAN,
    Intent.DECISION_ADVICE: Channel.INFO,
    Intent.SMALLTALK: Channel.INFO,
    Intent.SPAM: Channel.NONE,
    Intent.OTHER: Channel.HUMAN,
}
# No brand may send these elsewhere.
FIXED = (*RISKS, Intent.SPAM)

Value = TypeVar("Value", bound=StrEnum)


def read_channels(raw: object) -> dict[Intent, Channel]:
    """The channels of a profile's table; raises ValidationError with all that is wrong in it."""
    refuse("channels", [*_find_faults(raw, Channel), *_find_moved(raw)])
    return _read(raw, Channel)


def read_modes(raw: object) -> dict[Intent, Mode]:
    """The modes of a profile's table; raises ValidationError with all that is wrong in it."""
    refuse("modes", [*_find_faults(raw, Mode), *_find_held_back(raw)])
    return _read(raw, Mode)


def _read(raw: object, values: type[Value]) -> dict[Intent, Value]:
    table = raw if isinstance(raw, Mapping) else {}
    return {Intent(name): values(value) for name, value in table.items()}


def _find_faults(raw: object, values: type[StrEnum]) -> Iterator[Fault]:
    if not isinstance(raw, Mapping):
        yield (), "is no table of topics"
        return
    for name, value in raw.items():
        if name not in set(Intent):
            yield (str(name),), f"no topic of ours; there are {', '.join(Intent)}"
        if value not in set(values):
            yield (str(name),), f"must be one of {', '.join(values)}"


def _find_moved(raw: object) -> Iterator[Fault]:
    if not isinstance(raw, Mapping):
        return
    for intent in FIXED:
        if raw.get(intent.value, CHANNELS[intent]) != CHANNELS[intent]:
            yield (intent.value,), f"is always {CHANNELS[intent].value}"


def _find_held_back(raw: object) -> Iterator[Fault]:
    """Help lines wait for nobody's approval."""
    if not isinstance(raw, Mapping):
        return
    for intent in RISKS:
        if raw.get(intent.value, Mode.AUTOMATIC) != Mode.AUTOMATIC:
            yield (intent.value,), f"is always {Mode.AUTOMATIC.value}: help lines wait for nobody"
