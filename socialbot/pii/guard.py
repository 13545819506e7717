"""The decision: does a message carry personal data, and what of it may be kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from socialbot import settings
from socialbot.brand import Brand
from socialbot.domain import Finding, Reason, Verdict
from socialbot.nlp.reader import Reader, Reading
from socialbot.pii.allowed import Allowed
from socialbot.pii.fused import Deadline, OutOfTime
from socialbot.pii.joins import spread
from socialbot.pii.spans import resolve
from socialbot.pii.stored import mask_all, rebuild

if TYPE_CHECKING:
    from socialbot.pii.engine import Engine

# The automaton builds its states as texts need them: better before the first message.
_WARM_UP = (
    "Merhaba, adım ve şifrem: 0123 456-789.01 12/27 TR12 no 5 gün sonra tel, mail a@b kart kodu. "
    "Hello, my name is and this is my password, card number 00.11-22 33, 4.5 - 6-7 . 8 9"
)


class Guard:
    """Examines readings. Safe to share between threads; load() or the first message loads
    Presidio and the word lists (a second or two)."""

    def __init__(self, brand: Brand, settings: settings.Guard) -> None:
        self._settings = settings
        self._allowed = Allowed(brand)

    @cached_property
    def _engine(self) -> Engine:
        from socialbot.pii.engine import Engine

        engine = Engine(self._settings.recognizers)
        warm_up = Reader().read(_WARM_UP)
        engine.find(warm_up, Deadline.after(60_000))
        rebuild(warm_up, ())
        return engine

    def load(self) -> None:
        """Get ready. Raises SettingsError where settings name an unknown recognizer."""
        self._engine  # noqa: B018 - reading it loads it

    def examine(self, reading: Reading, recent: Sequence[Reading] = ()) -> Verdict:
        """Pure; what cannot be examined in full counts as blocked. Raises only SettingsError,
        where load() was not called before and the settings name an unknown recognizer."""
        self.load()  # before the clock starts, and outside the net
        if len(reading.original) > self._settings.max_characters:
            return _closed(reading, Reason.TOO_LONG)
        try:
            return self._judge(reading, recent)
        except OutOfTime:
            return _closed(reading, Reason.TIME_LIMIT)
        except Exception:  # noqa: BLE001 - whatever fails, nothing personal may pass
            return _closed(reading, Reason.GUARD_FAILED)

    def _judge(self, reading: Reading, recent: Sequence[Reading]) -> Verdict:
        deadline = Deadline.after(self._settings.time_limit_ms)
        findings = self._find(reading, deadline)
        reasons = (Reason.PERSONAL_DATA,) if findings else ()
        if not findings:
            findings = self._keep(spread(reading, recent, deadline), reading)
            reasons = (Reason.SPREAD_OVER_MESSAGES,) if findings else ()
        stored = rebuild(reading, findings, self._allowed.places(reading))
        deadline.check()
        return Verdict(bool(findings), tuple(findings), stored, reasons)

    def _find(self, reading: Reading, deadline: Deadline) -> list[Finding]:
        return self._keep(self._engine.find(reading, deadline), reading)

    def _keep(self, found: Sequence[Finding], reading: Reading) -> list[Finding]:
        return resolve([f for f in found if not self._allowed.covers(f, reading)])


def _closed(reading: Reading, reason: Reason) -> Verdict:
    return Verdict(True, (), mask_all(reading), (reason,))
