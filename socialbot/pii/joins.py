"""Numbers, mailboxes and other values that are spread over several messages of one person.

The messages before are put together in a few ways, each with the message after them, and all
patterns look again. What they find counts where the message has a part in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from socialbot.domain import EntityType, Finding
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import given_names, surnames
from socialbot.nlp.reader import Reader, Reading
from socialbot.pii.detect import detect
from socialbot.pii.fused import Deadline
from socialbot.pii.numerals import is_numeric
from socialbot.pii.parts import card_rest, named_in_parts
from socialbot.pii.pauses import is_pause
from socialbot.pii.second_opinion import TENTATIVE

LEAST_DIGITS = 7
SURE = 0.72
MOST_CHARACTERS = 1_200
FEW_WORDS = 4  # a message of so many may be a part and nothing else
_READER = Reader(model=False)
# What a part alone may look like before the whole is known.
_GUESSES = frozenset({EntityType.CREDENTIAL, EntityType.ACCOUNT_ID, EntityType.TRANSACTION_DETAIL})
# What people cut in the middle of a word.
_IN_ONE_WORD = frozenset(
    {EntityType.EMAIL_ADDRESS, EntityType.CRYPTO, EntityType.IP_ADDRESS, EntityType.IBAN_CODE}
)
_MAILBOX = re.compile(r"[a-z0-9][a-z0-9._%+\-]*@[a-z0-9\-]+\.[a-z]{2}")
_PROVIDER = re.compile(r"g|gmail|hotmail|outlook|yahoo|icloud|yandex|windowslive")
_AT = frozenset(("at", "et", "ed"))
_MYSELF = frozenset(("ben", "benim", "im", "bu", "adim", "efendim", "it", "is", "me"))
_POINTER = re.compile(
    r"\b(?:bu|budur|buydu|bunlar|iste|yukaridaki|ustteki|yazdigim|this|that|thats|it|its|above"
    r"|is my|was my|idi|benim)\b"
)
_ASKED = (
    r"\?|\b(?:kac|nasil|neden|niye|nerede|ne zaman|hangi|m[iu]|how|why|what|when|where|which)\b"
)
_QUESTION = re.compile(_ASKED)
_DENIED = re.compile(
    r"\b(?:degil|yok|ne|unuttum|yanlis|not|forgot|wrong|[a-z]+(?:m[iu]yor|m[ae]d[iu])[a-z]*)\b"
)
# Further than any pattern looks for a value after its cue.
_FAR = " . . . . "


@dataclass(frozen=True, slots=True)
class Part:
    """An earlier message; text is what of it was not dealt with then."""

    reading: Reading
    text: str = field(repr=False)
    found: tuple[Finding, ...]

    @property
    def is_short(self) -> bool:
        return len(self.reading.tokens) <= FEW_WORDS


def spread(reading: Reading, recent: Sequence[Reading], deadline: Deadline) -> list[Finding]:
    """What this message completes, with offsets into it. Raises OutOfTime."""
    if not recent:
        return []
    found = list(named_in_parts(reading, recent))
    if found or not _may_complete(reading) or is_pause(reading):
        return found
    parts = [_part(one, deadline) for one in recent if not is_pause(one)]
    if not parts:
        return []
    found += _in_a_row(parts, reading, deadline)
    numbers = [part for part in parts if _is_number(part.reading)]
    if len(numbers) < len(parts):
        found += _across(_lined_up(numbers, reading), reading, deadline)
    found += _in_one_word(parts, reading, deadline)
    found += card_rest(reading, [one.found for one in parts])
    return found


def _may_complete(reading: Reading) -> bool:
    return (
        "@" in reading.original
        or any(is_numeric(token.text) for token in reading.tokens)
        or len(reading.tokens) <= FEW_WORDS
    )


def _is_number(reading: Reading) -> bool:
    """Whether it may be a part of one: half of it is, or it ends in digits."""
    numeric = [is_numeric(token.text) for token in reading.tokens]
    return any(numeric) and (numeric[-1] or sum(numeric) * 2 >= len(numeric))


def _part(reading: Reading, deadline: Deadline) -> Part:
    """What was found in a message alone was dealt with then, unless it was a guess on a part."""
    text = reading.original
    found = [f for f in detect(reading, deadline) if f.score >= TENTATIVE]
    for finding in reversed(found):
        whole = len(text[: finding.start].strip() + text[finding.end :].strip()) < 2
        if finding.score >= SURE and not (whole and finding.type in _GUESSES):
            text = text[: finding.start] + "~" + text[finding.end :]
    return Part(reading, text, tuple(found))


def _lined_up(parts: Sequence[Part], reading: Reading) -> str:
    """The texts before the message: a short one goes on in the line of the one before it."""
    shorts = [part.is_short for part in parts[1:]] + [len(reading.tokens) <= FEW_WORDS]
    pieces = [
        part.text.strip() + _between(part, goes_on)
        for part, goes_on in zip(parts, shorts, strict=False)
    ]
    return "".join(pieces)[-MOST_CHARACTERS:]


def _between(part: Part, goes_on: bool) -> str:
    """What separates a part from the next: a question is no cue for what follows it."""
    if _QUESTION.search(part.reading.folded.text):
        return _FAR
    return " " if goes_on else "\n"


def _across(before: str, reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    """What reaches from the text before into the message."""
    if not before:
        return
    joined = _READER.read(before + reading.original)
    for finding in detect(joined, deadline):
        if finding.end > len(before) and _is_whole(finding, joined, len(before)):
            start = max(finding.start, len(before)) - len(before)
            yield replace(finding, start=start, end=finding.end - len(before))


def _in_a_row(parts: Sequence[Part], reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    yield from _across(_lined_up(parts, reading), reading, deadline)
    if _is_cue(reading):
        yield from _named_afterwards(parts[-1], reading, deadline)


def _is_cue(reading: Reading) -> bool:
    """Whether a message may say what the message before it was: "şifrem bu"."""
    text = reading.folded.text
    if len(reading.tokens) > FEW_WORDS or _QUESTION.search(text):
        return False
    return len(reading.tokens) <= 2 or bool(_POINTER.search(text))


def _named_afterwards(part: Part, reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    """A value in the part before that only this message's cue makes one: all of the message."""
    if not part.is_short or part.found:
        return
    before = part.text.strip() + " "
    denied = bool(_DENIED.search(reading.folded.text))
    for finding in detect(_READER.read(before + reading.original), deadline):
        if finding.score < TENTATIVE or finding.end >= len(before) or not finding.cue:
            continue
        if not denied or finding.type == EntityType.TRANSACTION_DETAIL:  # "500 tl": "gelmedi"
            yield replace(finding, start=0, end=len(reading.original))


