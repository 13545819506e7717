"""`socialbot marks`: what reviewers say that the guard got wrong, counted."""

from __future__ import annotations

import json
from dataclasses import asdict

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.queue.mark_counts import MarkCount, count_marks
from socialbot.store.upgrade import require_current

COLUMNS = ("mark", "type", "pattern", "language", "count")


def show_marks(settings: Settings, console: Console | None = None, *, as_json: bool) -> None:
    """Print a line for each type and pattern, or a JSON object a line for `evaluate` and other
    programs. There is no text in them."""
    console = console or Console(highlight=False)
    counts = read_counts(settings)
    if as_json:
        console.file.write("".join(f"{json.dumps(asdict(one))}\n" for one in counts))
        return
    table = Table(*COLUMNS, box=SIMPLE, show_edge=False)
    for one in counts:
        cells = (one.kind, one.type, one.recognizer or "-", one.language, str(one.count))
        table.add_row(*(escape(cell) for cell in cells))
    console.print(table if counts else "no reviewer has marked anything yet")


def read_counts(settings: Settings) -> list[MarkCount]:
    """The most frequent first; raises OperatorError."""
    engine = open_engine(settings.database.url)
    try:
        require_current(engine)
        with engine.connect() as conn:
            return count_marks(conn)
    finally:
        engine.dispose()
