"""Full names of private persons, by a cue or as a known given name with a known surname.

Source: 2525 sayılı Soyadı Kanunu (a name is given name and surname).
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). A bare first name and people in public life pass.
A first version: the trained pipeline reads rare names.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import given_names, is_public_figure, name_words, surnames
from socialbot.pii.name_cues import PLACE_AFTER
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern, words

_GIVEN = "(?:" + "|".join(sorted(given_names())) + ")"
_SURNAME = "(?:" + "|".join(sorted(surnames())) + "|[a-z]{2,12}oglu)"
_SUFFIX = r"(?:'?(?:[dty]?[ae]n?|n?[iu]n?|y[iu]|y?l[ae]|m[iu]s|d[iu]r|lar|ler|[iu]m|s[iu]n))?"
# Streets, schools and stadiums carry names of people.
_NAMED_PLACE = re.compile(
    r"^[ '](?:pasa|veli|cad|bulv|sok|mah|univ|lise|okul|stad|hastane|devlet hast|park|koprusu"
    r"|havali|meydan|street"
    r"|road|avenue|arena|kultur|spor|anadolu|fen|vakfi|camii|metro|durag)"
)
_STRONG = words(
    """ad soyad, adi soyadi, adim soyadim, ad-soyad, adsoyad, adi ve soyadi, ad ve soyad, isim
    soyisim, isim soyad, isim soy isim, ismim soyismim, ad soyadim, isim ve soyisim, name
    surname, full name, my full name, my name, hesap sahibi, kart sahibi, alici adi, alici,
    gonderen, account holder, card holder, cardholder, name on the account, name on card, name
    on the card"""
)
_WEAK = words(
    """ben, adim, ismim, i am, i'm, im, this is, called, adina, adli, isimli, named, sayin, bay,
    bayan, mr, mrs, ms, dr, av, kuryeniz, kurye, calisaniniz, personeliniz, temsilciniz,
    temsilci, esim, annem, babam, kardesim, oglum, kizim, arkadasim, agent, courier, driver,
    employee, husband, wife, mother, father, son, daughter, name, isim"""
)
_VERB = re.compile(
    r".*(?:yorum|yorsun|yoruz|medim|madim|diyor|miyor|acak|ecek|digim|tigim|mek|mak|dim|tim|dum"
    r"|tum|yim|yum|siniz|sunuz|iniz|unuz|lar|ler|ing|ed)"
)
_AFTER_NAME = " (?:adli|isimli|hanim|bey|adina|ustune|uzerine|named)"
_ENDS_IN_SURNAME = rf"(?: (?:{'|'.join(sorted(surnames()))})|oglu){_SUFFIX}{RIGHT_WORD}"
_TWO = r"[a-z]{2,15} [a-z]{2,17}"


def _is_private(match: Match) -> bool:
    if is_public_figure(match.value, match.before, match.after):
        return False
    return not (PLACE_AFTER.match(match.after) or _NAMED_PLACE.match(match.after))


def _is_surely_private(match: Match) -> bool:
    """A private name whose last word is hardly a word or a second given name."""
    return _is_private(match) and not _may_be_words(match)


def _is_likely_private(match: Match) -> bool:
    return (
        _is_private(match)
        and _may_be_words(match)
        and match.value.split()[0] not in name_words()
        and not _INFLECTED.match(match.after)
    )


def _may_be_words(match: Match) -> bool:
    """ "Deniz yıldızı" is an animal, "Ayşe Gül" may be one given name."""
    *givens, last = match.value.split()
    if last in ("usta", "hoca"):
        return True
    if last in name_words() and (_INFLECTED.match(match.after) or givens[0] in name_words()):
        return True
    return last in given_names() or (is_ordinary(last) and last not in _SURNAMES_ONLY)


# Ordinary words that are the surnames of so many that a given name before them is enough.
_COMMON_SURNAMES = """
    uzun sari kara dogan er olgun temel acar kisa sert kahraman sever seven bilir kaymak kaynak
    tas dag ozel guven guler gider boz tan tok young king white black brown green price ward
    stone wood hall cook hunt rice bell west wells long hill koca pasa fatih isik
