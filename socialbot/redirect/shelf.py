"""Reads a reply folder: every wording and every channel's name that it holds, and its faults."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from socialbot.domain import Channel, Language
from socialbot.redirect.answers import FEWEST_WORDINGS, Key, needed, optional
from socialbot.redirect.disguise import fold
from socialbot.redirect.templates import Loaded, Wording, drop_comments, file_name, load_file

CHANNELS_FILE = "channels.toml"

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a folder holds; `faults` name the file and what is wrong in it."""

    wordings: Mapping[Key, Sequence[Wording]]
    channels: Mapping[tuple[Language, Channel], str]
    faults: tuple[str, ...]


def name_file(key: Key) -> str:
    """tr/payment.dm.j2"""
    language, name, kind = key
    return f"{language.value}/{file_name(name, kind)}"


def read_shelf(folder: Path | None) -> Shelf:
    """Read a folder, or the one that comes with the package; never raises."""
    source = _open(folder)
    wordings: dict[Key, Sequence[Wording]] = {}
    faults: list[str] = []
    for key in needed():
        wordings[key], found = _read(source, key)
        faults += found
    for key in optional():
        if (source / name_file(key)).is_file():
            wordings[key], found = _read(source, key)
            faults += found
    channels: dict[tuple[Language, Channel], str] = {}
    for language in Language:
        names, found = _read_channels(source, language)
        channels |= names
        faults += found
    faults += _find_strays(source)
    return Shelf(wordings, channels, tuple(faults))


def _find_strays(source: Traversable) -> Iterator[str]:
    """Files that nothing reads: somebody wrote words that would never be said."""
    used = {name_file(key) for key in (*needed(), *optional())}
    used |= {f"{language.value}/{CHANNELS_FILE}" for language in Language}
    for entry in _list(source):
        if entry.name not in set(Language):
            yield f"{entry.name}: is no language of the bot; there are {', '.join(Language)}"
            continue
        for place in (f"{entry.name}/{file.name}" for file in _list(entry)):
            if place not in used:
                meant = get_close_matches(place, sorted(used), 1)
                yield f"{place}: no answer reads it" + (f"; {meant[0]}?" if meant else "")


def _list(folder: Traversable) -> list[Traversable]:
    """What is in a folder, without hidden files and the notes of those who edit it."""
    try:
        found = [entry for entry in folder.iterdir() if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted((one for one in found if not one.name.endswith(".md")), key=lambda one: one.name)


def read_text(folder: Path | None, key: Key) -> str:
    """The text of one file in a folder, or in the one that comes with the package, without its
    comments; nothing where it cannot be read."""
    try:
        text = (_open(folder) / name_file(key)).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
    return f"{drop_comments(text).strip()}\n"


def find_in_file(loaded: Loaded) -> list[str]:
    """What is wrong with one file, whatever its words say."""
    return [*loaded.faults, *_count(loaded), *_compare(loaded.wordings)]


def _open(folder: Path | None) -> Traversable:
    return folder or resources.files("socialbot") / "templates" / "replies"


def _read(source: Traversable, key: Key) -> tuple[Sequence[Wording], list[str]]:
    loaded = load_file(source / name_file(key))
    return loaded.wordings, [f"{name_file(key)}: {fault}" for fault in find_in_file(loaded)]


def _count(loaded: Loaded) -> list[str]:
    few = len(loaded.wordings) < FEWEST_WORDINGS and not loaded.faults
    return [f"fewer than {FEWEST_WORDINGS} wordings"] if few else []


def _compare(wordings: Sequence[Wording]) -> list[str]:
    """Two wordings that read the same, but for capitals, signs and blanks."""
    first: dict[str, int] = {}
    faults = []
    for number, wording in enumerate(wordings, 1):
        read = " ".join(_WORD.findall(fold(" ".join(line.text for line in wording))))
        if wording and read in first:
            faults.append(f"wordings {first[read]} and {number} read the same")
        first.setdefault(read, number)
    return faults


def _read_channels(
    source: Traversable, language: Language
) -> tuple[dict[tuple[Language, Channel], str], list[str]]:
    place = f"{language.value}/{CHANNELS_FILE}"
    try:
        names = tomllib.loads((source / place).read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return {}, [f"{place}: missing or not valid TOML"]
    known = {
        (language, channel): name
        for channel in Channel
        if isinstance(name := names.get(channel.value), str) and name.strip()
    }
    lacking = [channel for channel in Channel if (language, channel) not in known]
    return known, [f"{place}: no name for {channel.value}" for channel in lacking]
