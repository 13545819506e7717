"""A progress bar on a terminal's standard error; nothing elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)

ERASE_LINE = "\r\x1b[2K"


class Bar:
    """Passes lines of input on, writes lines of output, and moves the bar between them."""

    def __init__(self, progress: Progress | None = None, size: int | None = None) -> None:
        self._progress = progress
        self._task = progress.add_task("", total=size) if progress else TaskID(0)

    def follow(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """The lines, each counted once it is done with."""
        for line in lines:
            yield line
            if self._progress:
                self._progress.advance(self._task, len(line))

    def write(self, line: str) -> None:
        """A line to standard output, whole, above the bar."""
        if self._progress and sys.stdout.isatty():
            self._progress.console.file.write(ERASE_LINE)
            self._progress.console.file.flush()
        sys.stdout.write(line + "\n")
        if self._progress and sys.stdout.isatty():
            sys.stdout.flush()
            self._progress.refresh()


@contextmanager
def show_progress(title: str, size: int | None) -> Iterator[Bar]:
    """A bar while the block runs, where standard error is a terminal; `size` is in bytes."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield Bar()
        return
    columns = (TextColumn(title), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    # standard output is not Rich's to redirect: it would break long lines
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        yield Bar(progress, size)