"""
_SURNAMES_ONLY = frozenset(_COMMON_SURNAMES.split())
# A word with an ending that a name has only behind an apostrophe.
_INFLECTED = re.compile(r"^[a-z]")


def _is_full_name(match: Match) -> bool:
    """Two words that people are called and that are not just speech."""
    first, last = match.value.split()
    first_fits = first in given_names() or (not is_ordinary(first) and not _VERB.fullmatch(first))
    last_fits = last in surnames() or (not is_ordinary(last) and not _VERB.fullmatch(last))
    return first_fits and last_fits and _is_private(match)


def _has_given_name(match: Match) -> bool:
    return match.value.split()[0] in given_names() and _is_full_name(match)


_TITLE = re.compile(
    r"(?:bey|hanim|hoca|abi|abla|usta|amca|teyze|kardes|bir|diye|bu|o|ve|ile|icin|bana)[a-z]*"
)


def _is_named(match: Match) -> bool:
    """Said to be a name ("... adlı"), so the surname may be an ordinary word too."""
    last = match.value.split()[-1]
    said = match.after.lstrip().startswith(("adli", "isimli", "named", "adina"))
    plain = _TITLE.fullmatch(last) or _VERB.fullmatch(last)
    return (said and not plain and _is_private(match)) or _has_given_name(_last_two(match))


def _is_unknown_name(match: Match) -> bool:
    """Two words that nobody uses otherwise, said to be the writer's name."""
    parts = match.value.split()
    return not any(is_ordinary(part) or _VERB.fullmatch(part) for part in parts)


PATTERNS = (
    Pattern(
        "unknown words said to be a name",
        EntityType.PERSON,
        rf"{LEFT_WORD}(?:this is|my name is|my name's|adim|ismim|benim adim) (?P<v>[a-z]{{3,15}}"
        rf" [a-z]{{4,17}}){RIGHT_WORD}",
        0.7,
        cue="adım",
        check=_is_unknown_name,
        disguised=False,
        needs_digit=False,
    ),
    Pattern(
        "given name and surname",
        EntityType.PERSON,
        rf"{LEFT_WORD}(?P<v>{_GIVEN} (?:{_GIVEN} )?{_SURNAME}){_SUFFIX}{RIGHT_WORD}",
        0.75,
        check=_is_surely_private,
        disguised=False,
        gate=LEFT_WORD + _GIVEN + " ",
        also=_ENDS_IN_SURNAME,
        needs_digit=False,
    ),
    Pattern(
        "two words that may be a name",
        EntityType.PERSON,
        rf"{LEFT_WORD}(?P<v>{_GIVEN} (?:{_GIVEN} )?{_SURNAME}){_SUFFIX}{RIGHT_WORD}",
        0.55,
        check=_is_likely_private,
        disguised=False,
        gate=LEFT_WORD + _GIVEN + " ",
        also=_ENDS_IN_SURNAME,
        needs_digit=False,
    ),
    Pattern(
        "full name after a strong cue",
        EntityType.PERSON,
        rf"{LEFT_WORD}{_STRONG}(?: is| su|m|im| ise)?[ :=\-,]{{1,4}}(?P<v>{_TWO}"
        rf"(?: {_SURNAME})?){RIGHT_WORD}",
        0.85,
        cue="ad soyad",
        check=lambda match: _is_full_name(_first_two(match)),
        disguised=False,
        gate=LEFT_WORD + _STRONG,
        needs_digit=False,
    ),
    Pattern(
        "full name after a weak cue",
        EntityType.PERSON,
        rf"{LEFT_WORD}{_WEAK}(?: is)?[ :=\-,]{{1,3}}(?P<v>{_GIVEN} "
        rf"(?:{_GIVEN} )?[a-z]{{3,17}}){RIGHT_WORD}",
        0.7,
        cue="adım",
        check=lambda match: _has_given_name(_last_two(match)),
        disguised=False,
        gate=LEFT_WORD + _GIVEN + " ",
        also=LEFT_WORD + _WEAK,
        needs_digit=False,
    ),
    Pattern(
        "two names after a weak cue",
        EntityType.PERSON,
        rf"{LEFT_WORD}{_WEAK}(?: is)?[ :=\-,]{{1,3}}(?P<v>{_GIVEN} [a-z]{{3,17}}){RIGHT_WORD}",
        0.7,
        cue="adım",
        check=_has_given_name,
        disguised=False,
        gate=LEFT_WORD + _GIVEN + " ",
        also=LEFT_WORD + _WEAK,
        needs_digit=False,
    ),
    Pattern(
        "given name and title",
        EntityType.PERSON,
        rf"{LEFT_WORD}(?P<v>{_GIVEN} (?:{_GIVEN} )?[a-z]{{3,17}}){_AFTER_NAME}[a-z]{{0,4}}",
        0.7,
        cue="adlı",
        check=_is_named,
        disguised=False,
        gate=LEFT_WORD + _GIVEN + " ",
        also=_AFTER_NAME,
        needs_digit=False,
    ),
)


def _first_two(match: Match) -> Match:
    return Match(" ".join(match.value.split()[:2]), match.before, match.after)


def _last_two(match: Match) -> Match:
    return Match(" ".join(match.value.split()[-2:]), match.before, match.after)
