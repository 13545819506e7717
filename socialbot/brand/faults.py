"""What is wrong with a profile: every fault at once, each with its key and never with its value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from socialbot.errors import OperatorError

Place = tuple[int | str, ...]
Fault = tuple[Place, str]

PLAIN = {"extra_forbidden": "unknown key, check its spelling", "missing": "is missing"}


class ProfileError(OperatorError):
    """The brand profile cannot be used; the text says which key and how to mend it."""


def refuse(title: str, faults: Iterable[Fault]) -> None:
    """Raise one ValidationError that holds all of them, or nothing where there is none."""
    details = [
        InitErrorDetails(
            type=PydanticCustomError("fault", "{reason}", {"reason": reason}),
            loc=place,
            input=None,
        )
        for place, reason in faults
    ]
    if details:
        raise ValidationError.from_exception_data(title, details)


def list_faults(error: ValidationError) -> list[Fault]:
    """The faults of a validation, in plain words."""
    return [
        (fault["loc"], PLAIN.get(fault["type"], fault["msg"]))
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    ]


def describe_faults(error: ValidationError) -> str:
    """All faults of a validation in one line, each with its key and never with its value."""
    return "; ".join(
        f"{'.'.join(str(part) for part in place)}: {reason}" for place, reason in list_faults(error)
    )


def table(raw: object, key: str) -> Mapping[str, Any]:
    """A table of a profile that nobody has checked yet; an empty one where it is none."""
    value = raw.get(key) if isinstance(raw, Mapping) else None
    return value if isinstance(value, Mapping) else {}
