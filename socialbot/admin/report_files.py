"""Reports as files: CSV that a spreadsheet cannot be tricked with, and JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from socialbot.store.reports import Report

COLUMNS = (
    "number",
    "case_code",
    "created_at",
    "happened_at",
    "done_at",
    "state",
    "state_at",
    "state_by",
    "area",
    "intent",
    "what",
    "place",
    "device",
    "software",
    "error_text",
    "language",
    "fingerprint",
)
BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets take UTF-8 for something else
# What makes a cell a formula, also in full width and behind spaces (OWASP: CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")


def to_csv(reports: Iterable[Report]) -> Iterator[str]:
    """A head line and a line for each report (RFC 4180)."""
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for report in reports:
        yield _line([harmless(_plain(getattr(report, name))) for name in COLUMNS])


def to_jsonl(reports: Iterable[Report]) -> Iterator[str]:
    """A JSON object for each report."""
    for report in reports:
        values = {name: getattr(report, name) for name in COLUMNS}
        said = {key: _plain(v) if isinstance(v, datetime) else v for key, v in values.items()}
        yield json.dumps(said, ensure_ascii=False) + "\n"


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before one."""
    return f"'{cell}" if cell.lstrip().startswith(FORMULA) or cell.startswith(FORMULA) else cell


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    return "" if value is None else str(value)


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
