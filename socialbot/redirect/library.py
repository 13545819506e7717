"""The canned replies of one folder, checked before they are used."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from socialbot.brand import Brand, ProfileError
from socialbot.redirect.checks import find_faults
from socialbot.redirect.sayings import Sayings
from socialbot.redirect.shelf import read_shelf


class Depth(Enum):
    """How much of a reply folder is read before it is used. What was not is still shown to the gate
    when it is put together to be sent."""

    FILES = "every file: whether it is there, and its wordings can be read"
    NEIGHBOURS = "every wording too, and every two parts that can stand side by side"
    TEXTS = "every text that can be put together"


class RepliesRefused(ProfileError):
    """A reply folder cannot be used; `faults` are all that is wrong with it."""

    def __init__(self, folder: Path | None, faults: Sequence[str]) -> None:
        super().__init__(f"replies in {folder or 'the package'}: {'; '.join(faults)}")
        self.faults = tuple(faults)


class Library(Sayings):
    """The words of a folder in which nothing is wrong, as far as it was read."""

    def __init__(
        self, brand: Brand, folder: Path | None = None, depth: Depth = Depth.NEIGHBOURS
    ) -> None:
        """Raises RepliesRefused with every fault that was found."""
        super().__init__(brand, read_shelf(folder))
        faults = list(self.shelf.faults)
        if depth is not Depth.FILES:
            faults += find_faults(self, thorough=depth is Depth.TEXTS)
        if faults:
            raise RepliesRefused(folder, faults)
