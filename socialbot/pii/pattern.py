"""What a recognizer file is made of: patterns over the folded text, with cues and checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from socialbot.domain import EntityType

Check = Callable[["Match"], bool]

# What people put between the digits of one number. No star: a masked number is not a number.
SEPARATOR = r"[ \n.,\-/_()'\":;|+?\\~=>]{0,3}"
LEFT = r"(?:^|[^0-9])"
LEFT_WORD = r"(?:^|[^0-9a-z])"
RIGHT = r"(?:$|[^0-9])"
RIGHT_WORD = r"(?:$|[^0-9a-z])"
# What stands between two words: blanks and marks, at most a new line.
GAP = r"[^0-9a-z]{1,5}"


@dataclass(frozen=True, slots=True)
class Match:
    """A candidate: the value and up to 60 characters of folded ASCII text on either side."""

    value: str = field(repr=False)
    before: str = field(repr=False)
    after: str = field(repr=False)

    @property
    def digits(self) -> str:
        """Only the digits of the value."""
        return "".join(filter(str.isdigit, self.value))


@dataclass(frozen=True, slots=True)
class Pattern:
    """One shape of one entity type, in google-re2 syntax over folded ASCII text.

    The value is the group `v`; what stands around it is the cue. score is 0..1. A check turns a
    candidate down. disguised is False where the pattern makes sense on plain text only.

    gate is a simple expression without which the pattern cannot match (else the pattern itself):
    all gates together are one automaton, and words with free gaps between them would blow it up.
    also is a second such expression, where many texts open the gate.
    needs_digit says that there is no match in a text without digits.
    """

    name: str
    type: EntityType
    regex: str
    score: float = 0.85
    cue: str | None = None
    check: Check | None = None
    disguised: bool = True
    gate: str | None = None
    also: str | None = None
    needs_digit: bool = True


def run(least: int, most: int) -> str:
    """From least to most digits with separators between them."""
    return rf"[0-9](?:{SEPARATOR}[0-9]){{{least - 1},{most - 1}}}"


def words(text: str) -> str:
    """An alternation of the words and phrases in text, separated by commas."""
    items = [" ".join(item.split()) for item in text.split(",")]
    return "(?:" + "|".join(item for item in items if item) + ")"


class Cued(str):
    """A pattern with a cue; gate is the cue alone."""

    gate: str

    def __new__(cls, regex: str, gate: str) -> Cued:
        """The regex, with its gate."""
        made = super().__new__(cls, regex)
        made.gate = gate
        return made


def after_cue(cue: str, value: str, fillers: int = 3, right: str = RIGHT) -> Cued:
    """A cue (its suffix included), up to so many short words, then the value as group v."""
    between = rf"[a-z]{{0,10}}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,{fillers}}}"
    return Cued(rf"{LEFT_WORD}{cue}{between}(?P<v>{value}){right}", LEFT_WORD + cue)


def before_cue(value: str, cue: str, fillers: int = 1) -> Cued:
    """The value as group v, a suffix, up to so many short words, then the cue."""
    between = rf"['?]?[a-z]{{0,4}}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,{fillers}}}"
    return Cued(rf"{LEFT_WORD}(?P<v>{value}){between}{cue}", LEFT_WORD + cue)
