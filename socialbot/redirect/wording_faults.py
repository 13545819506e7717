"""What is wrong with one wording of a reply file, read alone."""

from __future__ import annotations

from collections.abc import Iterator

from socialbot.domain import Channel, Kind, Language
from socialbot.redirect.answers import ANSWERS, CLOSED, NOTICES, Key
from socialbot.redirect.disguise import fold
from socialbot.redirect.occasions import occasions
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.templates import Wording
from socialbot.redirect.text_faults import SAMPLE_CODE, find_in_text, first_of_each, try_wording

OPENS = {
    Language.TURKISH: ("bugün 18.00", "yarın 09.00", "pazartesi 09.00", "3 Kasım 09.00"),
    Language.ENGLISH: (
        "today at 18:00", "tomorrow at 09:00", "on Monday at 09:00", "on 3 November at 09:00",
    ),
}  # fmt: skip
# What every answer says of itself: that it is automatic, and no official request (rule 3).
SAID = {
    Language.TURKISH: ("otomatik", "resmi"),
    Language.ENGLISH: ("automat", "official"),
    Language.OTHER: ("otomatik", "resmi", "automat", "official"),
}


def find_in_wording(sayings: Sayings, key: Key, wording: Wording) -> Iterator[str]:
    """Every fault of a wording, each once, whatever the opening time that it names."""
    language, name, kind = key
    texts = _say(sayings, key, wording)
    told: set[str] = set()
    for text in texts:
        yield from first_of_each(find_in_text(text, kind, sayings.brand), told)
    if name == NOTICES or (kind is Kind.DM and name in ANSWERS[language]):
        read = fold(texts[0] or "").strip()
        yield from (
            f"does not say {word!r}" for word in SAID[language] if read and word not in read
        )


def _say(sayings: Sayings, key: Key, wording: Wording) -> list[str | None]:
    language, name, kind = key
    channel = _sample_channel(sayings, language, name)
    return [
        try_wording(
            sayings,
            Saying(language, name, kind, channel, opens=opens, code=SAMPLE_CODE),
            wording,
        )
        for opens in (OPENS[language] if name == CLOSED else ("",))
    ]


def _sample_channel(sayings: Sayings, language: Language, name: str) -> Channel:
    if name not in ANSWERS[language]:
        return Channel.LIVE_CHAT
    return next(occasions(sayings.brand, language, name, Kind.DM)).channel
