"""Parts that belong together by what they are: the rest of a card, a name and a surname."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socialbot.domain import EntityType, Finding
from socialbot.nlp.names import given_names, surnames
from socialbot.nlp.reader import Reading
from socialbot.pii.talk import is_talk

SCORE = 0.75
_CARD_DATE = r"(?:0?[1-9]|1[0-2]) ?[/.\-] ?(?:20)?[2-4][0-9]"
_CARD_REST = re.compile(
    rf"\W{{0,3}}(?:{_CARD_DATE}(?:[ ,;/\-]{{1,3}}[0-9]{{3}})?|[0-9]{{3}})\W{{0,3}}"
)
_LINK = r"(?:[ :=,\-]|\b(?:is|su|da|de|ise|olan)\b){1,5}"
_GIVEN = re.compile(
    r"(?:^|[^a-z])(?:adim|adimi yaz[a-z]{2,6}|ismim|ad|isim|adi|ben|first name|given name|forename"
    r"|my name)"
    rf"{_LINK}(?P<v>[a-z]{{2,15}})$"
)
_SURNAME = re.compile(
    r"(?:^|[^a-z])(?:soyadim|soy adim|soyismim|soyad|soyadi|soyisim|surname|last name|family name)"
    rf"{_LINK}(?P<v>[a-z]{{2,20}})$"
)


def card_rest(reading: Reading, found: Sequence[Sequence[Finding]]) -> Iterator[Finding]:
    """The expiry or security code alone, shortly after a card."""
    cards = any(one.type == EntityType.CREDIT_CARD for earlier in found[-3:] for one in earlier)
    if cards and _CARD_REST.fullmatch(reading.folded.text):
        yield Finding(EntityType.CREDIT_CARD, 0, len(reading.original), SCORE, "parts", "kart")


def named_in_parts(reading: Reading, earlier: Sequence[Reading]) -> Iterator[Finding]:
    """A surname after a given name in the messages before, or the other way round."""
    own = _name_part(reading)
    if own is None:
        return
    kind, start, end = own
    for other in earlier[-4:]:
        part = _name_part(other)
        if part is not None and part[0] != kind:
            yield Finding(
                EntityType.PERSON, *reading.folded.span(start, end), SCORE, "parts", "soyadım"
            )
            return


def _name_part(reading: Reading) -> tuple[str, int, int] | None:
    """Which part of a name the message gives, and where."""
    text = reading.folded.text.rstrip(" .,!")
    for kind, pattern in (("surname", _SURNAME), ("given", _GIVEN)):
        found = pattern.search(text)
        if found and not is_talk(found["v"]):
            return kind, *found.span("v")
    words = [token.text for token in reading.tokens]
    if len(words) == 1 and words[0] in given_names() and words[0] not in surnames():
        return "given", reading.tokens[0].start, reading.tokens[0].end
    return None
