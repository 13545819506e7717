"""Names and passwords of ordinary words, which only the words before them give away.

A cue says that a value follows ("my name is", "şifrem"); it does, unless what follows is talk
about it ("wrong", "çalışmıyor").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from socialbot.domain import EntityType, Finding
from socialbot.nlp.lexicon import is_ordinary, names_kept
from socialbot.nlp.names import company_words, given_names, is_public_figure, surnames
from socialbot.nlp.reader import Reading
from socialbot.pii.fused import Deadline
from socialbot.pii.talk import CONNECTORS, OF_PASSWORDS, is_talk

SURE = 0.72
LONGEST = 3
_BETWEEN = r"[ :=>\"'\-\n]{0,4}$"
_START = r"(?:^|[^a-z0-9])"
_SURNAME_CUE = (
    r"(?:soyadim|soyismim|soy (?:ismim|isim|adim|adi|ad)|soyad|soyadi|soyisim|surname is"
    r"|last name is)(?: ise| da| de| su)?"
)
_STRICT = re.compile(
    _START + r"(?:(?:my|our)(?: full| real| first| last)?(?: and last)? name(?: is|'s| was|:| =)"
    r"|(?:ad[iu]?m?|isim|ismim)(?:[ -]| ve )(?:soy ?ad[iu]?m?|soy ?isi?m(?:im)?)(?: su)?"
    r"|(?:benim|tam) (?:adim|ismim)|ismim|(?:^|[\n.,;!?] ?)(?:full )?(?:name|isim|ad) ?[:=]"
    r"|name and surname(?: is)?)" + _BETWEEN
)
_LAX = re.compile(_START + r"adim(?: da| ise| su)?" + _BETWEEN)
_STEP = re.compile(
    r"(?:son|her|ilk|bir|iki|uc|dort|bes|sonraki|bu|su|hangi|kacinci|[a-z]+inci|[a-z]+uncu|adim"
    r"|[0-9]+\.?) adim" + _BETWEEN
)
_HERE = re.compile(_START + r"(?:this is|i am|i'm|im|ben|it's|it is) $")
_CLOSING = re.compile(
    r"(?:^|[^a-z])(?:regards|sincerely|yours truly|yours faithfully|best wishes|respectfully"
    r"|saygilarimla|saygilarimizla|hurmetlerimle)[ ,.\-\n]{1,4}$"
)
_LIGHT_CLOSING = re.compile(
    r"(?:^|[^a-z])(?:cheers|thanks|thank you|tesekkurler|saygilar|sevgiler)[ ,.\-]{0,3}\n[ \-]*$"
)
_SECRET = re.compile(
    _START + r"(?:(?:sifrem|sifremiz|parolam|parolamiz|benim (?:sifre|parola)m?)"
    r"(?: su| bu| ise| olarak)?"
    r"|(?:my|the|old|new|current) (?:[a-z]{2,10} )?(?:password|passcode|passphrase|pass|pwd)"
    r"(?: is|'s| was|:| =)"
    r"|(?:^|[\n.,;!?] ?)(?:password|passcode|sifre|parola) ?(?:[:=]| is ))" + _BETWEEN
)
# The last words of all cues; looking them up is cheap.
_CUE_ENDS = """
    name is s was su da ise adim ismim isim ad adi soyad soyadi soyadim soyisim soyismim surname
    i m am im ben regards sincerely truly faithfully wishes respectfully saygilarimla
    saygilarimizla hurmetlerimle cheers thanks you tesekkurler saygilar sevgiler sifrem sifremiz
    parolam parolamiz sifre parola bu olarak password passcode passphrase pass pwd
"""
_CUES_END = frozenset(_CUE_ENDS.split())
# After these, what follows is a name only in capitals.
_CAPITALS_AFTER = """
    i m am im ben regards sincerely truly faithfully wishes respectfully saygilarimla
    saygilarimizla hurmetlerimle cheers thanks you tesekkurler saygilar sevgiler
