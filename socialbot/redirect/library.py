"""The canned replies of one folder, checked as a whole before the bot starts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from socialbot.brand import Brand, ProfileError
from socialbot.redirect.checks import find_faults
from socialbot.redirect.sayings import Sayings
from socialbot.redirect.shelf import read_shelf


class RepliesRefused(ProfileError):
    """A reply folder cannot be used; `faults` are all that is wrong with it."""

    def __init__(self, folder: Path | None, faults: Sequence[str]) -> None:
        super().__init__(f"replies in {folder or 'the package'}: {'; '.join(faults)}")
        self.faults = tuple(faults)


class Library(Sayings):
    """The words of a folder in which nothing is wrong."""

    def __init__(self, brand: Brand, folder: Path | None = None, *, thorough: bool = False) -> None:
        """Raises RepliesRefused with every fault of every file. `thorough` reads every text that
        can be put together; otherwise every two parts that can stand side by side."""
        super().__init__(brand, read_shelf(folder))
        faults = [*self.shelf.faults, *find_faults(self, thorough=thorough)]
        if faults:
            raise RepliesRefused(folder, faults)
