"""The brand's own public data and our own case codes, which the guard lets through."""

from __future__ import annotations

import re

from socialbot.brand import Brand
from socialbot.case_codes import find_codes
from socialbot.domain import Finding
from socialbot.nlp.fold import fold
from socialbot.nlp.reader import Reading
from socialbot.pii.second_opinion import TENTATIVE

_NOT_WORD = re.compile(r"[^a-z0-9]+")

_LONGEST_CODE = 24  # characters, with the name of a link's parameter and marks around it


class Allowed:
    """Whether a finding is only something of the brand's own."""

    def __init__(self, brand: Brand) -> None:
        allowed = brand.allowed
        self._mailboxes = {_plain(mail) for mail in (*allowed.emails, str(brand.links.email))}
        numbers = {_digits(number) for number in allowed.numbers}
        numbers |= {_digits(line.number) for line in brand.help_lines}
        self._numbers = {number.lstrip("0") for number in numbers}
        self._words = {_plain(word) for word in (*allowed.handles, *allowed.promo_codes)}
        self._campaign = re.compile(rf"{re.escape(_plain(brand.name))}[0-9]{{1,4}}")
        self._own = _any_of(
            [
                *map(_literal, (*allowed.emails, str(brand.links.email), *allowed.domains)),
                *map(_literal, (*allowed.handles, *allowed.promo_codes)),
                *map(_spaced, numbers),
            ]
        )
        self._domains = tuple(_plain(domain) for domain in allowed.domains)

    def covers(self, finding: Finding, reading: Reading) -> bool:
        """Whether the value found is the brand's mailbox, number, handle, code or page; or a guess
        at its name with a number, which is what campaigns are called ("NAME50")."""
        value = fold(reading.original[finding.start : finding.end]).text.strip()
        plain = _plain(value)
        return (
            plain in self._mailboxes
            or plain in self._words
            or self._has_number(_digits(value))
            or plain in self._domains
            or (finding.score < TENTATIVE and bool(self._campaign.fullmatch(plain)))
            or _is_case_code(finding, reading)
        )

    def places(self, reading: Reading) -> list[tuple[int, int]]:
        """Where the folded text holds the brand's own: stored texts may show it."""
        if self._own is None:
            return []
        return [found.span(1) for found in self._own.finditer(reading.folded.text)]

    def _has_number(self, digits: str) -> bool:
        return bool(digits) and any(
            digits.removeprefix(prefix).lstrip("0") in self._numbers
            for prefix in ("", "0090", "90")
        )


def _is_case_code(finding: Finding, reading: Reading) -> bool:
    """Whether the finding is a typed case code, a part of one, or one with marks around it."""
    if finding.end - finding.start > _LONGEST_CODE:
        return False
    first = max(0, finding.start - _LONGEST_CODE)
    near = reading.original[first : finding.end + _LONGEST_CODE]
    codes = [(first + start, first + end) for start, end, _ in find_codes(near)]
    outside = (
        index
        for index in range(finding.start, finding.end)
        if not any(start <= index < end for start, end in codes)
    )
    return bool(codes) and not any(reading.original[index].isalnum() for index in outside)


def _literal(text: str) -> str:
    return re.escape(fold(text).text.strip())


def _spaced(digits: str) -> str:
    return r"[ .\-/()]{0,2}".join(digits)


def _any_of(expressions: list[str]) -> re.Pattern[str] | None:
    """The longest first, as whole words that are no part of a mailbox or an address."""
    wanted = sorted(filter(None, expressions), key=len, reverse=True)
    if not wanted:
        return None
    return re.compile(rf"(?<![a-z0-9._%+\-])({'|'.join(wanted)})(?![a-z0-9_@\-]|\.[a-z0-9])")


def _plain(text: str) -> str:
    return _NOT_WORD.sub("", fold(text).text)


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())
