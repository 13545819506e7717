"""Whether a value that the trained pipeline saw can be one of its type at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from socialbot.domain import EntityType
from socialbot.nlp.gazetteer import groups_of
from socialbot.pii.amounts import is_of_goods, is_public_line, is_round
from socialbot.pii.coded import is_advertised, is_of_fault
from socialbot.pii.common_numbers import find_whole, is_common
from socialbot.pii.numerals import is_numeric
from socialbot.pii.pattern import Match
from socialbot.pii.prices import is_price

_NAME_PART = re.compile("[a-z]+")
# Types whose values are words, with numbers in them at most.
_WORDED = (
    EntityType.PERSON,
    EntityType.EMAIL_ADDRESS,
    EntityType.ADDRESS,
    EntityType.HEALTH,
    EntityType.OTHER_SENSITIVE,
    EntityType.DATE_OF_BIRTH,
)
_WORD = re.compile(r"[a-z0-9]+")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_SHORT_DATE = re.compile(r"[0-9]{1,2}[./\- ][0-9]{1,2}[./\- ][0-9]{2}(?![0-9])")
_BORN = re.compile(r"dog(?:um|dum|dug|mus)|born|birth|\bd\.?o\.?b\b|\bdt\b|yas gunu")
SHORTEST_PHONE, SHORTEST_CODE = 7, 4
_BY_TEXT = re.compile(r"\b(?:by text|texted me|sms|code|kodu?|mesajla)\b")
# What is said to be no more than an example.
_FOR_EXAMPLE = re.compile(
    r"(?:^|[^a-z])(?:diyelim(?: ki)?|varsayalim|farz edelim|mesela|ornegin|let's say|suppose"
    r"|hypothetically|if i had|say i (?:had|put|bet))(?:$|[^a-z])"
)
_OF_MACHINE = re.compile(
    r"(?:part|error|hata|err|firmware|surum|version)[a-z]{0,4}"
    r"(?: (?:no|number|kodu|code|num))?[ :#]{1,3}[^ ]{0,12}$"
)
_LIK = re.compile(r"l[iu][kg][a-z]{0,3}$")
_PI = re.compile("14159265")
_STARRED = re.compile(r"[*x.]*\*|[•●]")
_CARD = re.compile("kart|card|visa|troy|amex|master")
FEWEST_DIGITS = 3
_SIGNING_IN = re.compile(
    r"sifre|parola|pasword|passw|pin\b|sms|otp|dogrulama|giris|login|log in|sign|cevap|answer|wifi"
)
_MEMBER = re.compile("uye[a-z]*|members?")
OLDEST = 1924  # before it lie the days that a country remembers
YOUNGEST = 2018  # year of birth of the youngest who may write in 2026
# Sums that are said without any number.
_SLANG = re.compile(
    r"\b(?:tenners?|fivers?|grand|quid|monkey|pony|score|bucks?|hunn?i?d|kaat|kagit|papel|bangaz"
    r"|ceyrek[a-z]*|yarim[a-z]*|maas[a-z]*|altin[a-z]*|lira[a-z]*|euros?|dolar[a-z]*|dollars?"
    r"|pounds?|hepsi[a-z]*|tamam[a-z]*|half|dozen|couple)\b"
)


def is_plausible(label: str, value: str, message: str) -> bool:
    """Both folded. Types that say nothing of their form are always plausible."""
    if not _WORD.search(value):
        return False
    if _YEAR.fullmatch(value) and re.search(rf"{value}['? ]{{0,2}}[a-z]{{0,3}} ?dogum", message):
        return False  # a year of birth alone is an age
    if _is_of_speech(value) or (_STARRED.match(value) and not _CARD.search(message)):
        return False
    if label not in _WORDED and (_is_common(label, value, message) or _is_of_fault(value, message)):
        return False
    check = _CHECKS.get(label)
    return check is None or check(value, message)


def _is_common(label: str, value: str, message: str) -> bool:
    """The end of a card says much even where the rest is hidden."""
    whole = find_whole(value, message)
    return whole is not None and label != EntityType.CREDIT_CARD and is_common(whole)


def _is_of_fault(value: str, message: str) -> bool:
    return is_of_fault(Match(value, message[: max(0, message.find(value))], ""))


def _is_of_speech(value: str) -> bool:
    """A long round number, or that of the circle."""
    return bool(_PI.search(value)) or is_round("".join(filter(str.isdigit, value)))


def _is_date_of_birth(value: str, message: str) -> bool:
    """A year in which somebody who writes was born, or a birth that the message speaks of."""
    years = [int(year) for year in _YEAR.findall(value)]
    if years:
        return OLDEST <= min(years) <= YOUNGEST
    return bool(_SHORT_DATE.search(value) or _BORN.search(message))


def _is_sum_or_reference(value: str, message: str) -> bool:
    """A number, in whatever way, and none that is only supposed."""
    if _FOR_EXAMPLE.search(message) or _is_of_goods(value, message):
        return False
    if value.isdigit() and len(value) == 1:
        return False
    said = _has_number(value, message) or _SLANG.search(value)
    return bool(said or any(is_numeric(_LIK.sub("", word)) for word in _WORD.findall(value)))


def _is_of_goods(value: str, message: str) -> bool:
    """The number of a product or of an error, said to be one right before it, or a price."""
    place = message.find(value)
    if place < 0:
        return False
    before, after = message[:place], message[place + len(value) :]
    if is_price(Match(value, before, after)):
        return True
    match = Match(value, before[-40:], after)
    return is_of_goods(match) or bool(_OF_MACHINE.search(match.before))


def _is_national_id(value: str, _message: str) -> bool:
    """Enough different digits: 10000000000 is a figure of speech."""
    digits = {char for char in value if char.isdigit()}
    return len(digits) >= FEWEST_DIGITS or (not digits and _has_number(value, _message))


def _is_phone(value: str, message: str) -> bool:
    """Seven digits or number words, and no line that is everybody's; fewer where a code came."""
    digits = "".join(char for char in value if char.isdigit())
    said = len(digits) + sum(is_numeric(word) for word in re.findall("[a-z]+", value))
    if SHORTEST_CODE <= said < SHORTEST_PHONE and _BY_TEXT.search(message):
        return True
    return said >= SHORTEST_PHONE and not is_public_line(Match(value, "", ""))


