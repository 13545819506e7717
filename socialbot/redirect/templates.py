"""Loads the canned replies and renders one wording.

replies/<language>/<name>.<kind>.j2 holds the wordings of one answer, parted by lines of dashes.
Every line that names a value which is empty (a link where none may stand) is left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources.abc import Traversable

from jinja2 import StrictUndefined, Template, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from socialbot.domain import Kind

VALUES = frozenset({"brand", "channel", "link", "email", "help_lines", "responsible_link", "code"})
SUFFIX = {Kind.DM: "dm.j2", Kind.MENTION: "public.j2"}
SEPARATOR = {Kind.DM: "\n", Kind.MENTION: " "}

_PARTING = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_NAME = re.compile(r"\{\{\s*(.*?)\s*\}\}")


class TemplateFault(Exception):
    """A reply file cannot be used; the text says why, for the profile's list of faults."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a wording and the values that it names."""

    names: frozenset[str]
    template: Template


Wording = tuple[Line, ...]


def make_environment() -> ImmutableSandboxedEnvironment:
    """Plain text, so nothing is escaped; a value that does not exist is an error."""
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def load_wordings(source: Traversable, environment: ImmutableSandboxedEnvironment) -> list[Wording]:
    """The wordings of one reply file; raises TemplateFault."""
    try:
        text = source.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise TemplateFault("file is missing") from None
    except (OSError, UnicodeDecodeError):
        raise TemplateFault("file cannot be read as UTF-8 text") from None
    parts = [part.strip() for part in _PARTING.split(_COMMENT.sub("", text))]
    return [_parse_wording(part, environment) for part in parts if part]


def _parse_wording(text: str, environment: ImmutableSandboxedEnvironment) -> Wording:
    lines = (line.strip() for line in text.splitlines())
    return tuple(_parse_line(line, environment) for line in lines if line)


def _parse_line(line: str, environment: ImmutableSandboxedEnvironment) -> Line:
    names = frozenset(_NAME.findall(line))
    if names - VALUES:
        known = ", ".join(sorted(VALUES))
        raise TemplateFault(f"unknown value {sorted(names - VALUES)[0]!r}; there are {known}")
    if "{%" in line or "{#" in line:
        raise TemplateFault("only {{ values }} may stand in a reply, no other template signs")
    try:
        return Line(names, environment.from_string(line))
    except TemplateSyntaxError:
        raise TemplateFault("the braces of a {{ value }} are not closed") from None


def render(wording: Wording, kind: Kind, values: Mapping[str, str]) -> str:
    """The words of one wording; may raise what Jinja2 raises."""
    kept = (line for line in wording if all(values.get(name, " ") for name in line.names))
    return SEPARATOR[kind].join(line.template.render(values) for line in kept)


def pick(seed: str, count: int) -> int:
    """A number below count that is always the same for the same seed."""
    digest = hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8]) % count


def file_name(name: str, kind: Kind) -> str:
    """The reply file of an answer: payment.dm.j2."""
    return f"{name}.{SUFFIX[kind]}"
