"""On which occasions a brand says an answer: the channels that it may lead to, and what beside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from socialbot.brand import Brand
from socialbot.domain import Channel, Intent, Kind, Language, Reason
from socialbot.redirect.answers import HANDED_OVER, NOTED
from socialbot.redirect.hours import longest_opening
from socialbot.redirect.policy import ATTACHMENT, DIRECTIONS, KNOWN_FAULT, PRIVACY
from socialbot.redirect.sayings import Saying

# Answers that may lead to any channel, whatever the topic.
_ANYWHERE = frozenset(
    {
        PRIVACY,
        ATTACHMENT,
        DIRECTIONS,
        KNOWN_FAULT,
        Reason.NEEDS_PERSON.value,
        Reason.CHANNEL_FAILED.value,
    }
)
_EVERYWHERE = (*HANDED_OVER, Channel.INFO, Channel.HUMAN)
_INTENTS = frozenset(intent.value for intent in Intent)


def occasions(brand: Brand, language: Language, name: str, kind: Kind) -> Iterator[Saying]:
    """Every occasion of an answer, with and, in public, without addresses."""
    for channel in _channels(brand, language, name):
        plain = Saying(language, name, kind, channel)
        yield from _linked_or_not(plain)
        if channel is Channel.LIVE_CHAT and not brand.live_chat.is_always_open:
            yield from _linked_or_not(replace(plain, opens=longest_opening(language)))
        if name in NOTED:
            yield from _linked_or_not(replace(plain, noted=True))


def _linked_or_not(saying: Saying) -> tuple[Saying, ...]:
    return (saying,) if saying.kind is Kind.DM else (saying, replace(saying, linked=False))


def _channels(brand: Brand, language: Language, name: str) -> tuple[Channel, ...]:
    if language is Language.OTHER:
        return (Channel.HUMAN,)
    if name in _ANYWHERE:
        return _EVERYWHERE
    if name not in _INTENTS:
        return (Channel.HUMAN,)
    channel = brand.channel_of(Intent(name))
    # what asks for a document goes on to e-mail, what must be investigated to the form
    return HANDED_OVER if channel is Channel.LIVE_CHAT else (channel,)
