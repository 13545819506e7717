"""A progress bar on a terminal's standard error; nothing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Advance = Callable[[Iterable[bytes]], Iterator[bytes]]


@contextmanager
def show_progress(title: str, size: int | None) -> Iterator[Advance]:
    """Gives a function that passes lines on and moves the bar; `size` is all of them in bytes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield iter
        return
    columns = (TextColumn(title), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(title, total=size)

        def advance(lines: Iterable[bytes]) -> Iterator[bytes]:
            for line in lines:
                yield line
                progress.advance(task, len(line))

        yield advance
