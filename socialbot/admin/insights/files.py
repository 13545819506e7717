"""Figures as a file to take away."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from socialbot.admin.report_files import BYTE_ORDER_MARK, harmless
from socialbot.store.totals.reading import Total

COLUMNS = ("day", "measure", "platform", "name", "count")


def to_csv(totals: Iterable[Total]) -> Iterator[str]:
    """A head line and a line for each total (RFC 4180); a name that begins like a formula is
    text."""
    yield BYTE_ORDER_MARK + _line(COLUMNS)
    for one in totals:
        names = [harmless(name) for name in (one.measure, one.platform, one.name)]
        yield _line([one.day.isoformat(), *names, str(one.count)])


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
