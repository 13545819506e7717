"""Bank accounts: IBAN and account numbers.

Source: ISO 13616 (IBAN; Türkiye: TR + 24 digits), SWIFT registry as python-stdnum checks it. A
Turkish IBAN blocks whether its check digits hold or not.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1), 5411 sayılı Bankacılık Kanunu art. 73.
"""

from __future__ import annotations

from stdnum import iban

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.pattern import (
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

_ACCOUNT = words(
    """hesap no, hesap num, hesap nr, hesabimin no, banka hesab, banka hesap, vadesiz hesap,
    vadesiz hesab, sube kodu, sube no, account no, account number, account num, bank account,
    acct, acct no, sort code, routing number, ziraat hesab, havale hesab"""
)


def _is_iban(match: Match) -> bool:
    return bool(iban.is_valid(match.value))


PATTERNS = (
    Pattern(
        "turkish iban",
        EntityType.IBAN_CODE,
        rf"(?P<v>t[ .-]?r{SEPARATOR}[0-9o](?:{SEPARATOR}[0-9oil]){{19,25}})",
        0.97,
    ),
    Pattern(
        "iban of another country",
        EntityType.IBAN_CODE,
        rf"{LEFT_WORD}(?P<v>[a-z]{{2}}[0-9]{{2}}(?:[ -]?[a-z0-9]{{4}}){{2,7}}"
        rf"(?:[ -]?[a-z0-9]{{1,3}})?)"
        rf"{RIGHT_WORD}",
        0.96,
        check=_is_iban,
    ),
    Pattern(
        "digits beside the word iban",
        EntityType.IBAN_CODE,
        after_cue("(?:iban|ibn|hesap no iban)", rf"(?:[a-z]{{2}}{SEPARATOR})?{run(8, 30)}"),
        0.9,
        cue="iban",
    ),
    Pattern(
        "account number beside its cue",
        EntityType.BANK_ACCOUNT,
        after_cue(_ACCOUNT, run(5, 20), 2),
        0.88,
        cue="hesap no",
        check=is_number_of_its_own,
    ),
    Pattern(
        "account number before its cue",
        EntityType.BANK_ACCOUNT,
        before_cue(run(5, 20), "(?:nolu|numarali|no lu) (?:banka )?hesa", 0),
        0.84,
        cue="nolu hesap",
        check=is_number_of_its_own,
    ),
    Pattern(
        "24 bare digits",
        EntityType.IBAN_CODE,
        rf"{LEFT_WORD}(?P<v>[0-9](?: ?[0-9]){{23}}){RIGHT}",
        0.7,
    ),
)