def _is_whole(finding: Finding, joined: Reading, seam: int) -> bool:
    """Enough of a value to be one, unless a cue says what it is."""
    value = joined.original[finding.start : finding.end]
    if finding.score < TENTATIVE:
        return False
    if finding.type == EntityType.EMAIL_ADDRESS:
        return _is_mailbox(value)
    if finding.type == EntityType.PERSON and finding.cue in (None, "-"):
        rest = _READER.read(joined.original[finding.end :]).tokens
        alone = all(token.text in _MYSELF for token in rest)
        return finding.start >= seam or (alone and _is_name(value))
    return bool(finding.cue) or sum(map(str.isalnum, value)) >= LEAST_DIGITS


def _is_mailbox(value: str) -> bool:
    """Not the end of one sentence and "gmail com" at the beginning of the next."""
    user, *host = [token.text for token in _READER.read(value).tokens]
    if "@" in value or not host:
        return True
    if host[0] in _AT:
        return not is_ordinary(user)
    return not (_PROVIDER.fullmatch(host[0]) and _is_word(user))


def _is_word(user: str) -> bool:
    return is_ordinary(user) or user in given_names() or bool(_PROVIDER.fullmatch(user))


def _is_name(value: str) -> bool:
    words = [token.text for token in _READER.read(value).tokens]
    return words[0] in given_names() and (words[-1] in surnames() or not is_ordinary(words[-1]))


def _in_one_word(parts: Sequence[Part], reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    """What was cut within a word: "tobias.r", "undle@", "gmail.com"."""
    start = reading.folded.text.lstrip()
    if not re.match(r"[a-z0-9@._\-]", start) or _MAILBOX.match(start.split()[0]):
        return
    if not parts[-1].text or parts[-1].text[-1].isspace():
        parts = [replace(part, text=part.text.rstrip()) for part in parts]
    before = parts[-1].text
    for earlier in reversed(parts[:-1]):
        if " " in before.strip() or not before:
            break
        before = earlier.text.rstrip() + before.strip()
    yield from _glued(before[-MOST_CHARACTERS:].strip(), reading, deadline)


def _glued(before: str, reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    seam = len(before)
    for finding in _across(before, reading, deadline):
        value = reading.original[: finding.end].strip()
        if finding.type in _IN_ONE_WORD and finding.start == 0 and seam and " " not in value:
            yield finding
