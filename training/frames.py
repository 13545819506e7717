"""Frames: messages written by hand with slots for values. One a line: intent | text.

{phone} is a slot, {phone+abl} one with a Turkish case ending, [HEALTH|asthma] a labelled literal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from socialbot.domain import EntityType, Intent
from training.suffixes import CASES
from training.values import SLOTS

FOLDER = Path(__file__).parent / "frames"
LANGUAGES = ("tr", "en")
_PART = re.compile(r"\{([a-z_0-9]+)(?:\+([a-z]+))?\}|\[([A-Z_]+)\|([^\[\]]+)\]")
_BROKEN = re.compile(r"[{}]|\[\w+ ?\|")


class FrameError(ValueError):
    """A frame file does not keep to the form."""


@dataclass(frozen=True, slots=True)
class Part:
    """Plain text, a slot, or a literal value of a type."""

    text: str = ""
    slot: str = ""
    case: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """One message with its slots."""

    intent: str
    language: str
    parts: tuple[Part, ...]

    @property
    def personal(self) -> bool:
        """Whether any part is labelled."""
        return any(part.kind or (part.slot and SLOTS[part.slot].kind) for part in self.parts)


@cache
def read_frames() -> tuple[Frame, ...]:
    """All frames, in a fixed order. Raises FrameError with the file and line."""
    return tuple(
        frame
        for language in LANGUAGES
        for path in sorted((FOLDER / language).glob("*.txt"))
        for frame in _read_file(path, language)
    )


def _read_file(path: Path, language: str) -> Iterator[Frame]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            yield parse_frame(line, language, f"{path.name}:{number}")


def parse_frame(line: str, language: str, place: str) -> Frame:
    """A frame of one line; place stands in the error."""
    intent, bar, text = line.partition(" | ")
    if not bar or intent.strip() not in set(Intent):
        raise FrameError(f"{place}: no intent")
    return Frame(intent.strip(), language, tuple(_parse(text.strip().replace("\\n", "\n"), place)))


def _parse(text: str, place: str) -> Iterator[Part]:
    end = 0
    for found in _PART.finditer(text):
        yield _plain(text[end : found.start()], place)
        yield _parse_part(found, place)
        end = found.end()
    yield _plain(text[end:], place)


def _plain(text: str, place: str) -> Part:
    if _BROKEN.search(text):
        raise FrameError(f"{place}: a slot or label that is not closed")
    return Part(text=text)


def _parse_part(found: re.Match[str], place: str) -> Part:
    slot, case, kind, text = found.groups()
    if slot:
        if slot not in SLOTS or (case and case not in CASES):
            raise FrameError(f"{place}: no slot {slot}+{case}")
        return Part(slot=slot, case=case or "")
    if kind not in set(EntityType):
        raise FrameError(f"{place}: no type {kind}")
    return Part(text=text or "", kind=kind)
