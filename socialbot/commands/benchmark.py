"""`socialbot benchmark guard`: how fast it examines, beside its peers, on one core."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from importlib import resources
from itertools import cycle, islice
from math import ceil
from pathlib import Path
from time import perf_counter

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from socialbot.commands.check import LineError, parse_object, read_line
from socialbot.commands.contenders import Contender, Detector, list_own, list_peers
from socialbot.errors import OperatorError
from socialbot.settings import Settings

WARM_UP = 200
NOT_INSTALLED = "not installed"


@dataclass(frozen=True, slots=True)
class Row:
    """A contender's figures, None where it is not installed: messages a second all at once,
    milliseconds a message one by one, and its throughput as a multiple of the first row's."""

    name: str
    per_second: float | None = None
    p50_ms: float | None = None
    p95_ms: float | None = None
    p99_ms: float | None = None
    ratio: float | None = None


@dataclass(frozen=True, slots=True)
class Figures:
    """memory_mb is the most that our own rows held, the whole process counted, before any peer
    was loaded; None where the system does not tell."""

    messages: int
    characters: float
    memory_mb: float | None
    rows: tuple[Row, ...]


def show_guard(settings: Settings, path: Path | None, count: int, *, as_json: bool) -> None:
    """Measure on `count` messages: of a file or folder of examples, else the sample traffic,
    again and again."""
    with _on_one_core():
        figures = measure_guard(settings, read_texts(path, count))
    if as_json:
        print(json.dumps(asdict(figures)))  # noqa: T201
    else:
        _show(figures)


def measure_guard(settings: Settings, texts: Sequence[str]) -> Figures:
    """All contenders one after the other, ours first."""
    own = [_measure(contender, texts) for contender in list_own(settings)]
    memory = read_peak_memory()
    peers = [_measure(contender, texts) for contender in list_peers()]
    return Figures(
        messages=len(texts),
        characters=round(sum(map(len, texts)) / len(texts), 1),
        memory_mb=memory,
        rows=tuple(_compare(row, own[0]) for row in (*own, *peers)),
    )


def read_texts(path: Path | None, count: int) -> list[str]:
    """`count` messages; raises OperatorError where there is none."""
    sample = Path(str(resources.files("socialbot") / "sample" / "traffic.jsonl"))
    source = path or sample
    files = sorted(source.glob("*.jsonl")) if source.is_dir() else [source]
    texts = [text for file in files for text in _read_file(file)]
    if not texts:
        raise OperatorError(f"{source}: no messages there")
    return list(islice(cycle(texts), count))


def _read_file(file: Path) -> Iterator[str]:
    try:
        lines = file.read_bytes().splitlines()
        for line in filter(bytes.strip, lines):
            read = read_line(parse_object(line, 0), 0)
            yield from (message.text for message in read.messages)
    except LineError as error:
        raise OperatorError(f"{file}: {error}") from None
    except OSError as error:
        raise OperatorError(f"{file} cannot be read: {error.strerror}") from None


def _measure(contender: Contender, texts: Sequence[str]) -> Row:
    if not contender.is_installed:
        return Row(contender.name)
    with Console(stderr=True).status(f"Measuring {contender.name}"):
        detector = contender.make()
        detector.batch(texts[:WARM_UP])
        times = sorted(_time_each(detector, texts))
        start = perf_counter()
        detector.batch(texts)
        seconds = perf_counter() - start
    return Row(
        name=contender.name,
        per_second=round(len(texts) / seconds, 1),
        p50_ms=_percentile(times, 0.50),
        p95_ms=_percentile(times, 0.95),
        p99_ms=_percentile(times, 0.99),
    )


def _time_each(detector: Detector, texts: Sequence[str]) -> Iterator[float]:
    for text in texts:
        start = perf_counter()
        detector.one(text)
        yield perf_counter() - start


def _percentile(times: Sequence[float], share: float) -> float:
    """Of sorted seconds, in milliseconds, by the nearest rank."""
    return round(1000 * times[max(0, ceil(share * len(times)) - 1)], 3)


def _compare(row: Row, first: Row) -> Row:
    if row.per_second is None or first.per_second is None:
        return row
    return replace(row, ratio=round(row.per_second / first.per_second, 3))


def read_peak_memory() -> float | None:
    """The most memory that this process has held so far, in MB."""
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return round(int(line.split()[1]) / 1024, 1)
    with suppress(ImportError):
        import resource

        unit = 1024 * 1024 if sys.platform == "darwin" else 1024
        return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit, 1)
    return None


@contextmanager
def _on_one_core() -> Iterator[None]:
    """Threads of libraries share one core too, where the system lets us say so."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


def _show(figures: Figures) -> None:
    table = Table(box=SIMPLE, pad_edge=False)
    for column in ("", "messages/s", "p50 ms", "p95 ms", "p99 ms", "ratio"):
        table.add_column(column, justify="right" if column else "left")
    for row in figures.rows:
        table.add_row(row.name, *_show_row(row))
    console = Console()
    console.print(table)
    console.print(
        f"{figures.messages} messages of {figures.characters} characters on average, on one core; "
        f"peak memory of our own part {_show_number(figures.memory_mb, 0)} MB."
    )


def _show_row(row: Row) -> tuple[str, ...]:
    if row.per_second is None:
        return (NOT_INSTALLED,)
    times = (_show_number(time, 2) for time in (row.p50_ms, row.p95_ms, row.p99_ms))
    return _show_number(row.per_second, 0), *times, _show_number(row.ratio, 2)


def _show_number(number: float | None, digits: int) -> str:
    return "unknown" if number is None else f"{number:,.{digits}f}"
