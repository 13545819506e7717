"""Labelled messages made of frames: values put in, wording disturbed, spans kept."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from socialbot.domain import Intent
from training.frames import Frame, Part
from training.noise import Piece, disturb
from training.suffixes import ending
from training.values import SLOTS, Dice

HELD_OUT = 12  # one frame of so many
_JOINED = 0.12


@dataclass(frozen=True, slots=True)
class Labelled:
    """A message; spans are (start, end, type) in code points."""

    text: str
    spans: tuple[tuple[int, int, str], ...]
    intent: str
    language: str

    @property
    def personal(self) -> bool:
        """Whether it must block."""
        return bool(self.spans)


def is_held_out(frame: Frame) -> bool:
    """Whether a frame is kept from training."""
    return _number(frame) % HELD_OUT == 0


def _number(frame: Frame) -> int:
    """A number of the frame's own, so that one more frame leaves others' messages as they are."""
    text = "|".join(f"{part.text}{part.slot}" for part in frame.parts)
    return zlib.crc32(text.encode())


def make_messages(
    frames: Sequence[Frame], copies: int, seed: int, held_out: bool
) -> Iterator[Labelled]:
    """So many messages of each frame that is (not) held out, made of names that are (not)."""
    usable = [frame for frame in frames if is_held_out(frame) == held_out]
    for frame in usable:
        for copy in range(copies):
            minor = frame.intent == Intent.UNDERAGE
            dice = Dice(f"{seed}/{_number(frame)}/{copy}", frame.language, held_out, minor)
            yield _make(frame, usable, dice)


def _make(frame: Frame, frames: Sequence[Frame], dice: Dice) -> Labelled:
    pieces = fill(frame, dice)
    if dice.chance(_JOINED):
        other = dice.choice(frames)
        if other.language == frame.language and other.intent == frame.intent:
            pieces = [*pieces, (dice.choice((" ", ". ", "\n", ", ")), ""), *fill(other, dice)]
    return _label(disturb(pieces, dice), frame)


def fill(frame: Frame, dice: Dice) -> list[Piece]:
    """The frame's pieces with a value in each slot."""
    return [piece for part in frame.parts for piece in _fill_part(part, dice)]


def _fill_part(part: Part, dice: Dice) -> Iterator[Piece]:
    if not part.slot:
        yield part.text, part.kind
        return
    slot = SLOTS[part.slot]
    value = slot.make(dice)
    yield value, slot.kind.value if slot.kind else ""
    if part.case:
        mark = dice.pick({"'": 60, "’": 8, "": 27, " ": 5})
        yield mark + ending(value, part.case), ""


def _label(pieces: Sequence[Piece], frame: Frame) -> Labelled:
    text, spans = "", []
    for piece, kind in pieces:
        if kind:
            spans.append((len(text), len(text) + len(piece), kind))
        text += piece
    return Labelled(text, tuple(spans), frame.intent, frame.language)
