"""The running bot put together from settings: connectors, intake, delivery and pages, by role."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from enum import StrEnum
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from starlette.applications import Starlette

from socialbot.admin.insights.page import insights_room
from socialbot.admin.pages import Look
from socialbot.admin.parts import Parts
from socialbot.admin.queue.room import queue_room
from socialbot.admin.queue.show import Around
from socialbot.admin.rooms import Room
from socialbot.admin.settings_pages import Facts
from socialbot.admin.site import Admin
from socialbot.admin.team_rooms import make_team_rooms
from socialbot.connectors.registry import make_connectors, require_own_brand
from socialbot.delivery.dbos_jobs import DbosJobs, require_prepared
from socialbot.delivery.hide_retries import HideRetries
from socialbot.delivery.hiding import Hider
from socialbot.delivery.hooks import Hook
from socialbot.delivery.incident_hooks import make_incident_hooks
from socialbot.delivery.outlet import Outlet
from socialbot.delivery.report_hooks import make_report_hooks
from socialbot.delivery.sender import Sender
from socialbot.domain import Kind
from socialbot.housekeeping import keep_house, tell_connectors, watch_incidents
from socialbot.intake import Intake
from socialbot.metrics import Metrics
from socialbot.pipeline import Pipeline
from socialbot.puller import Puller
from socialbot.queue_tools import QueueTools
from socialbot.redirect.length import LIMITS
from socialbot.redirect.outbound import refusal
from socialbot.redirect.redirect import Redirect
from socialbot.redirect.start import load_profile
from socialbot.reply_texts import Follower
from socialbot.serving import serve
from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.looks import Looks
from socialbot.store.places import Places
from socialbot.store.queue.desk import Queue
from socialbot.store.records import Records
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.spendings import Spendings
from socialbot.store.tables import State
from socialbot.store.team import Team
from socialbot.store.totals.reading import Totals
from socialbot.store.upgrade import is_current, require_current
from socialbot.triage.bursts import Bursts
from socialbot.watch import Watch
from socialbot.web.app import build_app
from socialbot.web.form.site import FormSite
from socialbot.web.health import Health
from socialbot.web.webhooks import Inlet
from socialbot.word_rooms import make_word_rooms


class Role(StrEnum):
    """Which part of the work a process does; the parts share nothing but the database."""

    ALL = "all"
    INTAKE = "intake"
    WORKER = "worker"
    ADMIN = "admin"

    @property
    def takes_in(self) -> bool:
        """Whether it reads from the platforms."""
        return self in {Role.ALL, Role.INTAKE}

    @property
    def sends(self) -> bool:
        """Whether it sends replies."""
        return self in {Role.ALL, Role.WORKER}

    @property
    def serves_team(self) -> bool:
        """Whether it has the admin's pages."""
        return self in {Role.ALL, Role.ADMIN}


