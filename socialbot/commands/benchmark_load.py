"""`socialbot benchmark load`: five connectors in one process, through pipeline and store."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from time import perf_counter

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from socialbot.commands.benchmark import read_texts
from socialbot.commands.check import make_pipeline
from socialbot.commands.load_run import Run, run_load
from socialbot.commands.load_store import list_stores, open_store
from socialbot.commands.load_traffic import MANNERS, Load, Schedule, Writers
from socialbot.logs import set_up_logs
from socialbot.pipeline import Conversations, Pipeline
from socialbot.settings import Settings

SAMPLE = 1_000  # texts that are taken in turn; the sample traffic has fewer
HEADS = ("", "per second", "p50 s", "p95 s", "max s", "MB: start", "half", "end")
ALONE = 2_000  # messages that tell how fast the pipeline is by itself


@dataclass(frozen=True, slots=True)
class Figures:
    """`pipeline_per_second`: the same messages decided one after the other, and nothing kept.
    `rate`: how many were written a second, 0 where all were there at once."""

    messages: int
    rate: float
    platforms: tuple[str, ...]
    pipeline_per_second: float
    runs: tuple[Run, ...]


def show_load(settings: Settings, count: int, rate: float, *, as_json: bool) -> None:
    """Measure with `count` messages, of which `rate` are written a second; 0: all at once."""
    set_up_logs(level=logging.ERROR)
    figures = measure_load(settings, count, rate)
    if as_json:
        print(json.dumps(asdict(figures)))  # noqa: T201
    else:
        _show(figures)


def measure_load(settings: Settings, count: int, rate: float) -> Figures:
    """The pipeline alone, then all five connectors on each kind of store."""
    status = Console(stderr=True).status
    load = Load(read_texts(None, SAMPLE), count, rate)
    with status("Loading the pipeline"):
        pipeline = make_pipeline(settings)
    with status("Measuring the pipeline alone"):
        alone = _measure_alone(pipeline, load.texts, min(count, ALONE))
    runs = []
    for kind in list_stores(settings.database.url):
        with open_store(kind, settings.database.url) as engine, status(f"Measuring {kind}"):
            runs.append(run_load(kind, engine, pipeline, settings, load))
    names = tuple(manner.platform for manner in MANNERS)
    return Figures(count, rate, names, round(alone, 1), tuple(runs))


def _measure_alone(pipeline: Pipeline, texts: Sequence[str], count: int) -> float:
    """Messages a second, in the order and with the memory of conversations that intake has."""
    schedule, writers = Schedule(datetime.now(UTC), count, 0.0), Writers(texts)
    conversations = Conversations(pipeline)
    start = perf_counter()
    for number in range(count):
        platform = MANNERS[number % len(MANNERS)].platform
        conversations.triage(writers.write(platform, number, schedule.due(number)))
    return count / (perf_counter() - start)


def _show(figures: Figures) -> None:
    table = Table(box=SIMPLE, pad_edge=False)
    for column in HEADS:
        table.add_column(column, justify="right" if column else "left", no_wrap=True)
    table.add_row("pipeline alone", f"{figures.pipeline_per_second:,.0f}")
    for run in figures.runs:
        lags = (f"{lag:,.2f}" for lag in (run.lag_p50, run.lag_p95, run.lag_max))
        memory = (_show_memory(part) for part in (run.start_mb, run.half_mb, run.end_mb))
        table.add_row(f"with {run.store}", f"{run.per_second:,.0f}", *lags, *memory)
    console = Console()
    console.print(table)
    pace = f"{figures.rate:,.0f} a second" if figures.rate else "all at once"
    console.print(f"{figures.messages:,} messages of {', '.join(figures.platforms)}, {pace}.")
    for run in figures.runs:
        console.print(f"{run.store}: {run.recorded:,} recorded, {run.again:,} came again.")
    console.print("Lag is from when a platform first shows a message to its commit.")


def _show_memory(megabytes: float | None) -> str:
    return "unknown" if megabytes is None else f"{megabytes:,.0f}"
