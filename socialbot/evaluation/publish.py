"""The tables in a Markdown document, between two marks: written, and read again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.evaluation.rates import Rate
from socialbot.evaluation.tables import Table

BEGIN = "<!-- evaluation: begin -->"
END = "<!-- evaluation: end -->"
_BLOCK = re.compile(rf"{BEGIN}\n(.*?){END}", re.DOTALL)
_RATE = r"\S+ \((\d+) of (\d+)\) \| [^|]+"
_ROW = re.compile(rf"^\| (\w+) \| {_RATE} \| {_RATE} \|$", re.MULTILINE)


class MarksMissing(ValueError):
    """A document has no two lines between which to write."""


@dataclass(frozen=True, slots=True)
class Published:
    """The two figures that must not get worse."""

    recall: Rate
    false_blocks: Rate


def publish(document: str, tables: Sequence[Table]) -> str:
    """The document with the tables between its marks, in place of others. Raises MarksMissing."""
    if not _BLOCK.search(document):
        raise MarksMissing
    block = f"{BEGIN}\n{render(tables)}{END}"
    return _BLOCK.sub(lambda _: block, document, count=1)


def render(tables: Sequence[Table]) -> str:
    """The tables in Markdown, each under its title."""
    return "".join(f"\n**{table.title}**\n\n{_render_table(table)}" for table in tables) + "\n"


def read_published(document: str) -> dict[str, Published]:
    """What a document says, by the name of the language; empty where it says nothing."""
    block = _BLOCK.search(document)
    rows = _ROW.findall(block[1]) if block else ()
    return {
        name: Published(Rate(int(blocked), int(n)), Rate(int(wrong), int(harmless)))
        for name, blocked, n, wrong, harmless in rows
    }


def _render_table(table: Table) -> str:
    rows = [f"| {' | '.join(cells)} |" for cells in (table.columns, *table.rows)]
    rows.insert(1, "|---" * len(table.columns) + "|")
    return "".join(f"{row}\n" for row in rows)
