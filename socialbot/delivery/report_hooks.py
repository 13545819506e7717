"""Sends filed reports to the operator's webhook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from socialbot.delivery.hook_runner import HookRunner, now
from socialbot.delivery.hooks import Event, Hook
from socialbot.store.hooks import Due
from socialbot.store.report_hooks import hooked_reports

EVENT_NAME = "report.filed"
AT_A_TIME = 5


def make_report_hooks(
    engine: Engine, hook: Hook, clock: Callable[[], datetime] = now
) -> HookRunner:
    """A runner for reports, a few of which go together."""
    return HookRunner(
        hooked_reports(engine),
        hook,
        _event_of,
        given_up="report_hook_given_up",
        at_a_time=AT_A_TIME,
        clock=clock,
    )


def _event_of(report: Due) -> Event:
    return Event(EVENT_NAME, report.values["number"], report.values)
