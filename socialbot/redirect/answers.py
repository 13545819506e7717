"""Which answers there are in each language, and which files of a reply folder hold their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from socialbot.brand import Purpose
from socialbot.domain import RISKS, Channel, Intent, Kind, Language
from socialbot.redirect.policy import (
    ATTACHMENT,
    DIRECTIONS,
    DISTRESS,
    KNOWN_FAULT,
    PRIVACY,
    UNDERSTOOD,
    UNKNOWN_LANGUAGE,
)

FEWEST_WORDINGS = 4
# Parts of answers: what stands before, beside and after the words of an answer.
OPENINGS = "openings"
NOTICES = "notices"
PRIVACY_NOTE = "privacy_note"
CLOSED = "closed"
CODE = "code"
HANDED_OVER = (Channel.LIVE_CHAT, Channel.EMAIL, Channel.WEB_FORM)

_ANSWERS = tuple(
    dict.fromkeys(
        (
            *(intent.value for intent in Intent if intent is not Intent.SPAM),
            *(reason.value for reason in UNDERSTOOD),
            DISTRESS,
            PRIVACY,
            ATTACHMENT,
            KNOWN_FAULT,
            DIRECTIONS,
            DIRECTIONS,
        )
    )
)
ANSWERS: Mapping[Language, tuple[str, ...]] = {
    Language.TURKISH: _ANSWERS,
    Language.ENGLISH: _ANSWERS,
    # these writers hear where a person reads them, and are handed over to no channel
    Language.OTHER: (UNKNOWN_LANGUAGE, PRIVACY, ATTACHMENT, DISTRESS, *RISKS),
}
# Whom the help lines in an answer are for; other answers name none.
PURPOSES = {
    DISTRESS: Purpose.CRISIS,
    Intent.RESPONSIBLE_USE.value: Purpose.ADDICTION,
    Intent.UNDERAGE.value: Purpose.CHILD,
}
# These answers say nothing of privacy themselves; a note follows where it matters.
NOTED = frozenset(intent.value for intent in RISKS)

Key = tuple[Language, str, Kind]


def handover(channel: Channel) -> str:
    """The part that says how to write to a channel: what to include, and what never to send."""
    return f"handover_{channel.value}"


def code_part(channel: Channel) -> str:
    """The part that tells a person the case code, for the channel they are sent on to."""
    return f"{CODE}_{channel.value}" if channel in HANDED_OVER else CODE


def own_openings(name: str) -> str:
    """The openings of one answer that would sound wrong after those of all others."""
    return f"{name}.{OPENINGS}"


def needed() -> Iterator[Key]:
    """What a folder must hold."""
    for language, names in ANSWERS.items():
        yield from ((language, name, kind) for name in names for kind in Kind)
        yield from ((language, PRIVACY_NOTE, kind) for kind in Kind)
        yield from ((language, part, Kind.MENTION) for part in (OPENINGS, NOTICES))
        yield language, CODE, Kind.DM
        if language is not Language.OTHER:
            yield from ((language, CLOSED, kind) for kind in Kind)
            for channel in HANDED_OVER:
                yield language, handover(channel), Kind.DM
                yield language, code_part(channel), Kind.DM


def optional() -> Iterator[Key]:
    """What a folder may hold beside that."""
    for language, names in ANSWERS.items():
        yield from ((language, own_openings(name), Kind.MENTION) for name in names)