"""
_BEFORE_CAPITALS = frozenset(_CAPITALS_AFTER.split())
# These end a cue only where the word that makes it one stands before them.
_LITTLE_WORDS = frozenset(("is", "s", "was", "su", "da", "ise", "bu", "olarak"))
_ROOT = re.compile("ad|is[iu]?m|name|sifre|parola|pass|pwd")
# Names that are frequent words; two capitals and a cue make them names.
_ALSO_NAMES = """
    kim park drew dean chase hope faith iris jack page penny rose ruby lily daisy dawn eve june
    april autumn summer heather ivy violet amber crystal pearl gene guy jay lance miles norm pat
    ray rob rusty sandy skip sonny terry victor ward wade cook baker carter carpenter fisher fox
    hunter mason miller parker porter potter rivers shepherd smith taylor turner walker weaver
    woods lake banks bush day frost gold lamb lane love moon noble pope church english french
    deniz bahar toprak yagmur bulut ruzgar gunes ay yildiz tepe orman irmak pinar baris umut
    savas zafer eren cem lee su li
"""
_ALSO = frozenset(_ALSO_NAMES.split())
_END_OF_LINE = re.compile(r"[ .!,\-]*(?:\n|$)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a cue is followed by; first and last are numbers of tokens, both included."""

    kind: EntityType
    first: int
    last: int
    sure: bool


