"""What a generator is: a function of the dice, with the type of what it makes."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from socialbot.domain import EntityType
from training.words import list_names, list_words

T = TypeVar("T")
_ALPHABETS = {
    "0": "0123456789",
    "9": "123456789",
    "A": "ABCDEFGHJKLMNPRSTUVYZ",
    "C": "BCDFGHJKLMNPRSTVYZ",
    "z": "0",
}


def options(text: str) -> tuple[str, ...]:
    """The parts between bars. One line is taken as it stands; of several, the margins are not."""
    lines = [line.strip() for line in text.strip().splitlines()] if "\n" in text else [text]
    return tuple(option for line in lines for option in line.split("|"))


class Dice(random.Random):
    """Seeded randomness, with the language of the message and the names that may be used."""

    def __init__(
        self, seed: int | str, language: str = "tr", held_out: bool = False, minor: bool = False
    ) -> None:
        super().__init__(seed)
        self.language = language
        self.held_out = held_out
        self.minor = minor  # whether people are under age

    def chance(self, share: float) -> bool:
        """True that often."""
        return self.random() < share

    def digits(self, count: int) -> str:
        """So many digits."""
        return "".join(self.choice("0123456789") for _ in range(count))

    def letters(self, count: int, alphabet: str = _ALPHABETS["A"]) -> str:
        """So many letters."""
        return "".join(self.choice(alphabet) for _ in range(count))

    def name(self, *lists: str) -> str:
        """A name of one of the lists."""
        return self.choice(list_names(self.choice(lists), self.held_out))

    def word(self, *lists: str) -> str:
        """A word of one of the lists."""
        return self.choice(list_words(self.choice(lists)))

    def fill(self, shape: str) -> str:
        """A shape with 0 for any digit, 9 for one that is not zero, A for any capital letter,
        C for a capital consonant, and z for a zero that stays one."""
        return "".join(self._sign(sign) for sign in shape)

    def _sign(self, sign: str) -> str:
        alphabet = _ALPHABETS.get(sign)
        return self.choice(alphabet) if alphabet else sign

    def pick(self, weights: Mapping[T, float]) -> T:
        """A key, as often as its weight says."""
        return self.choices(list(weights), list(weights.values()))[0]

    def any_of(self, makers: Sequence[Callable[[Dice], str]]) -> str:
        """What one of the makers makes."""
        return self.choice(makers)(self)


@dataclass(frozen=True, slots=True)
class Slot:
    """A generator and the type of its values; None where they are harmless."""

    make: Callable[[Dice], str]
    kind: EntityType | None = None
