"""User names by their own shape: underscores, digits at the end, tags with a hash.

Source: the sign-up rules of common platforms (letters, digits, dot, underscore; "name#1234").
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1) ("online identifier"). Public @handles, addresses
of pages and campaign words pass; a shape alone is a guess that asks for a second opinion.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import company_words, given_names
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.coded import is_advertised, is_interleaved, is_of_a_machine
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern
from socialbot.pii.talk import is_talk

GUESS = 0.5
_LEFT = r"(?:^|[^0-9a-z@#/._=&?%+\-*~])"
_RIGHT = r"(?:$|[^0-9a-z_@/*%#])"
_WEB = re.compile(r"^\.(?:com|net|org|tr|co|io|bet|jpg|png|pdf|exe|apk|log|txt|html|php)")
_ACCOUNT = re.compile(
    r"hesa[bp]|uye|kullanici|user|nick|profil|player|oyuncu|account|login|giris|steam|telegram"
    r"|(?:^|[^a-z])(?:tg|acc|id|ban|klan|clan|rank|buyer|seller|satici)(?:$|[^a-z])"
)
_UNDER_A_NAME = (
    r"(?:user|usr|usename|username|kullanici|kullanici adi[a-z]{0,4}|nick|nickim|rumuz|player"
    r"|oyuncu|satici|satici adim|seller|buyer|steam adim|steam|telegram|tg|login|login's|profilim"
    r"|benutzername|hesap|banlanan hesap|account|acc|hesabim|gamertag|dukkan adi|uye girisi"
    r"|called me|signed up (?:with|as)|logs in as|under|adi)"
)
_CUE_AND_GAP = LEFT_WORD + _UNDER_A_NAME + r"[ :,='\"(]"
_NICK_AFTER = (
    r"(?:nickini|nickli|hesabim|adli hesa[bp]|adiyla|adli (?:profil|hoca|satici|oyuncu|uye)"
    r"|benim hesap|is my (?:user|nick|account|login))"
)
_PLAIN = re.compile(
    r"(?:gmail|hotmail|outlook|yahoo|icloud|netflix|spotify|instagram|google|telegram|windows"
    r"|name|error|interface|ve|veya|ile|icin|ama|olarak|sayfasi|app|page|support|one|who|that)"
)


def _is_handle(match: Match) -> bool:
    return not (_WEB.match(match.after) or is_of_a_machine(match) or is_advertised(match))


def _is_dotted(match: Match) -> bool:
    """A name before the dot: two sentences without a blank have a word there."""
    return _is_handle(match) and not is_ordinary(match.value.split(".")[0])


def _is_said_handle(match: Match) -> bool:
    value = match.value
    if not _is_handle(match) or value.isdigit():
        return False
    return bool(re.search(r"[0-9_]", value)) and bool(re.search(r"[a-z]{3}", value))


def _is_said_word(match: Match) -> bool:
    word = match.value
    known = word in given_names() or word in company_words() or _PLAIN.fullmatch(word)
    return not (known or is_ordinary(word) or is_talk(word))


def _is_beside_account(match: Match) -> bool:
    near = match.before[-40:] + " " + match.after[:40]
    return _is_handle(match) and bool(_ACCOUNT.search(near))


def _is_tag(match: Match) -> bool:
    return is_interleaved(match.value) and is_number_of_its_own(match)


_NUMBERED = r"[a-z]{3,20}[0-9]{2,4}[a-z]{0,3}"

PATTERNS = (
    Pattern(
        "name with an underscore",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>[a-z0-9]{{1,20}}(?:_{{1,2}}[a-z0-9]{{1,20}}){{1,4}}){_RIGHT}",
        0.62,
        check=_is_said_handle,
        disguised=False,
        gate="_",
        needs_digit=False,
    ),
    Pattern(
        "word with an underscore",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>[a-z]{{2,20}}(?:_[a-z]{{2,20}}){{1,3}}){_RIGHT}",
        0.55,
        check=_is_handle,
        disguised=False,
        gate="_",
        needs_digit=False,
    ),
    Pattern(
        "numbered name",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>{_NUMBERED}){_RIGHT}",
        GUESS,
        check=_is_handle,
        disguised=False,
        gate="[a-z]{3}[0-9]{2}",
    ),
    Pattern(
        "numbered name beside an account",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>{_NUMBERED}){_RIGHT}",
        0.58,
        cue="hesap",
        check=_is_beside_account,
        disguised=False,
        gate="[a-z]{3}[0-9]{2}",
    ),
    Pattern(
        "name, dot, number",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>[a-z]{{4,20}}\.[0-9]{{2,4}}){_RIGHT}",
        GUESS,
        check=_is_dotted,
        disguised=False,
        gate=r"[a-z]{4}\.[0-9]{2}",
    ),
    Pattern(
        "name after its cue",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}{_UNDER_A_NAME}[ :,='\"(]{{1,3}}(?:is |was |olan )?"
        rf"(?P<v>[a-z0-9][a-z0-9_.\-]{{2,29}}[a-z0-9]){_RIGHT}",
        0.72,
        cue="user",
        check=_is_said_handle,
        disguised=False,
        gate=_CUE_AND_GAP,
    ),
    Pattern(
        "unknown word after its cue",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}{_UNDER_A_NAME}[ :,='\"(]{{1,3}}(?:is |was |olan )?"
        rf"(?P<v>[a-z]{{4,25}}){_RIGHT}",
        0.55,
        cue="user",
        check=_is_said_word,
        disguised=False,
        gate=_CUE_AND_GAP,
        needs_digit=False,
    ),
    Pattern(
        "unknown word before its cue",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>[a-z]{{4,25}})['\"]? {_NICK_AFTER}",
        0.55,
        cue="nick",
        check=_is_said_word,
        disguised=False,
        gate=rf"[a-z]['\"]? {_NICK_AFTER}",
        needs_digit=False,
    ),
    Pattern(
        "tag of a player",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>[a-z]{{2,12}}#[0-9]{{3,5}}){RIGHT_WORD}",
        0.75,
        check=_is_handle,
        disguised=False,
        gate="[a-z]#[0-9]",
    ),
    Pattern(
        "hash and tag",
        EntityType.ACCOUNT_ID,
        rf"(?:^|[^0-9a-z&])(?P<v>#[a-z0-9]{{6,9}}){RIGHT_WORD}",
        0.7,
        check=_is_tag,
        disguised=False,
        gate="#[a-z0-9]",
    ),
)
