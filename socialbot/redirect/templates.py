"""Loads one file of canned words and renders a wording of it.

replies/<language>/<name>.<kind>.j2 holds the wordings of one answer, parted by lines of dashes.
Every line that names a value which is empty (a link where none may stand) is left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources.abc import Traversable

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment

from socialbot.domain import Kind

VALUES = frozenset(
    {"brand", "channel", "link", "email", "help_lines", "responsible_link", "opens", "code"}
)
LINES_KEPT = 4096
SUFFIX = {Kind.DM: "dm.j2", Kind.MENTION: "public.j2"}
SEPARATOR = {Kind.DM: "\n", Kind.MENTION: " "}

_PARTING = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_NAME = re.compile(r"\{\{([^{}]*)\}\}")  # linear, as all here: a draft of the admin may be hostile
_BRACES = re.compile(r"[{}]")
_STATEMENT = re.compile(r"\{[%#].*?(?:[%#]\}|$)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a wording, the values that it names, and what of it can be said."""

    text: str
    names: frozenset[str]
    template: str

    def render(self, values: Mapping[str, str]) -> str:
        return _compile(self.template).render(values) if self.names else self.template


Wording = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The wordings of one file, without what cannot be used in them, and what that is."""

    wordings: tuple[Wording, ...] = ()
    faults: tuple[str, ...] = ()
    missing: bool = False


# Plain text, so nothing is escaped; a value that does not exist is an error.
_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


@lru_cache(maxsize=LINES_KEPT)
def _compile(line: str) -> Template:
    """When a line is first said: who asks for one answer does not wait for all of them."""
    return _ENVIRONMENT.from_string(line)


def load_file(source: Traversable) -> Loaded:
    """Read one reply file; never raises for what stands in it."""
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return Loaded(missing=True, faults=("file is missing",))
    except (OSError, UnicodeDecodeError):
        return Loaded(faults=("file cannot be read as UTF-8 text",))
    return load_text(text)


def load_text(text: str) -> Loaded:
    """Read the text of a reply file; never raises for what stands in it."""
    parts = [part.strip() for part in _PARTING.split(drop_comments(text))]
    wordings, faults = [], []
    for number, part in enumerate((part for part in parts if part), 1):
        lines = [line for line in map(str.strip, part.splitlines()) if line]
        found = dict.fromkeys(fault for line in lines for fault in _find_faults(line))
        faults += [f"wording {number}: {fault}" for fault in found]
        wordings.append(tuple(filter(None, map(_parse_line, lines))))
    return Loaded(tuple(wordings), tuple(faults))


def drop_comments(text: str) -> str:
    """The text of a reply file without what is noted in it for those who edit it."""
    kept, place = [], 0
    while (start := text.find("{#", place)) >= 0 and (end := text.find("#}", start + 2)) >= 0:
        kept.append(text[place:start])
        place = end + 2
    return "".join((*kept, text[place:]))


def _parse_line(line: str) -> Line | None:
    """The line with its known values and without all else in braces; None where nothing is left."""
    pieces = _NAME.split(_STATEMENT.sub("", line))  # words and, in every second place, a name
    pieces[1::2] = map(str.strip, pieces[1::2])
    names = frozenset(pieces[1::2]) & VALUES
    pieces[::2] = (_BRACES.sub("", words) for words in pieces[::2])
    pieces[1::2] = (f"{{{{ {name} }}}}" if name in VALUES else "" for name in pieces[1::2])
    kept = "".join(pieces)
    return Line(line, names, kept) if kept.strip() else None


def _find_faults(line: str) -> Iterator[str]:
    """Everything in braces that is no value of a reply."""
    for name in sorted({name.strip() for name in _NAME.findall(line)} - VALUES):
        yield f"unknown value {name!r}; there are {', '.join(sorted(VALUES))}"
    rest, statements = _STATEMENT.subn("", _NAME.sub("", line))
    if statements:
        yield "only {{ values }} may stand in a reply, no other template signs"
    if _BRACES.search(rest):
        yield "the braces of a {{ value }} are not closed"


def render(wording: Wording, kind: Kind, values: Mapping[str, str]) -> str:
    """The words of one wording; may raise what Jinja2 raises."""
    kept = (line for line in wording if all(values.get(name, " ") for name in line.names))
    return SEPARATOR[kind].join(line.render(values) for line in kept)


def pick(seed: str, count: int) -> int:
    """A number below count that is always the same for the same seed; 0 below 0."""
    if not count:
        return 0
    digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) % count


def file_name(name: str, kind: Kind) -> str:
    """The reply file of an answer: payment.dm.j2."""
    return f"{name}.{SUFFIX[kind]}"
