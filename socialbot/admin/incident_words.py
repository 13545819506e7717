"""What the bot says of a known fault: the canned wordings, as the team reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from socialbot.admin.canned.places import address
from socialbot.domain import Channel, Kind, Language
from socialbot.redirect.edits import incident_words
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.shelf import name_file
from socialbot.redirect.text_faults import try_wording
from socialbot.store.reply_text_pages import Version


@dataclass(frozen=True, slots=True)
class FaultText:
    """One wording: in private, and in public without what stands before and after."""

    private: str = field(repr=False)
    public: str = field(repr=False)


def read_fault_texts(sayings: Callable[[], Sayings]) -> Callable[[str], Sequence[FaultText]]:
    """The wordings of a language, by the words of the moment."""

    def read(language: str) -> list[FaultText]:
        now = sayings()
        texts = [_read(now, Language(language), kind) for kind in (Kind.DM, Kind.MENTION)]
        return [FaultText(*pair) for pair in zip(*texts, strict=False)]

    return read


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Words of one incident's own, in one language and kind: their page, and whether there are
    "none", a "draft", or such as are "said"."""

    language: str
    kind: str
    path: str
    state: str


class Texts(Protocol):
    """What is asked of store.reply_text_desk.ReplyTexts. Both calls block."""

    def changed(self) -> set[str]: ...

    def drafts(self) -> list[Version]: ...


def read_own_words(texts: Texts) -> Callable[[int], Sequence[OwnWords]]:
    """The own words of an incident, in every language and kind that it may have some in."""

    def read(incident: int) -> list[OwnWords]:
        said, drafted = texts.changed(), {draft.place for draft in texts.drafts()}
        found = []
        for language in (Language.TURKISH, Language.ENGLISH):
            for kind in Kind:
                key = (language, incident_words(incident), kind)
                place = name_file(key)
                state = "draft" if place in drafted else "said" if place in said else "none"
                found.append(OwnWords(language, kind, address(key), state))
        return found

    return read


def _read(sayings: Sayings, language: Language, kind: Kind) -> list[str]:
    saying = Saying(language, KNOWN_FAULT, kind, Channel.HUMAN)
    wordings = sayings.wordings(language, KNOWN_FAULT, kind)
    return [try_wording(sayings, saying, wording) or "" for wording in wordings]
