"""`socialbot evaluate`: how well the bot decides on labelled messages."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table as RichTable

from socialbot.commands.check import (
    BATCH,
    Line,
    LineError,
    decide,
    parse_object,
    read_line,
)
from socialbot.commands.check_results import weigh_topic
from socialbot.commands.progress import Bar, show_progress
from socialbot.errors import OperatorError
from socialbot.evaluation.describe import describe, list_misses
from socialbot.evaluation.examples import Example, ExampleError, read_example
from socialbot.evaluation.judgement import Judgement, judge
from socialbot.evaluation.measures import measure_all
from socialbot.evaluation.publish import END, MarksMissing, begin, publish
from socialbot.evaluation.tables import Part, Table, make_tables
from socialbot.pipeline import Pipeline

Misses = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Options:
    """How the figures are told: for machines, with what went wrong, into documents."""

    as_json: bool = False
    misses: bool = False
    documents: tuple[Path, ...] = ()


def show_evaluation(pipeline: Pipeline, paths: Sequence[Path], options: Options) -> None:
    """Evaluate files and folders, and tell the figures as the options say."""
    for document in options.documents:
        _read_document(document)  # a mistake shows before the work
    judgements = evaluate_paths(pipeline, paths)
    evaluation = measure_all(judgements)
    tables = make_tables(evaluation)
    misses = list_misses(judgements) if options.misses else {}
    for document in options.documents:
        _write_document(document, tables)
    if options.as_json:
        print(json.dumps({**describe(evaluation), **misses}))  # noqa: T201
    else:
        _show([*tables, *_tabulate_misses(misses)])


def evaluate_paths(pipeline: Pipeline, paths: Sequence[Path]) -> list[Judgement]:
    """Every example of the files, and of the .jsonl files in the folders, in order. Raises
    OperatorError with the place of a line that is not as it should be, never with its content."""
    files = _find_files(paths)
    judgements: dict[str, Judgement] = {}
    with show_progress("Evaluating", sum(file.stat().st_size for file in files)) as bar:
        for file in files:
            for number, judgement in _evaluate_file(pipeline, file, bar):
                if judgement.id in judgements:
                    raise OperatorError(f"{file}, line {number}: an id that was there before")
                judgements[judgement.id] = judgement
    return list(judgements.values())


def _read_example(text: bytes) -> tuple[Line, Example]:
    data = parse_object(text, 0)
    line = read_line(data, 0)
    return line, read_example(data, [message.text for message in line.messages])


def _judge_all(pipeline: Pipeline, examples: Sequence[tuple[Line, Example]]) -> Iterator[Judgement]:
    messages = [message for line, _ in examples for message in line.messages]
    readings = pipeline.read_many(messages)
    for line, example in examples:
        outcomes = decide(pipeline, line, readings)
        topic = max(outcomes, key=weigh_topic)
        yield judge(example, outcomes, topic.intent, topic.channel)


def _find_files(paths: Sequence[Path]) -> list[Path]:
    found = [sorted(path.glob("*.jsonl")) if path.is_dir() else [path] for path in paths]
    for path, files in zip(paths, found, strict=True):
        if not files or not all(file.is_file() for file in files):
            raise OperatorError(f"{path}: no file of JSON lines there")
    return [file for files in found for file in files]


def _evaluate_file(pipeline: Pipeline, file: Path, bar: Bar) -> Iterator[tuple[int, Judgement]]:
    with _opened(file) as lines:
        examples = _read_examples(file, bar.follow(lines))
        while some := list(islice(examples, BATCH)):
            judgements = _judge_all(pipeline, [example for _, example in some])
            yield from zip((number for number, _ in some), judgements, strict=True)


def _read_examples(
    file: Path, lines: Iterable[bytes]
) -> Iterator[tuple[int, tuple[Line, Example]]]:
    for number, line in enumerate(lines, start=1):
        try:
            if line.strip():
                yield number, _read_example(line)
        except (LineError, ExampleError) as error:
            raise OperatorError(f"{file}, line {number}: {error}") from None


@contextmanager
def _opened(file: Path) -> Iterator[BinaryIO]:
    try:
        with file.open("rb") as lines:
            yield lines
    except OSError as error:
        raise OperatorError(f"{file} cannot be read: {error.strerror}") from None


def _read_document(path: Path, tables: Sequence[Table] = ()) -> str:
    try:
        return publish(path.read_text(encoding="utf-8"), tables)
    except MarksMissing:
        raise OperatorError(
            f"{path} has no lines {' or '.join(map(begin, Part))} and {END} to write between"
        ) from None
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}") from None


def _write_document(path: Path, tables: Sequence[Table]) -> None:
    text = _read_document(path, tables)
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise OperatorError(f"{path} cannot be written: {error.strerror}") from None


def _tabulate_misses(misses: Misses) -> Iterator[Table]:
    for title, items in misses.items():
        columns = tuple(items[0]) if items else ("id",)
        rows = tuple(tuple(map(_show_cell, item.values())) for item in items)
        yield Table(title.replace("_", " ").capitalize(), columns, rows)


def _show_cell(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else " ".join(value)


def _show(tables: Sequence[Table]) -> None:
    console = Console()
    for table in tables:
        shown = RichTable(title=table.title, title_justify="left", box=SIMPLE, pad_edge=False)
        for column in table.columns:
            shown.add_column(column, overflow="fold")
        for row in table.rows:
            shown.add_row(*row)
        console.print(shown)