def _has_number(value: str, _message: str) -> bool:
    return any(char.isdigit() for char in value) or any(map(is_numeric, _WORD.findall(value)))


def _is_account(value: str, _message: str) -> bool:
    """No product or company, whose accounts people speak of."""
    return "company" not in groups_of(value.strip()).split()


def _is_secret(value: str, message: str) -> bool:
    """No campaign's word, unless signing in is spoken of."""
    if _SIGNING_IN.search(message):
        return True
    before, _, after = message.partition(value)
    return not is_advertised(Match(value, before, after))


def _is_belief(value: str, _message: str) -> bool:
    """More than being a member of something."""
    return _MEMBER.fullmatch(value.strip()) is None


def _is_full_name(value: str, _message: str) -> bool:
    """A given name and a surname, one of which may be an initial: one word is no full name."""
    return len(_NAME_PART.findall(value)) > 1


_CHECKS: Mapping[str, Callable[[str, str], bool]] = {
    EntityType.PERSON: _is_full_name,
    EntityType.DATE_OF_BIRTH: _is_date_of_birth,
    EntityType.TRANSACTION_DETAIL: _is_sum_or_reference,
    EntityType.PHONE_NUMBER: _is_phone,
    EntityType.ACCOUNT_ID: _is_account,
    EntityType.CREDENTIAL: _is_secret,
    EntityType.OTHER_SENSITIVE: _is_belief,
    EntityType.IBAN_CODE: _has_number,
    EntityType.CREDIT_CARD: _has_number,
    EntityType.BANK_ACCOUNT: _has_number,
    EntityType.TR_NATIONAL_ID: _is_national_id,
    EntityType.TR_TAX_ID: _has_number,
    EntityType.NATIONAL_ID: _has_number,
    EntityType.PASSPORT: _has_number,
    EntityType.DRIVER_LICENSE: _has_number,
    EntityType.ID_SERIAL: _has_number,
    EntityType.LICENSE_PLATE: _has_number,
    EntityType.CRYPTO: _has_number,
    EntityType.IP_ADDRESS: _has_number,
}
