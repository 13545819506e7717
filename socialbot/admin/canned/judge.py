"""What the pages know of the words themselves: the folder's, those that are said, and what is wrong
with a draft."""

from __future__ import annotations

from pathlib import Path

from socialbot.admin.canned.places import is_part
from socialbot.redirect.answers import Key
from socialbot.redirect.edits import INCIDENT, Reading, find_in_edit, lay_over
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.redirect import Redirect
from socialbot.redirect.sayings import Sayings
from socialbot.redirect.shelf import read_text
from socialbot.redirect.templates import Wording, load_text


class Judge:
    """Reads texts as the bot does. What takes longer than a page may is said beside each call."""

    def __init__(self, redirect: Redirect, folder: Path | None) -> None:
        self._redirect = redirect
        self._folder = folder

    @property
    def sayings(self) -> Sayings:
        """What is said now."""
        return self._redirect.sayings

    def own_text(self, key: Key) -> str:
        """The folder's text; an incident has none."""
        return "" if INCIDENT.fullmatch(key[1]) else read_text(self._folder, key)

    def is_said(self, key: Key, text: str | None) -> bool:
        """Whether this process says the approved text by now (None: the folder's)."""
        return self._redirect.texts.get(key) == text

    def wordings(self, text: str) -> tuple[Wording, ...]:
        """The wordings in a text, without what cannot be used."""
        return load_text(text).wordings

    def say(self, key: Key, text: str) -> Sayings:
        """What would be said with a text in its place."""
        language, name, kind = key
        place = (language, KNOWN_FAULT, kind) if INCIDENT.fullmatch(name) else key
        sayings = self.sayings
        return Sayings(sayings.brand, lay_over(sayings.shelf, {place: text}))

    def find(self, key: Key, text: str, reading: Reading | None = None) -> list[str]:
        """The faults of a text: alone and, of an answer, together with all its parts; that takes
        less than half a second. Of a part, `reading` says how far: together takes seconds."""
        reading = (reading or Reading.ALONE) if is_part(key) else Reading.TOGETHER
        sayings = self.sayings
        return list(find_in_edit(sayings.brand, sayings.shelf, key, text, reading))
