"""How much of Meta's limits is used up, as the answers' headers say.

Source: Meta's page "Rate Limits" of the Graph API.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

COUNTERS = ("call_count", "total_time", "total_cputime")
MINUTE = 60.0
SHORTEST_WAIT = 1.0  # a gateway may say 0, and would be asked without end
LONGEST_WAIT = 3_600.0


@dataclass(frozen=True, slots=True)
class Usage:
    """`percent` of the limit that is nearest to its end, and the seconds until calls are taken
    again where it is reached (0 where Meta gives none)."""

    percent: float = 0.0
    regain: float = 0.0


def read_usage(headers: Mapping[str, str]) -> Usage | None:
    """From an answer's headers; None where they say nothing. Never raises."""
    tables = [
        *_tables(headers.get("x-app-usage")),
        *_tables(headers.get("x-page-usage")),
        *_business_tables(headers.get("x-business-use-case-usage")),
    ]
    if not tables:
        return None
    minutes = max(_number(table.get("estimated_time_to_regain_access")) for table in tables)
    percent = max(_number(table.get(name)) for table in tables for name in COUNTERS)
    return Usage(percent, min(minutes * MINUTE, LONGEST_WAIT))


def read_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds to wait after a refusal: what a gateway asks for, else when Meta takes calls again;
    None where neither is told."""
    asked = headers.get("retry-after", "")
    if asked.isascii() and asked.isdigit():
        return min(max(float(asked), SHORTEST_WAIT), LONGEST_WAIT)
    usage = read_usage(headers)
    return max(usage.regain, SHORTEST_WAIT) if usage and usage.regain else None


def _tables(header: str | None) -> Iterator[Mapping[str, Any]]:
    value = _decode(header)
    if isinstance(value, dict):
        yield value


def _business_tables(header: str | None) -> Iterator[Mapping[str, Any]]:
    """One list for each business: {id: [{type, counters}]}."""
    value = _decode(header)
    for tables in value.values() if isinstance(value, dict) else ():
        yield from (each for each in tables if isinstance(each, dict)) if _listed(tables) else ()


def _listed(value: object) -> bool:
    return isinstance(value, list)


def _decode(header: str | None) -> object:
    try:
        return json.loads(header or "null")
    except (ValueError, RecursionError):
        return None


def _number(value: object) -> float:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e9
    return float(value) if usable else 0.0  # type: ignore[arg-type]
