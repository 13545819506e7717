"""A message's way, in order: read, guard, triage, redirect. Pure: no clock, database or network."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from socialbot.brand import Brand
from socialbot.case_codes import find_codes
from socialbot.domain import (
    RISKS,
    Channel,
    Intent,
    Language,
    Message,
    Outcome,
    Reason,
    Reply,
    Situation,
    Topic,
    Verdict,
)
from socialbot.nlp.reader import Reader, Reading
from socialbot.pii.guard import Guard
from socialbot.pii.window import Window
from socialbot.redirect.library import Depth
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Guard as GuardSettings
from socialbot.triage.thread_languages import ThreadLanguages
from socialbot.triage.together import join_spread
from socialbot.triage.topic import Triage, in_distress

Recall = Callable[[Message], Language | None]
Read = Reading | None
"""What read_many gives for a message: None where it cannot be read with the others."""

TAIL = 2_000  # characters of a text that is too long; what it ends with is often what it is about

UNREAD = Verdict(blocked=True, findings=(), stored_text="", reasons=(Reason.GUARD_FAILED,))
UNKNOWN = Topic(language=Language.OTHER, intent=Intent.OTHER, confidence=0.0)


class Pipeline:
    """Decides what happens to a message. One instance serves a whole process.

    Raises brand.ProfileError at construction when a canned reply cannot be used.
    """

    def __init__(
        self,
        brand: Brand,
        guard: GuardSettings | None = None,
        replies: Path | None = None,
        depth: Depth = Depth.NEIGHBOURS,
    ) -> None:
        """`depth` is how much of the canned replies is read at once."""
        self._reader = Reader()
        self._plain = Reader(model=False)
        limits = guard or GuardSettings()
        self._longest = limits.max_characters
        self._guard = Guard(brand, limits)
        self._triage = Triage(brand)
        self._redirect = Redirect(brand, replies, depth)

    @property
    def redirect(self) -> Redirect:
        """What words its answers."""
        return self._redirect

    def warm_up(self) -> None:
        """Load what the first message would otherwise wait for, two or three seconds."""
        self._guard.load()
        self._reader.load()

    def triage(
        self,
        message: Message,
        recent: Sequence[Reading] = (),
        reading: Reading | None = None,
        situation: Situation | None = None,
        before: Language | None = None,
    ) -> Outcome:
        """Decide on one message; never raises.

        recent are the readings of the same person's latest messages, oldest first: a number that
        this message completes is found over them. reading is its own, where it was read already.
        Without a situation it is decided as at the moment it was sent, and no fault is known.
        before is the language that the person used last, for a message that tells none.
        """
        situation = situation or Situation(message.sent_at)
        reading = reading or self._read(message)
        verdict = self._guard.examine(reading, recent) if reading else UNREAD
        topic = self._understand(message, reading, recent, before)
        unread = _what_is_unread(message)
        redirection = self._redirect.answer(
            message.kind, message.platform, message.id, verdict, topic, unread, situation
        )
        return Outcome(
            blocked=verdict.blocked or Reason.UNREAD_ATTACHMENT in unread,
            findings=verdict.findings,
            stored_text=verdict.stored_text,
            language=topic.language,
            intent=topic.intent,
            confidence=topic.confidence,
            channel=redirection.channel,
            reply=redirection.reply,
            review=redirection.review,
            reasons=redirection.reasons,
            case_code=_typed_code(reading),
        )

    def read_many(self, messages: Sequence[Message]) -> Iterator[Reading | None]:
        """Their readings, faster than one by one, for triage; None where one cannot be read."""
        try:
            yield from list(self._reader.read_many(self._cut(message) for message in messages))
        except Exception:  # noqa: BLE001 - one of them is at fault: triage finds out which
            yield from [None] * len(messages)

    def _cut(self, message: Message) -> str:
        """One character beyond the limit is enough for the guard to see that it is too long."""
        return message.text[: self._longest + 1]

    def _read(self, message: Message) -> Reading | None:
        """The message's reading, or None where it cannot be read (it then counts as blocked)."""
        try:
            return self._reader.read(self._cut(message))
        except Exception:  # noqa: BLE001 - a fault must block, and its text may hold content
            return None

    def find_personal(self, text: str) -> tuple[str, ...]:
        """The types of personal data in a text that the team wants to send; a reason where it
        could not be read in full. Keeps nothing, never raises."""
        try:
            reading = self._reader.read(text[: self._longest + 1])
        except Exception:  # noqa: BLE001 - what cannot be read must not pass
            return (Reason.GUARD_FAILED,)
        verdict = self._guard.examine(reading)
        if not verdict.blocked:
            return ()
        return tuple(dict.fromkeys(one.type for one in verdict.findings)) or verdict.reasons

    def give_up(self) -> Outcome:
        """The outcome of a message that cannot be recorded as it is: unread, for a person."""
        return Outcome(
            blocked=True,
            findings=(),
            stored_text=UNREAD.stored_text,
            language=UNKNOWN.language,
            intent=UNKNOWN.intent,
            confidence=UNKNOWN.confidence,
            channel=Channel.HUMAN,
            reply=None,
            review=True,
            reasons=UNREAD.reasons,
        )

    def word(
        self,
        message: Message,
        outcome: Outcome,
        situation: Situation,
        code: str,
        used: frozenset[str] = frozenset(),
    ) -> Reply | None:
        """The outcome's answer in its final words: one that is not in `used`, with the case code
        where the kind and platform allow it. None where no wording is left."""
        return self._redirect.word(outcome, message.kind, message.platform, situation, code, used)

    def _understand(
        self,
        message: Message,
        reading: Reading | None,
        recent: Sequence[Reading],
        before: Language | None,
    ) -> Topic:
        if reading is None:
            return UNKNOWN
        day = message.sent_at.date()
        try:
            topic = self._triage.classify(self._without_codes(reading), day, before)
            if Reason.DISTRESS in topic.reasons:
                return topic
            if len(message.text) > self._longest:
                end = self._plain.read(message.text[-TAIL:])
                tail = self._triage.classify(end, day, before)
                topic = tail if tail.intent in RISKS else topic
            return self._hear_together(topic, reading, recent)
        except Exception:  # noqa: BLE001 - an unclear topic goes to a person
            return UNKNOWN

    def _hear_together(self, topic: Topic, reading: Reading, recent: Sequence[Reading]) -> Topic:
        """The topic, unless the message completes a word of distress that was begun before it."""
        before = join_spread(reading, recent)
        if not before or self._triage.is_in_distress(self._plain.read(before)):
            return topic
        together = self._plain.read(f"{before} {reading.original}")
        return in_distress(topic.language) if self._triage.is_in_distress(together) else topic

    def _without_codes(self, reading: Reading) -> Reading:
        """The same without typed case codes, whose letters say nothing of the topic."""
        text, rest = reading.original, len(reading.original)
        kept: list[str] = []
        for start, end, _ in reversed(list(find_codes(text))):
            kept.append(text[end:rest])
            rest = start
        return self._reader.read("".join([text[:rest], *reversed(kept)])) if kept else reading


