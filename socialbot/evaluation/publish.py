"""The tables in a Markdown document, between two marks: written, and read again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.evaluation.rates import Rate
from socialbot.evaluation.tables import Part, Table

END = "<!-- evaluation: end -->"
_BLOCK = re.compile(rf"(<!-- evaluation: begin ({'|'.join(Part)}) -->)\n.*?{END}", re.DOTALL)
_RATE = r"\S+ \((\d+) of (\d+)\)"
_DECISIONS = re.compile(rf"^\| (\w+) \| {_RATE} \| [^|]+ \| {_RATE} \| [^|]+ \|$", re.MULTILINE)
_MEASURES = re.compile(r"^\| measure \| (.+) \|$", re.MULTILINE)


class MarksMissing(ValueError):
    """A document has no two lines between which to write."""


@dataclass(frozen=True, slots=True)
class Published:
    """The figures that must not get worse."""

    recall: Rate
    false_blocks: Rate
    channel: Rate
    risks: Rate
    false_risks: Rate


def begin(part: Part) -> str:
    """The line before the tables of a part; END is the one after them."""
    return f"<!-- evaluation: begin {part} -->"


def publish(document: str, tables: Sequence[Table]) -> str:
    """The document with the tables of each part between its marks, in place of others. Raises
    MarksMissing."""
    if not _BLOCK.search(document):
        raise MarksMissing
    return _BLOCK.sub(lambda block: _fill(block, tables), document)


def _fill(block: re.Match[str], tables: Sequence[Table]) -> str:
    chosen = [table for table in tables if table.part == block[2]]
    return f"{block[1]}\n{render(chosen)}{END}"


def render(tables: Sequence[Table]) -> str:
    """The tables in Markdown, each under its title."""
    return "".join(f"\n**{table.title}**\n\n{_render_table(table)}" for table in tables) + "\n"


def read_published(document: str) -> dict[str, Published]:
    """What a document says, by the name of the language; empty where it says nothing."""
    block = _BLOCK.search(document)
    heads = _MEASURES.search(block[0]) if block else None
    if block is None or heads is None:
        return {}
    names = heads[1].split(" | ")
    rest = [
        dict(zip(names, _read_row(block[0], measure), strict=True))
        for measure in ("right channel", "risks seen", "look-alikes taken for a risk")
    ]
    return {
        name: Published(
            Rate(int(blocked), int(n)),
            Rate(int(wrong), int(harmless)),
            *(rates[name] for rates in rest),
        )
        for name, blocked, n, wrong, harmless in _DECISIONS.findall(block[0])
    }


def _read_row(block: str, measure: str) -> list[Rate]:
    """The rates of a row, 0 of 0 where there was nothing to measure."""
    row = re.search(rf"^\| {measure} \| (.+) \|$", block, re.MULTILINE)
    cells = row[1].split(" | ") if row else ()
    found = [re.fullmatch(_RATE, cell) for cell in cells]
    return [Rate(int(one[1]), int(one[2])) if one else Rate(0, 0) for one in found]


def _render_table(table: Table) -> str:
    rows = [f"| {' | '.join(cells)} |" for cells in (table.columns, *table.rows)]
    rows.insert(1, "|---" * len(table.columns) + "|")
    return "".join(f"{row}\n" for row in rows)
