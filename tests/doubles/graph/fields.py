"""The `fields` parameter: names, sub-fields in braces, modifiers in brackets."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.doubles.graph.errors import GraphError

NAME = re.compile(r"[a-z][a-z0-9_]*")
MODIFIER = re.compile(r"\.([a-z_]+)\(([^(){}]*)\)")


@dataclass
class Field:
    """One of the wanted fields; `inner` is None where no sub-fields are named."""

    name: str
    modifiers: dict[str, str] = field(default_factory=dict)
    inner: list[Field] | None = None


def parse_fields(text: str) -> list[Field]:
    """Raises GraphError 2500 on a syntax that the Graph API would not take."""
    fields, rest = _read_list(text.replace(" ", ""))
    if rest:
        raise _syntax()
    return fields


def _read_list(text: str) -> tuple[list[Field], str]:
    fields = []
    while True:
        field, text = _read_field(text)
        fields.append(field)
        if not text.startswith(","):
            return fields, text
        text = text[1:]


def _read_field(text: str) -> tuple[Field, str]:
    name = NAME.match(text)
    if not name:
        raise _syntax()
    field, text = Field(name[0]), text[name.end() :]
    while modifier := MODIFIER.match(text):
        field.modifiers[modifier[1]] = modifier[2]
        text = text[modifier.end() :]
    if text.startswith("{"):
        field.inner, text = _read_list(text[1:])
        if not text.startswith("}"):
            raise _syntax()
        text = text[1:]
    return field, text


def _syntax() -> GraphError:
    return GraphError(2500, "Syntax error in the fields", status=400)
