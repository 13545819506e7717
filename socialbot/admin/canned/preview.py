"""What a text reads like in a sample case, and how long that is as each platform counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from socialbot.admin.canned.inboxes import INBOXES, Inbox
from socialbot.domain import Channel, Kind
from socialbot.redirect.answers import ANSWERS, Key
from socialbot.redirect.edits import INCIDENT
from socialbot.redirect.hours import longest_opening
from socialbot.redirect.occasions import occasions
from socialbot.redirect.policy import KNOWN_FAULT, UNCODED
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.templates import SEPARATOR, Wording
from socialbot.redirect.text_faults import SAMPLE_CODE, try_wording

PLATFORMS = {"X": "x", "Instagram": "instagram", "Messenger": "facebook", "Telegram": "telegram"}


@dataclass(frozen=True, slots=True)
class Sample:
    """One text as a person would read it; length is counted as the platform counts. None: it
    cannot be put together."""

    text: str | None
    length: int
    longest: int

    @property
    def is_too_long(self) -> bool:
        return self.length > self.longest


def inboxes(kind: Kind) -> list[Inbox]:
    """The platforms that such a text may be sent on."""
    return [inbox for inbox in INBOXES if kind in inbox.kinds]


def sample_cases(sayings: Sayings, key: Key) -> list[Saying]:
    """The cases that a text may be said in; of a part, one."""
    language, name, kind = _answer(key)
    if name in ANSWERS[language]:
        found = occasions(sayings.brand, language, name, kind)
        return list(dict.fromkeys(replace(saying, linked=True) for saying in found))
    return [Saying(language, name, kind, Channel.LIVE_CHAT, opens=longest_opening(language))]


def preview(
    sayings: Sayings, wordings: Sequence[Wording], key: Key, case: Saying, inbox: Inbox
) -> Iterator[Sample]:
    """Each of the wordings in a case, on a platform."""
    platform = PLATFORMS.get(inbox.name, "")
    linked = case.kind is Kind.DM or platform not in sayings.brand.no_links_on
    said = replace(case, linked=linked)
    for number in range(len(wordings)):
        text = _put_together(sayings, wordings, key, said, number)
        yield Sample(text, inbox.count(text) if text else 0, inbox.longest)


def _put_together(
    sayings: Sayings, wordings: Sequence[Wording], key: Key, case: Saying, number: int
) -> str | None:
    language, name, kind = _answer(key)
    if name not in ANSWERS[language]:
        return try_wording(sayings, replace(case, code=SAMPLE_CODE), wordings[number])
    is_coded = kind is Kind.DM and name not in UNCODED
    coded = replace(case, code=SAMPLE_CODE if is_coded else "")
    try:
        text = sayings.say(coded, number)
        if is_coded:
            channel = sayings.code_channel(coded)
            code = sayings.code_sentence(language, number, SAMPLE_CODE, channel)
            text = f"{text}{SEPARATOR[kind]}{code}"
    except Exception:  # noqa: BLE001  a text that somebody writes just now may raise anything
        return None
    return text


def _answer(key: Key) -> Key:
    """Words of an incident are said as those of a known fault."""
    language, name, kind = key
    return (language, KNOWN_FAULT, kind) if INCIDENT.fullmatch(name) else key