def _typed_code(reading: Reading | None) -> str | None:
    """The first case code in the text; whether there is such a case is found out at the commit."""
    if reading is None:
        return None
    return next((code for _, _, code in find_codes(reading.folded.text)), None)


def _what_is_unread(message: Message) -> tuple[Reason, ...]:
    """An attachment may carry anything; without one, a text of nothing visible is no message."""
    if message.attachments:
        return (Reason.UNREAD_ATTACHMENT,)
    if not any(character.isprintable() and not character.isspace() for character in message.text):
        return (Reason.NOTHING_TO_READ,)
    return ()


class Conversations:
    """A pipeline with a short memory of each person's latest messages, kept in memory only, and of
    the language they were in. recall(message) knows a language from before this memory began."""

    def __init__(self, pipeline: Pipeline, recall: Recall = lambda message: None) -> None:
        self._pipeline = pipeline
        self._recall = recall
        self._window = Window()
        self._languages = ThreadLanguages()

    def triage(
        self,
        message: Message,
        reading: Reading | None = None,
        situation: Situation | None = None,
    ) -> Outcome:
        """Decide on a message, read together with those that the person sent shortly before."""
        person = f"{message.platform} {message.account} {message.conversation} {message.author}"
        recent = self._window.recent(person, message.id, message.sent_at)
        self._window.add(person, message.id, message.sent_at, message.text)
        before = self._languages.last(person) or self._recall(message)
        outcome = self._pipeline.triage(message, recent, reading, situation, before)
        self._languages.note(person, outcome)
        return outcome

    def forget(self, now: datetime) -> None:
        """Drop what is too old to be joined with anything."""
        self._window.forget(now)
