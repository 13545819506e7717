"""The command line of the benchmarks: each measures one thing and prints a table."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from socialbot.commands.configuration import Config
from socialbot.commands.configuration import load as _load

benchmark = typer.Typer(help="Measure speed.", no_args_is_help=True, rich_markup_mode=None)


@benchmark.command("guard")
def benchmark_guard(
    count: Annotated[
        int, typer.Option("--messages", metavar="N", min=1, help="How many to examine.")
    ] = 2000,
    path: Annotated[
        Path | None,
        typer.Option(
            "--from", metavar="PATH", help="A file or folder of JSON lines; default: the sample."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
    config: Config = None,
) -> None:
    """Measure the guard's speed and memory on one core, beside its peers where installed.

    Example: socialbot benchmark guard --from evaluation
    """
    from socialbot.commands.benchmark import show_guard

    show_guard(_load(config), path, count, as_json=as_json)


@benchmark.command("load")
def benchmark_load(
    count: Annotated[
        int, typer.Option("--messages", metavar="N", min=10, help="How many are written.")
    ] = 20_000,
    rate: Annotated[
        float, typer.Option(min=0, help="So many a second on all platforms; 0: all at once.")
    ] = 200.0,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
    config: Config = None,
) -> None:
    """Measure lag and memory with five platforms, in memory, through pipeline and store.

    Example: socialbot benchmark load --messages 200000
    """
    from socialbot.commands.benchmark_load import show_load

    show_load(_load(config), count, rate, as_json=as_json)


@benchmark.command("admin")
def benchmark_admin(  # noqa: PLR0913, PLR0917 - each is an option
    messages: Annotated[
        int, typer.Option(metavar="N", min=100, help="How many are stored.")
    ] = 100_000,
    requests: Annotated[
        int, typer.Option(metavar="N", min=1, help="How often each page is asked for.")
    ] = 100,
    pages: Annotated[int, typer.Option(metavar="N", min=1, help="How many hear of news.")] = 50,
    items: Annotated[int, typer.Option(metavar="N", min=1, help="How many news they hear.")] = 30,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="URL",
            help="An empty one, which stays filled; default: a temporary SQLite file.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
    config: Config = None,
) -> None:
    """Measure weight, CPU and speed of the admin's pages over many made-up messages, and live news.

    Example: socialbot benchmark admin --database postgresql+psycopg://bench@localhost/empty
    """
    from socialbot.commands.benchmark_admin import Amounts, show_admin

    amounts = Amounts(messages, requests, pages, items)
    show_admin(_load(config), database, amounts, as_json=as_json)
