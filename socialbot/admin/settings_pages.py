"""Settings that are only read: the brand's profile, the connectors, what is kept how long."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from socialbot.admin.brand_facts import describe_periods, list_hours, list_routes
from socialbot.admin.rooms import Desk
from socialbot.admin.settings_shelf import render
from socialbot.admin.team import LEADS
from socialbot.brand import Brand
from socialbot.settings import Settings
from socialbot.settings.sources import CONNECTORS
from socialbot.store import proofs, sessions, throttle
from socialbot.store.standings import AWAY, RUNNING, judge_all


@dataclass(frozen=True, slots=True)
class Facts:
    """What the pages show of the configuration. No secret is among it."""

    brand: Brand
    platforms: Sequence[str]
    days: int
    silence_hours: int
    case_days: int
    two_factors: bool

    @classmethod
    def of(cls, brand: Brand, settings: Settings) -> Facts:
        """The facts of a running process."""
        return cls(
            brand,
            [name for name in CONNECTORS if getattr(settings, name)],
            settings.retention.days,
            settings.delivery.team_silence_hours,
            settings.cases.period_days,
            settings.admin.require_second_factor,
        )


class SettingsRoom:
    """GET /settings, /settings/connectors and /settings/retention."""

    def __init__(self, engine: Engine, facts: Facts) -> None:
        self._engine = engine
        self._facts = facts

    def __call__(self, desk: Desk) -> list[BaseRoute]:
        self._desk = desk
        return [
            desk.gate.route("/settings", self._show_brand, LEADS),
            desk.gate.route("/settings/connectors", self._show_connectors, LEADS),
            desk.gate.route("/settings/retention", self._show_retention, LEADS),
        ]

    async def _show_brand(self, request: Request) -> Response:
        profile = self._facts.brand
        week = profile.live_chat.hours
        return render(
            self._desk,
            request,
            "brand.html",
            "brand",
            profile=profile,
            hours=list_hours(week),
            holidays=week.holidays if week.holidays is None else describe_periods(week.holidays),
            routes=list_routes(profile),
        )

    async def _show_connectors(self, request: Request) -> Response:
        now, platforms = datetime.now(UTC), self._facts.platforms
        standings = await run_in_threadpool(judge_all, self._engine, platforms, now)
        return render(
            self._desk,
            request,
            "connectors.html",
            "connectors",
            standings=standings,
            now=now,
            running=RUNNING,
            away=AWAY,
        )

    async def _show_retention(self, request: Request) -> Response:
        return render(
            self._desk,
            request,
            "retention.html",
            "retention",
            facts=self._facts,
            session_hours=_hours(sessions.LASTS),
            idle_minutes=_minutes(sessions.IDLE),
            failure_hours=_hours(throttle.WITHIN),
            proof_minutes=_minutes(proofs.FRESH),
        )


def _hours(span: timedelta) -> int:
    return int(span.total_seconds() // 3600)


def _minutes(span: timedelta) -> int:
    return int(span.total_seconds() // 60)
