"""From verdict and topic to the channel and the canned answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from socialbot.brand import Brand
from socialbot.case_codes import read_code
from socialbot.domain import (
    Channel,
    Kind,
    Language,
    Outcome,
    Reason,
    Reply,
    Situation,
    Topic,
    Verdict,
)
from socialbot.redirect.answers import NOTED, Key
from socialbot.redirect.edits import NO_TEXTS, Texts, incident_words, lay_over, take_over
from socialbot.redirect.hours import Hours
from socialbot.redirect.library import Depth, Library
from socialbot.redirect.policy import KNOWN_FAULT, UNCODED, name_now, plan
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.shelf import Shelf
from socialbot.redirect.templates import pick
from socialbot.redirect.words import ANY_CODE, Words, without_codes


@dataclass(frozen=True, slots=True)
class Redirection:
    """Where a message goes and what is answered. reply is None for silence and where a person
    must write; reasons say why it was blocked or needs a person."""

    channel: Channel
    reply: Reply | None
    review: bool
    reasons: tuple[Reason, ...]


class Redirect:
    """Answers for one brand. Never sees the message, so it can never quote it."""

    def __init__(
        self, brand: Brand, replies: Path | None = None, depth: Depth = Depth.NEIGHBOURS
    ) -> None:
        """Loads every reply and, but for Depth.FILES, shows it to the gate; raises
        brand.ProfileError."""
        self._brand = brand
        self._hours = Hours(brand)
        library = Library(brand, replies, depth)
        self._folder, self._texts = library.shelf, NO_TEXTS
        self._words = Words(library)

    @property
    def sayings(self) -> Sayings:
        """What its answers are put together from."""
        return self._words.sayings

    @property
    def folder(self) -> Shelf:
        """The words of the reply folder, whatever texts have taken their place since."""
        return self._folder

    @property
    def texts(self) -> Texts:
        """The texts that are said in place of the folder's."""
        return self._texts

    def take_over(self, texts: Texts) -> Mapping[Key, list[str]]:
        """Say these texts in place of the folder's from now on; returns the faults of those that
        are not said, in whose place stays what was. Takes seconds where much changes."""
        taken = take_over(self._brand, self._folder, self._texts, texts)
        if taken.texts != self._texts:
            self._texts = taken.texts
            self._words = Words(Sayings(self._brand, lay_over(self._folder, taken.texts)))
        return taken.faults

    def answer(  # noqa: PLR0913, PLR0917  the seam that the pipeline calls
        self,
        kind: Kind,
        platform: str,
        seed: str,
        verdict: Verdict,
        topic: Topic,
        extra: tuple[Reason, ...] = (),
        situation: Situation | None = None,
    ) -> Redirection:
        """Decide and word one answer. `seed` (the message's id) picks the wording; without a
        situation live chat counts as open, and no fault as known. Never raises: an answer that
        cannot be rendered or is refused goes to a person."""
        reasons = _join(verdict.reasons, topic.reasons, extra)
        faults = situation.known_faults if situation else frozenset()
        has_live_chat = situation is None or self._hours.is_open_soon(situation.now)
        decided = plan(self._brand, verdict, topic, reasons, faults, has_live_chat)
        reasons = _join(reasons, decided.reasons)
        if decided.template is None:
            return Redirection(decided.channel, None, decided.review, reasons)
        saying = Saying(
            topic.language,
            decided.template,
            kind,
            decided.channel,
            linked=self._may_link(kind, platform),
            noted=verdict.blocked and decided.template in NOTED,
            opens=self._opens(decided.channel, topic.language, situation),
        )
        reply = self._words.find(saying, pick(seed, self._words.count(saying)))
        if reply is None:
            return Redirection(decided.channel, None, True, _join(reasons, (Reason.REPLY_REFUSED,)))
        return Redirection(decided.channel, reply, decided.review, reasons)

    def word(  # noqa: PLR0913, PLR0917  the seam that the commit calls
        self,
        outcome: Outcome,
        kind: Kind,
        platform: str,
        situation: Situation,
        code: str = "",
        used: frozenset[str] = frozenset(),
    ) -> Reply | None:
        """The outcome's answer, with the case code where it belongs (in a DM about a case), in the
        first wording from its own on that says none of the texts in `used`. A fault that is known
        by now is answered as such. None where no wording is left."""
        first = outcome.reply
        if first is None:
            return None
        name = name_now(outcome, first.template, situation.known_faults)
        own_code = read_code(code) if kind is Kind.DM and name not in UNCODED else None
        saying = Saying(
            first.language,
            name,
            kind,
            outcome.channel,
            linked=self._may_link(kind, platform),
            noted=outcome.blocked and name in NOTED,
            opens=self._opens(outcome.channel, first.language, situation),
            code=ANY_CODE if own_code else "",
        )
        fault = situation.fault if name == KNOWN_FAULT else None
        rather = fault.wording if fault else None
        if fault:  # words of the incident's own come first
            own = replace(saying, name=incident_words(fault.incident))
            numbers = self._order(own, first.wording, None)
            if reply := self._find_unsaid(own, numbers, own_code or "", used):
                return reply
        numbers = self._order(saying, first.wording, rather)
        return self._find_unsaid(saying, numbers, own_code or "", used)

    def _order(self, saying: Saying, first: int, rather: int | None) -> list[int]:
        """The numbers of all texts from `first` on; before them those in the wording that the team
        would rather have said."""
        count = self._words.count(saying)
        numbers = [(first + step) % count for step in range(count)]
        if rather is None or not numbers:
            return numbers
        each = self._words.count_lead(saying)
        return sorted(numbers, key=lambda number: number % each != rather)

    def _find_unsaid(
        self, saying: Saying, numbers: Iterable[int], code: str, used: frozenset[str]
    ) -> Reply | None:
        said = {without_codes(text) for text in used}
        for number in numbers:
            reply = self._words.find(saying, number, code)
            if reply and without_codes(reply.text) not in said:
                return reply
        return None

    def _may_link(self, kind: Kind, platform: str) -> bool:
        return kind is Kind.DM or platform not in self._brand.no_links_on

    def _opens(self, channel: Channel, language: Language, situation: Situation | None) -> str:
        """When live chat opens, in an answer that leads to it while it is closed."""
        if situation is None or channel is not Channel.LIVE_CHAT:
            return ""
        now = situation.now
        opening = None if self._hours.is_open(now) else self._hours.next_opening(now)
        return self._hours.say(opening, now, language) if opening else ""


def _join(*groups: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for group in groups for reason in group))
