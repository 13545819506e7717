"""The command line: reads arguments, calls one function of ours, turns errors into one line."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Annotated

import typer

from socialbot.commands.benchmarks import benchmark
from socialbot.commands.configuration import Config
from socialbot.commands.configuration import load as _load
from socialbot.errors import OperatorError
from socialbot.logs import locate, set_up_logs
from socialbot.process import keep_to_ourselves

app: typer.Typer = typer.Typer(
    name="socialbot",
    help="A brand's front desk on social networks.",
    no_args_is_help=True,
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
database = typer.Typer(help="The database.", no_args_is_help=True, rich_markup_mode=None)
people = typer.Typer(help="People of the social team.", no_args_is_help=True, rich_markup_mode=None)
templates = typer.Typer(help="The canned replies.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(database, name="db")
app.add_typer(templates, name="templates")
app.add_typer(people, name="user")
app.add_typer(benchmark, name="benchmark")


@app.callback()
def show_version(
    version: Annotated[bool, typer.Option("--version", help="Show the version, and end.")] = False,
) -> None:
    """A brand's front desk on social networks."""
    if version:
        from importlib.metadata import version as read_version

        print(read_version("socialbot"))  # noqa: T201
        raise typer.Exit


def main() -> None:
    """Entry point: every error is one line on standard error and exit code 1, never a traceback,
    because an exception's text may hold what a person wrote."""
    keep_to_ourselves()
    set_up_logs(level=logging.ERROR)
    try:
        app()
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except Exception as error:  # noqa: BLE001 - the last place where text could get out
        sys.exit(f"socialbot: {_explain(error)}")


def _explain(error: BaseException) -> str:
    """Errors for the operator carry a sentence; of all others only type and place are told."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if isinstance(error, OperatorError):
        return str(error)
    return f"unexpected {type(error).__name__} at {locate(error)}; please report this"


@app.command()
def demo(
    seconds: Annotated[
        float | None,
        typer.Option("--for", metavar="SECONDS", min=0, help="Stop by itself after that."),
    ] = None,
    port: Annotated[
        int,
        typer.Option(
            min=0, max=65534, help="The admin's port; the sandbox network takes the next one."
        ),
    ] = 8080,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep the records there after the end.")
    ] = None,
) -> None:
    """Run the bot on a sandbox network with sample traffic, and its admin.

    Example: socialbot demo --for 120
    """
    from rich.console import Console

    from socialbot.commands.demo import Options, run_demo

    run_demo(Options(seconds, port, data), Console())


@app.command()
def run(
    config: Config = None,
    role: Annotated[str, typer.Option(help="all, intake, worker or admin.")] = "all",
) -> None:
    """Run the bot with the connectors that the configuration names.

    Example: socialbot run --config socialbot.toml
    """
    from socialbot.commands.run import read_role, run_bot

    run_bot(_load(config), read_role(role))


@app.command()
def check(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar="[TEXT]", help="A message; - reads JSON lines."),
    ] = None,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE.jsonl", help="A file of JSON lines.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="TIME",
            help="When it is written, such as 2026-10-29T22:30 by the brand's clock, or with a "
            "zone, 2026-10-29T22:30+03:00; default: now.",
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Show what the bot would do with messages; needs no database and no network.

    Example: socialbot check "Hesabıma giremiyorum, numaram 0532 000 00 00" --at 2026-10-29T22:30

    A line of input is {"id","text","kind"} or {"id","messages":[...]}; kind is dm or mention. For a
    conversation "messages" tells of each message in order what a line tells of one.
    """
    from socialbot.commands.check import check_file, check_stream, check_text, make_pipeline
    from socialbot.commands.moments import read_moment

    # words without quotes are one message: a usage error would repeat them on the terminal
    text = " ".join(words) if words else None
    if (text is None) == (file is None):
        raise typer.BadParameter("give a TEXT, --file FILE.jsonl, or - for standard input")
    settings = _load(config)
    moment = read_moment(at, settings) if at is not None else None
    pipeline = make_pipeline(settings)
    if file:
        check_file(pipeline, file, moment)
    elif text == "-":
        check_stream(pipeline, sys.stdin.buffer, at=moment)
    else:
        sys.stdout.buffer.write(f"{check_text(pipeline, text or '', moment)}\n".encode())


@app.command()
def evaluate(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATH...", help="Files, or folders of .jsonl files.")
    ],
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
    misses: Annotated[
        bool, typer.Option("--misses", help="List the ids of what was decided wrongly.")
    ] = False,
    documents: Annotated[
        list[Path] | None,
        typer.Option(
            "--write", metavar="README.md", help="Renew a document's tables; may be repeated."
        ),
    ] = None,
    config: Config = None,
) -> None:
    """Measure how well the bot decides on labelled messages; shows no text of theirs.

    Example: socialbot evaluate evaluation --misses --write README.md --write docs/evaluation.md
    """
    from socialbot.commands.check import make_pipeline
    from socialbot.commands.evaluate import Options, show_evaluation

    options = Options(as_json, misses, tuple(documents or ()))
    show_evaluation(make_pipeline(_load(config)), paths, options)