def said_values(reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    """Values that block, with offsets into the original text. Raises OutOfTime."""
    for one in said(reading, deadline):
        if one.sure:
            tokens = reading.tokens
            start, end = reading.folded.span(tokens[one.first].start, tokens[one.last].end)
            yield Finding(one.kind, start, end, SURE, "said", str(one.kind).lower())


def said(reading: Reading, deadline: Deadline | None = None) -> tuple[Said, ...]:
    """Every run of words after a cue, whether it surely is a value or only may be. Worked out
    once for a reading: detection asks, and so does what is stored. Raises OutOfTime."""
    known: tuple[Said, ...] | None = reading.noted.get("said")
    if known is None:
        known = reading.noted["said"] = tuple(_said(reading, deadline))
    return known


def _said(reading: Reading, deadline: Deadline | None) -> Iterator[Said]:
    for index, cue in enumerate(reading.tokens[:-1], 1):
        if cue.text in _CUES_END and _may_follow(reading, index):
            if deadline is not None:
                deadline.check()
            run = _Run(reading, index)
            if run.length:
                yield from _judge(run)


def _may_follow(reading: Reading, first: int) -> bool:
    """Whether a value may begin with this token: most cues end in words that say little alone."""
    cue, start = reading.tokens[first - 1].text, reading.tokens[first].start
    weak = cue in _BEFORE_CAPITALS or (
        cue in _LITTLE_WORDS and not _ROOT.search(reading.folded.text, max(0, start - 50), start)
    )
    return not weak or reading.original[reading.folded.span(start, start + 1)[0]].isupper()


class _Run:
    """The words from a token on that may be one value."""

    def __init__(self, reading: Reading, first: int) -> None:
        tokens, text = reading.tokens, reading.folded.text
        self.first = first
        self.before = text[max(0, tokens[first].start - 50) : tokens[first].start]
        self.words: list[str] = []
        self.capitals: list[bool] = []
        self.stopped_by = ""
        for index in range(first, min(first + LONGEST + 1, len(tokens))):
            token = tokens[index]
            if self.words and text[tokens[index - 1].end : token.start] not in (" ", "-", "'"):
                break
            start, _ = reading.folded.span(token.start, token.end)
            capital = reading.original[start].isupper() and not reading.original.isupper()
            if len(self.words) == LONGEST or _stops(token.text, capital):
                self.stopped_by = token.text
                break
            if text[token.end : token.end + 1] == ":":  # the label of the next value
                self.stopped_by = "ve"
                break
            self.words.append(token.text)
            self.capitals.append(capital)
        self.length = len(self.words)
        self.after = text[tokens[first + self.length - 1].end :] if self.length else ""

    @property
    def ends(self) -> bool:
        """Whether nothing follows that is said about the words."""
        return not self.stopped_by or self.stopped_by in CONNECTORS

    def said(self, kind: EntityType, sure: bool, length: int = 0) -> Said:
        """The first words of the run, as what was said."""
        return Said(kind, self.first, self.first + (length or self.length) - 1, sure)


def _stops(word: str, capital: bool) -> bool:
    if capital and _may_name(word) and word not in CONNECTORS:
        return False
    return word in CONNECTORS or is_talk(word)


def _judge(run: _Run) -> Iterator[Said]:
    if _SECRET.search(run.before):
        yield run.said(EntityType.CREDENTIAL, run.ends and _is_word(run))
    elif _STRICT.search(run.before):
        yield run.said(EntityType.PERSON, _is_name(run) and (run.ends or _has_evidence(run)))
    elif _LAX.search(run.before) and not _STEP.search(run.before):
        yield run.said(EntityType.PERSON, _is_name(run) and all(map(_is_namey, *_pairs(run))))
    elif _SURNAME.search(run.before):
        yield run.said(EntityType.PERSON, _has_given_name_beside(run))
    elif _presents_itself(run):
        yield run.said(EntityType.PERSON, True, _capitals(run))


def _is_word(run: _Run) -> bool:
    return len(run.words[0]) >= 3 and OF_PASSWORDS.isdisjoint(run.words)


def _pairs(run: _Run) -> tuple[list[str], list[bool]]:
    return run.words, run.capitals


def _is_namey(word: str, capital: bool) -> bool:
    return capital or word in given_names() or word in surnames() or not is_ordinary(word)


def _has_evidence(run: _Run) -> bool:
    return all(map(_is_namey, run.words[:2], run.capitals[:2]))


def _is_name(run: _Run) -> bool:
    """Two words at least, of the letters of a name, of nobody in public life and no company."""
    letters = all(word.isalpha() and len(word) > 1 for word in run.words[:2])
    mixed = run.capitals[0] and not all(map(_is_namey, run.words[:2], run.capitals[:2]))
    return run.length > 1 and letters and not mixed and _is_private(run.words)


def _is_private(words: list[str]) -> bool:
    return company_words().isdisjoint(words) and not is_public_figure(" ".join(words))


_SURNAME = re.compile(_START + _SURNAME_CUE + _BETWEEN)
_GIVEN_AFTER = re.compile(
    r"[ ,.;\-\n]{1,3}(?:adim|ismim|isim|ad|adi)[ :=\-]{1,3}(?P<given>[a-z]{2,15})"
)
_SURNAME_AFTER_NAME = re.compile(
    _START + r"(?:ad[iu]?m?|isim|ismim|first name(?: is)?)[ :=\-]{1,3}(?P<given>[a-z]{2,15})"
    r"(?: [a-z]{2,15})?[ ,.;\-\n]{1,3}(?:ve |and )?(?:my )?" + _SURNAME_CUE + _BETWEEN
)


def _has_given_name_beside(run: _Run) -> bool:
    found = _SURNAME_AFTER_NAME.search(run.before) or _GIVEN_AFTER.match(run.after)
    return found is not None and not is_talk(found["given"])


def _capitals(run: _Run) -> int:
    """How many words at the beginning are capitalised."""
    return [*run.capitals, False].index(False)


def _presents_itself(run: _Run) -> bool:
    """ "This is Kim Park", or a signature."""
    count = _capitals(run)
    words = run.words[:count]
    if count < 2 or not _is_private(words) or not all(word.isalpha() for word in words):
        return False
    fits = _may_name(words[0]) or _may_name(words[-1]) or not is_ordinary(words[0])
    if _CLOSING.search(run.before):
        return count == run.length and bool(_END_OF_LINE.match(run.after))
    if _LIGHT_CLOSING.search(run.before):
        return fits and count == run.length and bool(_END_OF_LINE.match(run.after))
    return fits and bool(_HERE.search(run.before)) and not all(map(_is_common, words))


def _may_name(word: str) -> bool:
    return word in names_kept() or word in _ALSO


def _is_common(word: str) -> bool:
    return is_ordinary(word) and not _may_name(word)
