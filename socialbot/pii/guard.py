"""The decision: does a message carry personal data, and what of it may be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from socialbot import settings
from socialbot.brand import Brand
from socialbot.domain import Finding, Policy, Reason, Verdict
from socialbot.nlp.reader import Reader, Reading
from socialbot.pii.allowed import Allowed
from socialbot.pii.fused import Deadline, OutOfTime
from socialbot.pii.joins import spread
from socialbot.pii.seen import doubtful_values
from socialbot.pii.spans import bridge, resolve
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
        self._policies: Mapping[str, Policy] = {str(t): p for t, p in settings.policies.items()}
        self._allowed = Allowed(brand)

    @cached_property
    def _engine(self) -> Engine:
        from socialbot.pii.engine import Engine

        engine = Engine(self._settings.recognizers)
        warm_up = Reader(model=False).read(_WARM_UP)
        engine.find(warm_up, Deadline.after(60_000))
        rebuild(warm_up, ())
        return engine

    def load(self) -> None:
        """Get ready. Raises SettingsError where settings name an unknown recognizer."""
        self._engine  # noqa: B018 - reading it loads it

    def examine(self, reading: Reading, recent: Sequence[Reading] = ()) -> Verdict:
        """Pure; what cannot be examined in full counts as blocked. Raises only SettingsError,
        where load() was not called before and the settings name an unknown recognizer. The time
        limit is that of examining; reading is bounded by nlp.features.MOST_WORDS instead."""
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
        found = self._find(reading, deadline)
        blocking, flagged = self._having(found, Policy.BLOCK), self._having(found, Policy.FLAG)
        reasons: tuple[Reason, ...] = (Reason.PERSONAL_DATA,) if blocking else ()
        if not blocking:
            joined = self._keep(spread(reading, recent, deadline), reading)
            blocking = self._having(joined, Policy.BLOCK)
            flagged += self._having(joined, Policy.FLAG)
            reasons = (Reason.SPREAD_OVER_MESSAGES,) if blocking else ()
            found = resolve([*found, *joined])
        if flagged:
            reasons += (Reason.MAY_BE_PERSONAL,)
        doubtful = self._keep(list(doubtful_values(reading)), reading)
        masked = bridge(resolve([*found, *doubtful]))
        stored = rebuild(reading, masked, self._allowed.places(reading))
        deadline.check()
        findings = resolve([*blocking, *flagged])
        return Verdict(bool(blocking), tuple(findings), stored, reasons)

    def _having(self, findings: Sequence[Finding], policy: Policy) -> list[Finding]:
        """Those whose type has the policy; a type that nothing is said about blocks."""
        policies = self._policies
        return [f for f in findings if policies.get(f.type, Policy.BLOCK) is policy]

    def _find(self, reading: Reading, deadline: Deadline) -> list[Finding]:
        return self._keep(self._engine.find(reading, deadline), reading)

    def _keep(self, found: Sequence[Finding], reading: Reading) -> list[Finding]:
        kept = [f for f in found if not self._allowed.covers(f, reading)]
        return resolve(kept) if kept else kept


def _closed(reading: Reading, reason: Reason) -> Verdict:
    return Verdict(True, (), mask_all(reading), (reason,))