class Bot:
    """One process of the bot. Construction reads the profile and opens the database, so that what
    the operator must mend (OperatorError) comes before anything starts."""

    def __init__(self, settings: Settings, role: Role = Role.ALL) -> None:
        self._settings = settings
        self._role = role
        self._brand = load_profile(settings.brand, settings.replies)
        settings.form.require_secret()
        settings.incidents.require_secret()
        self._connectors = [] if role is Role.ADMIN else make_connectors(settings)
        if role is not Role.ADMIN:
            require_own_brand(settings, self._connectors)
        self._vault = Vault(settings.secret_key.get_secret_value())
        self._engine = open_engine(settings.database.url)
        require_current(self._engine)
        require_prepared(self._engine)
        spendings = Spendings(self._engine)
        for connector in self._connectors:
            connector.keep_sums(spendings)
        rules = settings.delivery
        self.records = Records(
            self._engine,
            self._vault,
            rules.replies_per_hour,
            timedelta(hours=rules.team_silence_hours),
            rules.shadow,
            settings.cases,
        )
        self.records.require_key()
        self._jobs = DbosJobs(self._engine, settings.delivery.worker, settings.delivery.workers)
        self._metrics = Metrics()
        self._reply_texts = ReplyTexts(self._engine)
        self._reports = Reports(
            self._engine, self._vault, self._report_hook() is not None, settings.cases
        )
        self._pipeline = self._make_pipeline() if role.takes_in else None
        self._reading = threading.Lock()
        self._intake = self._make_intake(self._pipeline) if self._pipeline else None
        self._pullers = [
            Puller(connector, self._intake, self.records.cursor, self._metrics)
            for connector in self._connectors
            if self._intake
        ]

    def _make_pipeline(self) -> Pipeline:
        pipeline = Pipeline(self._brand, self._settings.guard, self._settings.replies)
        pipeline.warm_up()
        return pipeline

    def _make_intake(self, pipeline: Pipeline) -> Intake:
        hides = self._brand.hide_personal_posts
        return Intake(pipeline, self.records, self._jobs.enqueue, self._metrics, hides=hides)

    async def run(self, bound: socket.socket, ready: Callable[[], None] | None = None) -> None:
        """Work until cancelled: what is read is committed, what is being sent is finished. A part
        that fails ends the whole, so that a supervisor sees it."""
        async with AsyncExitStack() as stack:
            stack.callback(self._engine.dispose)
            for connector in self._connectors:
                stack.push_async_callback(connector.close)
            outlet = Outlet(self._connectors, asyncio.get_running_loop())
            hider = Hider(self._engine, outlet.hide, self._count_hide)
            if self._role.sends:
                await stack.enter_async_context(self._sending(outlet, hider))
            if self._intake:
                stack.push_async_callback(asyncio.to_thread, self._intake.close)
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            for chore in (*self._reading_chores(), *self._sending_chores(hider)):
                tasks.create_task(chore)
            await serve(self._make_app(), bound, ready)

    def _reading_chores(self) -> Iterator[Coroutine[None, None, None]]:
        """What a process does that reads messages, or words answers."""
        if self._intake:
            yield self._intake.forget_regularly()
        for puller in self._pullers:
            yield puller.run()
        if self._role.takes_in or self._role.serves_team:
            yield Follower(self._reply_texts.live, self._redirect.take_over).run()
        if self._connectors:
            watch = Watch(self._role, self._connectors, self._pullers)
            yield tell_connectors(self._engine, watch.look)

    def _sending_chores(self, hider: Hider) -> Iterator[Coroutine[None, None, None]]:
        """What a process that sends does beside the sending."""
        if not self._role.sends:
            return
        platforms = [connector.platform for connector in self._connectors]
        retries = HideRetries(self._engine, self._vault, hider, platforms, may_send=self._may_send)
        yield retries.run()
        yield self._keep_house()
        yield self._watch_incidents()
        if hook := self._report_hook():
            yield make_report_hooks(self._engine, hook).run()
        if hook := self._incident_hook():
            yield make_incident_hooks(self._engine, hook).run()

    @property
    def pipeline(self) -> Pipeline:
        """What reads messages; loaded for the first who asks, in a process that reads none."""
        return self._reading_pipeline()

    async def started(self) -> None:
        """Wait until each connector has read where it starts from."""
        for puller in self._pullers:
            await puller.started.wait()

    @asynccontextmanager
    async def _sending(self, outlet: Outlet, hider: Hider) -> AsyncIterator[None]:
        """Reply jobs run in threads of their own and come back to this loop to send."""
        limits = {connector.platform: connector.limits for connector in self._connectors}
        sender = Sender(
            self._engine,
            self._vault,
            outlet.send,
            self._jobs.enqueue,
            limits,
            on_end=self._count_send,
            may_send=self._may_send,
            refuse=self._refuse_send,
            hider=hider,
        )
        try:
            await asyncio.to_thread(self._jobs.run, sender.deliver, list(limits))
            yield
        finally:
            sender.stop()
            await asyncio.to_thread(self._jobs.stop)

    def _refuse(self, kind: str, text: str) -> str | None:
        """The gate, for what was worded a while ago."""
        return refusal(text, self._brand, LIMITS[Kind(kind)])

    def _refuse_send(self, platform: str, kind: str, text: str) -> str | None:
        """The gate, and the length that the platform itself takes, which only it may know."""
        connector = next((one for one in self._connectors if one.platform == platform), None)
        if connector and not connector.takes(Kind(kind), text):
            return "too_long"
        return self._refuse(kind, text)

    def _may_send(self) -> bool:
        """In shadow mode not even what was queued before it."""
        return not self._settings.delivery.shadow and self._jobs.may_send()

    def _make_app(self) -> Starlette:
        health = Health(
            self._metrics.registry,
            {"schema": partial(is_current, self._engine)},
            self._describe_connectors,
        )
        inlets = [
            Inlet(puller.connector.platform, webhook, puller.submit)
            for puller in self._pullers
            if (webhook := puller.connector.webhook)
        ]
        admin = self._make_admin() if self._role.serves_team else None
        form = self._make_form(self._pipeline) if self._pipeline else None
        return build_app(self._settings.web, health, inlets, admin, form)

    def _make_form(self, pipeline: Pipeline) -> FormSite | None:
        if not self._settings.form.enabled:
            return None
        return FormSite(
            self._brand,
            pipeline,
            self._reports,
            self._vault.hash,
            self._settings.form,
            self._metrics.registry,
        )

    def _report_hook(self) -> Hook | None:
        url, secret = self._settings.form.webhook_url, self._settings.form.webhook_secret
        return Hook(url, secret.get_secret_value()) if url and secret else None

    def _incident_hook(self) -> Hook | None:
        rules = self._settings.incidents
        url, secret = rules.webhook_url, rules.webhook_secret
        return Hook(url, secret.get_secret_value()) if url and secret else None

    async def _watch_incidents(self) -> None:
        rule = Bursts.of(self._settings.incidents)
        hooked = self._incident_hook() is not None
        await watch_incidents(self._engine, self._metrics, rule, hooked)

    async def _keep_house(self) -> None:
        days, zone = self._settings.retention.days, ZoneInfo(self._brand.time_zone)
        await keep_house(self._engine, self._jobs, self._metrics, days, zone)

    def _make_admin(self) -> Admin:
        look = Look.of(self._brand)
        return Admin(
            self.records,
            Team(
                self._engine,
                self._vault,
                two_factors=self._settings.admin.require_second_factor,
            ),
            look,
            self._settings.web.secure_cookies,
            self._reports,
            self._make_rooms(),
            Looks(self._engine).note,
            Parts(self._settings.admin.teams, Places(self._engine)),
        )

    def _make_rooms(self) -> list[Room]:
        """The further pages of the team, one line a group."""
        return [
            self._make_queue(),
            *make_word_rooms(self._engine, self._settings, self._brand, self._redirect),
            insights_room(Totals(self._engine), ZoneInfo(self._brand.time_zone)),
            *make_team_rooms(
                self._engine,
                self._vault,
                Facts.of(self._brand, self._settings),
                self._settings.admin.oidc,
            ),
        ]

    def _make_queue(self) -> Room:
        queue = Queue(self._engine, self._jobs.enqueue, shadow=self.records.shadow)
        mastodon = self._settings.mastodon
        tools = QueueTools(
            self._engine,
            self._vault,
            self._brand,
            self._redirect,
            self._reading_pipeline,
            {"mastodon": mastodon.url} if mastodon else {},
        )
        around = Around(self.records.incidents, self._reports.at_risk)
        return queue_room(queue, tools.make(), around)

    @cached_property
    def _redirect(self) -> Redirect:
        if self._pipeline:
            return self._pipeline.redirect
        return Redirect(self._brand, self._settings.replies)

    def _reading_pipeline(self) -> Pipeline:
        """What reads drafts: that of the messages, else one that is made for the first draft."""
        with self._reading:
            if self._pipeline is None:
                self._pipeline = self._make_pipeline()
            return self._pipeline

    def _describe_connectors(self) -> Mapping[str, str]:
        return {puller.connector.platform: puller.state for puller in self._pullers}

    def _count_send(self, platform: str, state: State) -> None:
        self._metrics.sends.labels(platform, state).inc()

    def _count_hide(self, platform: str, result: str) -> None:
        self._metrics.hides.labels(platform, result).inc()
