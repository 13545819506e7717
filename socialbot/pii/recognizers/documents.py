"""Numbers of identity documents: passport, driving licence, identity card serial.

Source: ICAO Doc 9303 (passport), 5490 sayılı Kanun (card serial: A12B34567 or the older A01 No
123456), 2918 sayılı Kanun (licence).
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1) and 87.
"""

from __future__ import annotations

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.pattern import (
    LEFT_WORD,
    RIGHT_WORD,
    Match,
    Pattern,
    after_cue,
    before_cue,
    words,
)

_PASSPORT = words("pasaport, pasaportum, passport, pasport, passaport, passprt, psprt, passort")
_LICENCE = words(
    """ehliyet, ehliyetim, surucu belge, surucu belgesi, driving licence, driving license, driver
    licence, drivers license, driver's license, drivers licence, driver's licence, licence no,
    licence number, license no, license number, surucu no, dl, dl no, dl number, dvla"""
)
_SERIAL = words(
    """kimlik seri, kimligimin seri, kimlik kart seri, nufus cuzdan, cuzdan seri, seri no, seri
    num, seri, kimlik kartimin, id serial, card serial, document number, belge no"""
)
_NUMBER = r"[a-z]{0,3}[ -]?[0-9](?:[ -]?[0-9]){4,10}[a-z]{0,2}"
_GROUPS = r"[a-z]{0,2}[0-9]{2,6}(?:[ -][a-z0-9]{2,6}){1,4}"
_SERIAL_NO = r"[a-z][^0-9a-z]{0,3}[0-9]{2}(?:[^0-9a-z]{0,3}(?:[a-z]|no)?[^0-9a-z]{0,3}[0-9]{4,6})"


def _is_document(match: Match) -> bool:
    return is_number_of_its_own(match) and len(match.digits) >= 5


_GAP = r"[ .,\-/]?"

PATTERNS = (
    Pattern(
        "passport after its cue",
        EntityType.PASSPORT,
        after_cue(_PASSPORT, _NUMBER),
        0.9,
        cue="pasaport",
        check=_is_document,
    ),
    Pattern(
        "passport before its cue",
        EntityType.PASSPORT,
        before_cue(r"[a-z]{1,2}[ -]?[0-9]{6,9}", _PASSPORT, 4),
        0.9,
        cue="pasaport",
    ),
    Pattern(
        "licence after its cue",
        EntityType.DRIVER_LICENSE,
        after_cue(_LICENCE, rf"(?:{_GROUPS}|{_NUMBER}|[a-z0-9]{{8,16}})"),
        0.9,
        cue="ehliyet",
        check=_is_document,
    ),
    Pattern(
        "number of the document after talk of a licence",
        EntityType.DRIVER_LICENSE,
        rf"{LEFT_WORD}(?:ehliyet|surucu)[^.0-9]{{1,60}}?belge no[^0-9a-z]{{1,3}}"
        rf"(?P<v>[0-9]{{3}}[ \n\-]?[0-9]{{3}}){RIGHT_WORD}",
        0.86,
        cue="ehliyet",
        gate="belge no",
    ),
    Pattern(
        "british licence",
        EntityType.DRIVER_LICENSE,
        rf"{LEFT_WORD}(?P<v>[a-z]{{2,5}}9{{0,3}}[0-9]{{6}}[a-z9]{{1,2}}[0-9][a-z]{{2}}){RIGHT_WORD}",
        0.88,
        check=lambda match: 15 <= len(match.value) <= 17,
    ),
    Pattern(
        "american licence beside its cue",
        EntityType.DRIVER_LICENSE,
        rf"{LEFT_WORD}(?:licen[cs]+e|dl|ehliyt|ehliyet[a-z]{{0,6}}|surucu)(?:[^.0-9]{{1,30}}?)"
        rf"(?P<v>[a-z]{{1,2}}-?[0-9]{{5,12}}|[a-z]{{4,5}}[0-9]{{6,9}}[a-z0-9]{{2,6}}"
        rf"|[a-z]{{2}}-?[0-9]{{2}}(?:[ /]{{1,3}}[0-9]{{2,7}}){{1,4}}|[0-9]{{6,12}}){RIGHT_WORD}",
        0.75,
        cue="licence",
        check=_is_document,
        gate="licen[cs]|dl|ehli|surucu",
    ),
    Pattern(
        "spaced card serial after its cue",
        EntityType.ID_SERIAL,
        rf"{LEFT_WORD}(?:seri|serial|kimlik[a-z]{{0,4}}|card|kart)[^0-9]{{1,30}}?"
        rf"(?P<v>[a-z]{_GAP}[0-9]{_GAP}[0-9]{_GAP}(?:[a-z]{_GAP}(?:[0-9]{_GAP}){{4}}[0-9]"
        rf"|sira ?(?:[0-9] ?){{5}}[0-9])){RIGHT_WORD}",
        0.85,
        cue="seri no",
        gate="seri|kimlik|card|kart",
    ),
    Pattern(
        "spaced card serial",
        EntityType.ID_SERIAL,
        rf"{LEFT_WORD}(?P<v>[a-z] [0-9]{{2}} [a-z] [0-9]{{2}} [0-9]{{3}}){RIGHT_WORD}",
        0.75,
    ),
    Pattern(
        "card serial",
        EntityType.ID_SERIAL,
        rf"{LEFT_WORD}(?P<v>[a-z][ -]?[0-9]{{2}}[ -]?[a-z][ -]?[0-9]{{5}}){RIGHT_WORD}",
        0.88,
    ),
    Pattern(
        "serial after its cue",
        EntityType.ID_SERIAL,
        after_cue(_SERIAL, rf"{_SERIAL_NO}(?:[^0-9a-z]{{0,3}}[0-9]{{2,3}})?", 4),
        0.88,
        cue="seri no",
    ),
)
