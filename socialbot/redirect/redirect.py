"""From verdict and topic to the channel and the canned answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from jinja2 import TemplateError

from socialbot.brand import Brand
from socialbot.case_codes import is_code
from socialbot.domain import (
    RISKS,
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
from socialbot.redirect.length import LIMITS
from socialbot.redirect.library import PRIVACY_NOTE, Library
from socialbot.redirect.outbound import refusal
from socialbot.redirect.policy import UNCODED, Plan, plan
from socialbot.redirect.templates import SEPARATOR, pick, render

# These answers say nothing of privacy themselves; a note follows where it matters.
NOTED = frozenset(intent.value for intent in RISKS)

TURNS = 60  # a number below it takes any of 2, 3, 4, 5 or 6 wordings as often as the others
WORDINGS_KEPT = 16_384


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

    def __init__(self, brand: Brand, replies: Path | None = None) -> None:
        """Loads every reply and shows it to the gate; raises brand.ProfileError."""
        self._brand = brand
        self._library = Library(brand, replies)
        # the words depend on few things, and Jinja2 and the gate take longer than all the rest
        self._word = lru_cache(maxsize=WORDINGS_KEPT)(self._find_words)

    def answer(  # noqa: PLR0913, PLR0917  the seam that the pipeline calls
        self,
        kind: Kind,
        platform: str,
        seed: str,
        verdict: Verdict,
        topic: Topic,
        extra: tuple[Reason, ...] = (),
    ) -> Redirection:
        """Decide and word one answer. `seed` (the message's id) picks the wording. Never
        raises: an answer that cannot be rendered or is refused goes to a person."""
        reasons = _join(verdict.reasons, topic.reasons, extra)
        decided = plan(verdict, topic, reasons)
        if decided.template is None:
            return Redirection(decided.channel, None, decided.review, reasons)
        linked = kind is Kind.DM or platform not in self._brand.no_links_on
        turn = pick(seed, TURNS)
        reply = self._word(_Choice(decided, topic.language, kind, linked, turn, verdict.blocked))
        if reply is None:
            return Redirection(decided.channel, None, True, _join(reasons, (Reason.REPLY_REFUSED,)))
        return Redirection(decided.channel, reply, decided.review, reasons)

    def word(  # noqa: PLR0913, PLR0917  the seam that the commit calls
        self,
        outcome: Outcome,
        kind: Kind,
        platform: str,
        situation: Situation,
        code: str,
        used: frozenset[str] = frozenset(),
    ) -> Reply | None:
        """The outcome's answer, with the case code where it belongs, in the first wording from its
        own on that says none of the texts in `used`. None where no wording is left."""
        first = outcome.reply
        if first is None:
            return None
        decided = Plan(outcome.channel, first.template, outcome.review)
        linked = kind is Kind.DM or platform not in self._brand.no_links_on
        for turn in range(first.wording, first.wording + TURNS):
            reply = self._word(
                _Choice(decided, first.language, kind, linked, turn % TURNS, outcome.blocked)
            )
            if reply and not any(said.startswith(reply.text) for said in used):
                return self.with_code(reply, kind, platform, code)
        return None

    def with_code(self, reply: Reply, kind: Kind, platform: str, code: str) -> Reply:
        """The same answer with the case code in it. Only a DM about a case carries one; a code
        that is not one, or would make the answer too long, leaves the answer as it is."""
        if kind is not Kind.DM or reply.template in UNCODED or not is_code(code):
            return reply
        try:
            sentence = self._library.code_sentence(reply.language, reply.wording, code)
        except (TemplateError, KeyError):
            return reply
        text = f"{reply.text}{SEPARATOR[kind]}{sentence}"
        if refusal(text.replace(code, ""), self._brand, LIMITS[kind] - len(code)):
            return reply
        return replace(reply, text=text)

    def _find_words(self, choice: _Choice) -> Reply | None:
        """One wording of the answer, or None when it fails or the gate refuses it."""
        try:
            reply = self._render(choice)
        except Exception:  # noqa: BLE001  a reply file may raise anything, and must not stop the bot
            return None
        refused = refusal(reply.text, self._brand, LIMITS[choice.kind])
        return None if refused else reply

    def _render(self, choice: _Choice) -> Reply:
        name, language, kind = choice.plan.template or "", choice.language, choice.kind
        values = self._library.values(language, name, choice.plan.channel, linked=choice.linked)
        wordings = self._library.wordings(language, name, kind)
        number = choice.turn % len(wordings)
        text = render(wordings[number], kind, values)
        if choice.blocked and name in NOTED:
            notes = self._library.wordings(language, PRIVACY_NOTE, kind)
            note = render(notes[choice.turn % len(notes)], kind, values)
            text = f"{text}{SEPARATOR[kind]}{note}"
        return Reply(name, language, number, text)


@dataclass(frozen=True, slots=True)
class _Choice:
    """What decides the words of an answer."""

    plan: Plan
    language: Language
    kind: Kind
    linked: bool
    turn: int
    blocked: bool


def _join(*groups: Iterable[Reason]) -> tuple[Reason, ...]:
    return tuple(dict.fromkeys(reason for group in groups for reason in group))
