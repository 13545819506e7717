"""Identity numbers of natural persons: Turkish TCKN and those of other states.

Source: 5490 sayılı Nüfus Hizmetleri Kanunu (TCKN, 11 digits, two check digits; 99... for
foreigners); US SSN (SSA), UK NINO (HMRC NIM39110), Spanish DNI/NIE, Italian codice fiscale and
others as python-stdnum checks them.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1) and 87.
"""

from __future__ import annotations

import re

from stdnum.es import dni, nie
from stdnum.it import codicefiscale
from stdnum.tr import tckimlik

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import ordinary_words
from socialbot.pii.amounts import is_amount, is_number_of_its_own, is_round
from socialbot.pii.pattern import (
    LEFT,
    LEFT_WORD,
    RIGHT,
    RIGHT_WORD,
    SEPARATOR,
    Match,
    Pattern,
    after_cue,
    before_cue,
    run,
    words,
)

_CUE = words(
    """tc, t\\.c, t c, tckn, tckno, tckimlik, tcno, kimlik, kimligim, kimlik no, nufus,
    vatandaslik, vatandaslik no, yabanci kimlik, ykn, turkish id, id no, id number, national
    id, identity number"""
)
_FOREIGN_CUE = words(
    """ssn, social, social security, aadhar, cpf, nif, pps, ppsn, ni, itin, sosyal guvenlik,
    national insurance, nino, ni number, bsn, steuer id, steuernummer, personalausweis,
    dni, nie, codice fiscale, pesel, cnp, egn, amka, aadhaar, sin number, insee, nhs no,
    nhs number, tax file number, emirates id, adhaar, adhar, tfn, medicare, pps no, ni no,
    natinal insurance, national ins, nat ins, nat insurance, n\\.i, n\\.i\\.n\\.o, p\\.p\\.s,
    social sec, soc sec, my soc, my sin, sin no, sin number, sin is, cpr no, taxpayer reference"""
)


def _is_checked(match: Match) -> bool:
    return bool(tckimlik.is_valid(match.digits)) and not is_amount(match)


def _is_no_figure(match: Match) -> bool:
    return is_number_of_its_own(match) and not is_round(match.digits)


_SAMPLES = ("123456789", "078051120")  # what textbooks and wallets show


def _is_ssn(match: Match) -> bool:
    return not re.search(r"isbn|[0-9][ .-]$", match.before) and match.digits not in _SAMPLES


def _is_nino(match: Match) -> bool:
    """Not "by 12.12.24 a friend": a word, a date and an article."""
    wordy = " " in match.value and match.value[:2] in ordinary_words()
    return not (wordy and match.value.endswith(" a"))


def _is_somebodys(match: Match) -> bool:
    """No pattern to fill in ("AA 00 00 00 A") and no crowd."""
    return len(set(match.digits.strip("0"))) > 1 and not is_amount(match)


def _is_foreign(match: Match) -> bool:
    value = match.value
    return any(kind.is_valid(value) for kind in (dni, nie, codicefiscale))


_ELEVEN = rf"[1-9](?:{SEPARATOR}[0-9]){{10}}"

PATTERNS = (
    Pattern(
        "tckn",
        EntityType.TR_NATIONAL_ID,
        rf"{LEFT}(?P<v>{_ELEVEN}){RIGHT}",
        0.96,
        check=_is_checked,
    ),
    Pattern(
        "tckn beside its cue",
        EntityType.TR_NATIONAL_ID,
        after_cue(_CUE, run(10, 12)),
        0.9,
        cue="tc kimlik",
        check=is_number_of_its_own,
    ),
    Pattern(
        "tckn before its cue",
        EntityType.TR_NATIONAL_ID,
        before_cue(run(10, 12), _CUE),
        0.88,
        cue="tc kimlik",
        check=is_number_of_its_own,
    ),
    Pattern(
        "eleven digits",
        EntityType.TR_NATIONAL_ID,
        rf"{LEFT_WORD}(?P<v>[1-9][0-9]{{10}}){RIGHT}",
        0.6,
        check=_is_no_figure,
    ),
    Pattern(
        "us ssn",
        EntityType.NATIONAL_ID,
        rf"{LEFT_WORD}(?P<v>[0-9]{{3}}[ ./-][0-9]{{2}}[ ./-][0-9]{{4}}){RIGHT_WORD}",
        0.7,
        check=_is_ssn,
    ),
    Pattern(
        "indian pan",
        EntityType.NATIONAL_ID,
        rf"{LEFT_WORD}(?P<v>[a-z]{{3}}[abcfghljpt][a-z] ?[0-9]{{4}} ?[a-z]){RIGHT_WORD}",
        0.8,
    ),
    Pattern(
        "uk nino",
        EntityType.NATIONAL_ID,
        rf"{LEFT_WORD}(?P<v>[a-ceghj-prstwxyz][ .\-]?[a-ceghj-nprstwxyz](?:[ .\-/]?[0-9]){{6}}"
        rf"[ .\-/]?[a-d]){RIGHT_WORD}",
        0.85,
        check=_is_nino,
    ),
    Pattern(
        "checked foreign number",
        EntityType.NATIONAL_ID,
        rf"{LEFT_WORD}(?P<v>[xyz]?[0-9]{{7,8}}-?[a-z]"
        rf"|[a-z]{{6}}[0-9]{{2}}[a-z][0-9]{{2}}[a-z][0-9]{{3}}[a-z])"
        rf"{RIGHT_WORD}",
        0.85,
        check=_is_foreign,
    ),
    Pattern(
        "foreign number beside its cue",
        EntityType.NATIONAL_ID,
        after_cue(_FOREIGN_CUE, rf"[a-z]{{0,3}} ?{run(6, 14)} ?[a-z]{{0,2}}"),
        0.88,
        cue="identity number",
        check=_is_somebodys,
    ),
)