@app.command()
def replay(
    config: Annotated[
        Path, typer.Option("--config", metavar="NEW.toml", help="The changed configuration.")
    ],
    brand: Annotated[
        Path | None,
        typer.Option("--brand", metavar="FILE", help="A changed profile instead of its own."),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="For machines: one JSON object.")] = False,
) -> None:
    """Run a changed profile over the recorded decisions, and show which come out otherwise.

    Example: socialbot replay --config socialbot.toml --brand brand-new.toml

    Reads topics, times and reasons from the database that the configuration names, never a text,
    and changes nothing.
    """
    from socialbot.commands.replay import show_replay

    show_replay(_load(config, **({"brand": brand} if brand else {})), as_json=as_json)


@app.command()
def doctor(config: Config = None) -> None:
    """Check the configuration, the database and each connector's credentials; changes nothing.

    Example: socialbot doctor --config socialbot.toml
    """
    from socialbot.commands.doctor import show_checks

    raise typer.Exit(0 if show_checks(_load(config)) else 1)


@app.command()
def connectors(
    as_json: Annotated[bool, typer.Option("--json", help="For machines: a JSON list.")] = False,
    config: Config = None,
) -> None:
    """Show each connector of the running bot: state, lag, limits left, last error.

    Example: socialbot connectors --config socialbot.toml
    """
    from socialbot.commands.connectors import show_connectors

    raise typer.Exit(0 if show_connectors(_load(config), as_json=as_json) else 1)


@app.command()
def marks(
    as_json: Annotated[
        bool, typer.Option("--json", help="For machines: a JSON object a line.")
    ] = False,
    config: Config = None,
) -> None:
    """Count what reviewers say that the guard got wrong: types and patterns, no texts.

    Example: socialbot marks --json
    """
    from socialbot.commands.marks import show_marks

    show_marks(_load(config), as_json=as_json)


@app.command()
def sandbox(
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where it listens, on this machine only.")
    ] = 8090,
    traffic: Annotated[bool, typer.Option(help="Play the sample traffic.")] = False,
) -> None:
    """Run the sandbox network alone, for trying `socialbot run` with a [sandbox] table.

    Example: socialbot sandbox --traffic
    """
    from socialbot.commands.sandbox import run_sandbox

    run_sandbox(port, traffic=traffic)


@database.command("upgrade")
def upgrade(config: Config = None) -> None:
    """Make or migrate the tables; run it after each installation of a new version.

    Example: socialbot db upgrade --config socialbot.toml
    """
    from socialbot.commands.db import upgrade_database

    upgrade_database(_load(config))
    print("The database is up to date.")  # noqa: T201


@people.command("add")
def add(
    name: Annotated[str, typer.Argument(help="The login name.")],
    role: Annotated[str, typer.Option(help="viewer, agent, lead or admin.")] = "agent",
    config: Config = None,
) -> None:
    """Add a person to the social team; prints a fresh password once.

    Example: socialbot user add ayse --role lead
    """
    from socialbot.commands.user import add_member

    password = add_member(_load(config), name, role)
    print(f"{name} can log in with the password {password}")  # noqa: T201


@people.command("password")
def password(
    name: Annotated[str, typer.Argument(help="The login name.")], config: Config = None
) -> None:
    """Give a person a fresh password, printed once, and end all sessions.

    Example: socialbot user password ayse
    """
    from socialbot.commands.user import renew_password

    print(f"{name} can log in with the password {renew_password(_load(config), name)}")  # noqa: T201


@people.command("remove")
def remove(
    name: Annotated[str, typer.Argument(help="The login name.")], config: Config = None
) -> None:
    """Take a person out of the team and end all sessions.

    Example: socialbot user remove ayse
    """
    from socialbot.commands.user import remove_member

    remove_member(_load(config), name)
    print(f"{name} can no longer log in.")  # noqa: T201


@templates.command("check")
def check_replies(
    folder: Annotated[
        Path | None,
        typer.Argument(
            metavar="FOLDER", help="A reply folder; default: the configuration's, else ours."
        ),
    ] = None,
    show: Annotated[
        tuple[str, str] | None,
        typer.Option("--show", metavar="LANGUAGE ANSWER", help="Print what would be sent."),
    ] = None,
    config: Config = None,
) -> None:
    """List everything that is wrong with the canned replies, every text that can be put together
    from them included; exit code 1 where there is anything.

    Example: socialbot templates check replies --show tr payment
    """
    from socialbot.commands.templates import check_templates

    lines, is_well = check_templates(_load(config), folder, show)
    for line in lines:
        print(line)  # noqa: T201
    raise typer.Exit(0 if is_well else 1)
