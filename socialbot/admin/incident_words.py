"""What the bot says of a known fault: the canned wordings, as the team reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from socialbot.domain import Channel, Kind, Language
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.text_faults import try_wording


@dataclass(frozen=True, slots=True)
class FaultText:
    """One wording: in private, and in public without what stands before and after."""

    private: str
    public: str


def read_fault_texts(sayings: Callable[[], Sayings]) -> Callable[[str], Sequence[FaultText]]:
    """The wordings of a language, by the words of the moment."""

    def read(language: str) -> list[FaultText]:
        now = sayings()
        texts = [_read(now, Language(language), kind) for kind in (Kind.DM, Kind.MENTION)]
        return [FaultText(*pair) for pair in zip(*texts, strict=False)]

    return read


def _read(sayings: Sayings, language: Language, kind: Kind) -> list[str]:
    saying = Saying(language, KNOWN_FAULT, kind, Channel.HUMAN)
    wordings = sayings.wordings(language, KNOWN_FAULT, kind)
    return [try_wording(sayings, saying, wording) or "" for wording in wordings]
