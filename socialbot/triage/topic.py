"""What a message asks: language, then risks, then the intent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from socialbot.brand import Brand
from socialbot.domain import Channel, Intent, Language, Reason, Topic
from socialbot.nlp.reader import Reading
from socialbot.triage import abroad
from socialbot.triage.contact import is_bare
from socialbot.triage.cues import Cue, Matcher
from socialbot.triage.distress import Listener
from socialbot.triage.intents import (
    LANGUAGES,
    SUBJECTS,
    TOPICS,
    WEIGHTS,
    Guess,
    choose,
    read_cues,
    score,
    weigh_opinions,
)
from socialbot.triage.language import detect, known_words
from socialbot.triage.mend import Mender
from socialbot.triage.opt_in import asks_to_go_on
from socialbot.triage.opt_out import asks_for_silence, is_plea
from socialbot.triage.risks import (
    CERTAIN,
    IN_DISTRESS,
    PLAY,
    RISK_TABLES,
    Risk,
    find_risk,
    heard,
    weigh,
)
from socialbot.triage.words import list_words

THRESHOLD = 0.35
# Tables that make a person look whatever the topic.
FLAGS = {
    "threat": Reason.THREAT,
    "person": Reason.NEEDS_PERSON,
    "channel_failed": Reason.CHANNEL_FAILED,
}
# What live chat cannot settle: flags on the topics that the brand sends there.
CHAT_FLAGS = (Reason.NEEDS_DOCUMENT, Reason.NEEDS_INVESTIGATION)
TABLES = tuple(
    dict.fromkeys(
        (
            *RISK_TABLES,
            *TOPICS,
            *SUBJECTS,
            *FLAGS,
            *CHAT_FLAGS,
            Reason.IMPOSTOR,
        )
    )
)
IMPOSTOR = Guess(Intent.SPAM, CERTAIN)
BARE = Guess(Intent.OTHER, 0.6)  # a value and nothing asked: for a person


class Triage:
    """Classifies readings for one brand. Holds no state between messages."""

    def __init__(self, brand: Brand) -> None:
        cues = read_cues(TABLES)
        self._home = Language.TURKISH if brand.country == "TR" else Language.ENGLISH
        self._gaming = brand.gaming
        self._channel_of = brand.channel_of
        self._matcher = Matcher(cues)
        known = known_words()
        self._menders = {name: Mender(cues_of(cues, name), known) for name in LANGUAGES}
        self._distress = Listener(cues)

    def classify(
        self, reading: Reading, on: date | None = None, before: Language | None = None
    ) -> Topic:
        """The topic of a message; `on` is the day it was written, to read a year of birth. `before`
        is the language that the person used last: a message without words is in it too."""
        words = list_words(reading.folded.text)
        language = detect(reading.original, words, before or self._home)
        if abroad.is_in_distress(reading.folded.text):
            return in_distress(Language.OTHER)
        mended = self._mend(words, language)
        found = self._matcher.find(mended)
        if self._distress.hears(reading, mended):
            return in_distress(language)
        bare, silence = is_bare(reading.folded.text), asks_for_silence(words)
        understood = _is_understood(reading, language)
        # A mere "stop" means the bot, whatever the pipeline hears in it.
        hints = reading.intents if understood and not (bare or silence) else {}
        risk = self._find_risk(words, heard(found, language), hints, on)
        if risk:
            return _at_risk(language, risk)
        if silence:
            return Topic(language, Intent.OTHER, 1.0, (Reason.OPT_OUT,))
        if _is_said(found, Reason.IMPOSTOR):
            return Topic(language, IMPOSTOR.intent, IMPOSTOR.confidence, (Reason.IMPOSTOR,))
        scores = reading.intents if understood else {}
        guess = BARE if bare else _guess(score(found, language, len(words)), scores)
        reasons = (*_reasons(language, guess, found), *self._beyond_chat(guess.intent, found))
        if asks_to_go_on(words):
            reasons = (*reasons, Reason.OPT_IN)
        return Topic(language, guess.intent, guess.confidence, reasons)

    def _find_risk(
        self,
        words: Sequence[str],
        cues: Sequence[Cue],
        hints: Mapping[str, float],
        on: date | None,
    ) -> Risk | None:
        """A risk other than distress; a plea to be stopped is one of play."""
        if is_plea(words, self._gaming):
            return PLAY
        return find_risk(cues, words, hints, gaming=self._gaming, on=on)

    def is_in_distress(self, reading: Reading) -> bool:
        """Whether somebody wants to die, in any language."""
        if abroad.is_in_distress(reading.folded.text):
            return True
        words = list_words(reading.folded.text)
        language = detect(reading.original, words, self._home)
        return self._distress.hears(reading, self._mend(words, language))

    def _beyond_chat(self, intent: Intent, found: Sequence[Cue]) -> tuple[Reason, ...]:
        """Why live chat, where the topic goes, is not enough."""
        if self._channel_of(intent) is not Channel.LIVE_CHAT:
            return ()
        return tuple(reason for reason in CHAT_FLAGS if _is_said(found, reason))

    def _mend(self, words: tuple[str, ...], language: Language) -> tuple[str, ...]:
        mender = self._menders.get(language.value)
        return mender.mend(words) if mender else words


def _guess(weights: Mapping[Intent, float], scores: Mapping[str, float]) -> Guess:
    """What the cues say, weighed with the trained pipeline's scores where there are some."""
    return weigh_opinions(weights, scores) if scores else choose(weights)


def _is_understood(reading: Reading, language: Language) -> bool:
    """Whether the trained pipeline read words of a language that it knows."""
    return bool(reading.intents) and language is not Language.OTHER


def cues_of(cues: Sequence[Cue], language: str) -> list[Cue]:
    """The cues of one language."""
    return [cue for cue in cues if cue.language == language]


def in_distress(language: Language) -> Topic:
    """The topic of a message in distress."""
    return _at_risk(language, IN_DISTRESS)


def _at_risk(language: Language, risk: Risk) -> Topic:
    return Topic(language, risk.guess.intent, risk.guess.confidence, risk.reasons)


def _reasons(language: Language, guess: Guess, found: Sequence[Cue]) -> tuple[Reason, ...]:
    """Why a person must look, apart from the risks."""
    reasons = [reason for table, reason in FLAGS.items() if _is_said(found, table)]
    if language is Language.OTHER:
        reasons.insert(0, Reason.UNKNOWN_LANGUAGE)
    elif guess.confidence < THRESHOLD:
        reasons.insert(0, Reason.LOW_CONFIDENCE)
    if guess.intent is Intent.OTHER:
        reasons.extend(reason for reason in SUBJECTS if _is_said(found, reason))
    return tuple(dict.fromkeys(reasons))


def _is_said(found: Sequence[Cue], table: str) -> bool:
    return weigh(found, table) >= WEIGHTS["strong"]
