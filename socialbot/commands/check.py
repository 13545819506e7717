"""`socialbot check`: decide on messages without a database or a network; one JSON line each."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from socialbot.commands.check_results import describe, describe_conversation
from socialbot.commands.progress import show_progress
from socialbot.domain import Kind, Message, Outcome, Situation
from socialbot.errors import OperatorError
from socialbot.nlp.reader import Reading
from socialbot.pipeline import Conversations, Pipeline
from socialbot.redirect.library import Depth
from socialbot.redirect.start import load_profile
from socialbot.settings import Settings

BATCH = 128


class LineError(ValueError):
    """A line of input is not what `check` reads; the text says why, without the line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input: an id of any JSON type, and a message or a conversation."""

    id: Any = field(repr=False)
    messages: tuple[Message, ...]
    is_conversation: bool


def make_pipeline(settings: Settings) -> Pipeline:
    """The pipeline that the configured bot runs, of whose replies only those are shown to the gate
    that are said: all of them take longer than most of what is asked here. Raises OperatorError."""
    brand = load_profile(settings.brand, settings.replies)
    pipeline = Pipeline(brand, settings.guard, settings.replies, Depth.FILES)
    pipeline.warm_up()
    return pipeline


def check_file(pipeline: Pipeline, path: Path, at: datetime | None = None) -> None:
    """Check a file of JSON lines, with a progress bar on a terminal."""
    try:
        with path.open("rb") as file:
            check_stream(pipeline, file, path.stat().st_size, at)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OperatorError(f"{path} cannot be read: {error.strerror}") from None


def check_stream(
    pipeline: Pipeline, file: BinaryIO, size: int | None = None, at: datetime | None = None
) -> None:
    """Check lines as they come, or many at once where the stream's length in bytes is known."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # JSON lines are UTF-8, whatever the locale
    with show_progress("Checking", size) as bar:
        for result in check_lines(pipeline, bar.follow(file), BATCH if size else 1, at):
            bar.write(result)
    sys.stdout.flush()


def check_lines(
    pipeline: Pipeline, lines: Iterable[bytes], batch: int = 1, at: datetime | None = None
) -> Iterator[str]:
    """One line of JSON for each line that is not blank, in order; a bad line gives its error. So
    many lines are waited for, and read at once, which is faster. `at` is when all of it is written
    and answered: now, where it is not given."""
    numbered = ((n, line) for n, line in enumerate(lines, start=1) if line.strip())
    while some := list(islice(numbered, batch)):
        for result in _check_batch(pipeline, some, at):
            yield json.dumps(result, ensure_ascii=False)


def check_text(pipeline: Pipeline, text: str, at: datetime | None = None) -> str:
    """The line of JSON for one text, read as a DM."""
    message = read_line({"id": "1", "text": text}, 1, at).messages[0]
    return json.dumps({"id": "1", **describe(pipeline.triage(message))}, ensure_ascii=False)


def _check_batch(
    pipeline: Pipeline, lines: Sequence[tuple[int, bytes]], at: datetime | None
) -> Iterator[dict[str, Any]]:
    items = [_read_item(text, number, at) for number, text in lines]
    read = [item for item in items if isinstance(item, Line)]
    readings = pipeline.read_many([message for line in read for message in line.messages])
    for item in items:
        yield _check_line(pipeline, item, readings) if isinstance(item, Line) else item


def _read_item(text: bytes, number: int, at: datetime | None) -> Line | dict[str, Any]:
    """The line, or what is said about one that cannot be read."""
    found: dict[str, Any] = {"id": number}
    try:
        found = parse_object(text, number)
        return read_line(found, number, at)
    except LineError as error:
        return {"id": found.get("id", number), "error": str(error)}


def _check_line(
    pipeline: Pipeline, line: Line, readings: Iterator[Reading | None]
) -> dict[str, Any]:
    outcomes = decide(pipeline, line, readings)
    if line.is_conversation:
        return {"id": line.id, **describe_conversation(_word_anew(pipeline, line, outcomes))}
    return {"id": line.id, **describe(outcomes[0])}


def decide(pipeline: Pipeline, line: Line, readings: Iterator[Reading | None]) -> list[Outcome]:
    """On each message of a line, as one person's; takes as many from the readings."""
    conversations = Conversations(pipeline)
    return [conversations.triage(message, next(readings)) for message in line.messages]


def _word_anew(pipeline: Pipeline, line: Line, outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The outcomes in the words that would be sent: no thread is told the same text twice."""
    worded: list[Outcome] = []
    for message, outcome in zip(line.messages, outcomes, strict=True):
        used = frozenset(one.reply.text for one in worded if one.reply)
        reply = pipeline.word(message, outcome, Situation(message.sent_at), "", used)
        worded.append(replace(outcome, reply=reply or outcome.reply))
    return worded


def parse_object(text: bytes, number: int) -> dict[str, Any]:
    """The object of one line, with the line's number for an id where it has none."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise LineError("not valid JSON") from None
    if not isinstance(data, dict):
        raise LineError("not a JSON object")
    return {"id": number, **data}


def read_line(data: dict[str, Any], number: int, at: datetime | None = None) -> Line:
    """The message or conversation of a line's object, written at that time or now; raises
    LineError."""
    name, at = str(data["id"]), at or datetime.now(UTC)
    if "messages" not in data:
        return Line(data["id"], (_make_message(name, data, 0, at),), is_conversation=False)
    items = data["messages"]
    if not isinstance(items, list) or not items:
        raise LineError("messages must be a list with at least one message")
    kind = data.get("kind", Kind.DM)
    messages = [
        _make_message(name, {"text": item} if isinstance(item, str) else item, index, at, kind)
        for index, item in enumerate(items)
    ]
    return Line(data["id"], tuple(messages), is_conversation=True)


def _make_message(name: str, item: Any, index: int, at: datetime, kind: Any = Kind.DM) -> Message:
    if not isinstance(item, dict) or not isinstance(item.get("text"), str):
        raise LineError("text must be a string")
    try:
        message_kind = Kind(item.get("kind", kind))
    except ValueError:
        raise LineError('kind must be "dm" or "mention"') from None
    return Message(
        platform="check",
        account="check",
        id=f"{name}:{index}",
        conversation=name,
        author=name,
        kind=message_kind,
        text=item["text"],
        sent_at=at,
    )
