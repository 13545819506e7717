"""Two simulated days over three platforms: the night in which clocks change, a midnight, a holiday.

What must hold whatever people write: each message has one outcome, nobody reads a text twice, the
answer says when live chat opens exactly when it is closed, and a fault is one incident.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import structlog

from socialbot.brand import load_brand
from socialbot.domain import Channel, Intent, Kind, Message
from socialbot.store.database import open_engine
from socialbot.store.tables import IncidentRow, MessageRow, ReplyRow, State
from socialbot.store.upgrade import upgrade
from tests.simulation.people import SAID, Writers
from tests.simulation.world import Sent, World, write_profile
from tests.store.world import rows

PLATFORMS = ("sandbox", "telegram", "x")
DUBLIN = ZoneInfo("Europe/Dublin")
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
CLOCK = re.compile(r"(?<!\d)\d\d[.:]\d\d(?!\d)")
CHAT = re.compile(r"\bchat\b|canlı destek|\bsohbet", re.IGNORECASE)
CODE = re.compile(r"\b[A-Z0-9]{3}-[A-Z0-9]{3}-[A-Z0-9]\b")
# Sunday, when clocks change at one o'clock UTC, before a Monday that is a holiday in Ireland.
SUNDAYS = (date(2026, 10, 25), date(2027, 3, 28))


@dataclass(frozen=True)
class Days:
    """What happened in two days that were lived through."""

    sunday: date
    world: World
    messages: list[Message]
    rows: Mapping[str, Any]
    replies: list[Any]
    logs: list[Mapping[str, object]]

    def row(self, message: Message) -> Any:
        place = (message.platform, message.account)
        return self.rows[self.world.vault.hash("message", *place, message.id)]

    def template_of(self, sent: Sent) -> str:
        number = self.row(sent.message).id
        (template,) = (reply.template for reply in self.replies if reply.message_id == number)
        return str(template)

    def answers_to(self, author: str) -> list[Sent]:
        return [one for one in self.world.sent if one.message.author == author]


@pytest.fixture(scope="module", params=SUNDAYS, ids=lambda day: day.isoformat())
def days(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Days]:
    folder = tmp_path_factory.mktemp("days")
    engine = open_engine(f"sqlite:///{folder / 'bot.db'}")
    upgrade(engine)
    start = datetime.combine(request.param, time(), UTC) - 4 * HOUR  # Saturday evening
    world = World(load_brand(write_profile(folder)), engine, PLATFORMS, start)
    messages = list(_happen(Writers(11, PLATFORMS), start))
    away = {"telegram": start + 12 * HOUR}
    with structlog.testing.capture_logs() as logs:
        world.live(messages, away, start + 50 * HOUR)
    found = {row.message_hash: row for row in rows(engine, MessageRow)}
    yield Days(request.param, world, messages, found, rows(engine, ReplyRow), list(logs))
    engine.dispose()


def _happen(writers: Writers, start: datetime) -> Iterator[Message]:
    """Ordinary days, a fault as clocks change, another at midnight, and some special people."""
    yield from writers.day(start, start + 49 * HOUR, 11 * MINUTE)
    yield from writers.wave(start + 4 * HOUR + 50 * MINUTE, 90, 20 * MINUTE)
    yield from writers.wave(start + 27 * HOUR + 52 * MINUTE, 120, 16 * MINUTE)
    yield from _insist(writers, start + 2 * HOUR)
    yield from _opt_out(writers, start + 6 * HOUR)
    yield from _talk_to_the_team(writers, start + 20 * HOUR)


def _insist(writers: Writers, at: datetime) -> Iterator[Message]:
    for number in range(20):
        text = SAID["access"][number % 5]
        yield writers.write(at + number * 5 * MINUTE, text, "insister", kind=Kind.DM)


def _opt_out(writers: Writers, at: datetime) -> Iterator[Message]:
    for number, text in enumerate((SAID["access"][0], "stop", SAID["access"][4])):
        yield writers.write(at + number * 30 * MINUTE, text, "silent one", kind=Kind.DM)


def _talk_to_the_team(writers: Writers, at: datetime) -> Iterator[Message]:
    for number in range(3):
        text, by_team = SAID["access"][number], number == 1
        yield writers.write(at + number * HOUR, text, "guest", kind=Kind.DM, by_team=by_team)


def test_every_message_has_one_outcome(days: Days) -> None:
    asked = [message for message in days.messages if not message.by_team]
    assert len(asked) > 400
    assert len(days.rows) == len(asked)
    answered = Counter(reply.message_id for reply in days.replies)
    assert set(answered.values()) == {1}
    for message in asked:
        row = days.row(message)
        silent = row.channel == Channel.NONE or "opt_out" in row.reasons
        silent = silent or ("bot_loop" in row.reasons and _was_shown(days, row))
        assert answered[row.id] or row.review or silent, (row.intent, row.reasons)


def _was_shown(days: Days, row: Any) -> bool:
    """Whether a person sees a message of the same robot, of the hour before."""
    return any(
        other.review and "bot_loop" in other.reasons and row.sent_at - HOUR < other.sent_at
        for other in days.rows.values()
        if other.author_hash == row.author_hash and other.sent_at < row.sent_at
    )


def test_every_answer_went_out_once_and_in_time(days: Days) -> None:
    assert {reply.state for reply in days.replies} == {State.SENT}
    assert len(days.world.sent) == len(days.replies) > 300
    assert {one.message.platform for one in days.world.sent} == set(PLATFORMS)
    sent = Counter(one.message.id for one in days.world.sent)
    assert set(sent.values()) == {1}


def test_nobody_is_told_the_same_twice(days: Days) -> None:
    heard: dict[str, list[str]] = defaultdict(list)
    for one in days.world.sent:
        heard[one.message.author].append(CODE.sub("", one.text))
    assert max(len(texts) for texts in heard.values()) > 5
    assert {author: texts for author, texts in heard.items() if len(set(texts)) < len(texts)} == {}


def test_who_insists_is_answered_a_few_times_and_then_by_a_person(days: Days) -> None:
    answers = days.answers_to("insister")
    for one in answers:
        assert sum(one.at - HOUR < other.at <= one.at for other in answers) <= 6
    assert 1 <= len(answers) < 20
    unanswered = [one for one in days.messages if one.author == "insister"][-1]
    assert days.row(unanswered).review


def test_who_asks_for_silence_has_it(days: Days) -> None:
    assert [one.message.text for one in days.answers_to("silent one")] == [SAID["access"][0]]


def test_where_the_team_has_answered_the_bot_is_silent(days: Days) -> None:
    assert [one.message.text for one in days.answers_to("guest")] == [SAID["access"][0]]


def test_an_answer_says_when_live_chat_opens_exactly_when_it_is_closed(days: Days) -> None:
    seen = Counter[bool]()
    for one in days.world.sent:
        times = [found.replace(".", ":") for found in CLOCK.findall(one.text)]
        leads = days.row(one.message).channel == Channel.LIVE_CHAT
        if leads and not CHAT.search(one.text):
            assert days.template_of(one) == "known_fault"  # in public it leads nowhere
            leads = False
        closed = leads and not is_open(one.at, days.sunday)
        if leads:
            seen[closed] += 1
        expected = [f"{opening_after(one.at, days.sunday):%H:%M}"] if closed else []
        assert times == expected, (one.at, one.text)
    assert min(seen.values()) > 20
    assert len(seen) == 2


def test_public_answers_carry_no_case_code_and_none_on_x_a_link(days: Days) -> None:
    public = [one for one in days.world.sent if one.message.kind is Kind.MENTION]
    assert len(public) > 50
    assert [one.text for one in public if CODE.search(one.text)] == []
    assert [one.text for one in public if one.message.platform == "x" and "http" in one.text] == []
    private = [one for one in days.world.sent if one.message.kind is Kind.DM]
    assert any(CODE.search(one.text) for one in private)


def test_each_wave_is_one_incident_and_one_alert(days: Days) -> None:
    assert all(len({one.topic for one in at}) == len(at) for at in days.world.open)
    found = rows(days.world.engine, IncidentRow)
    assert [(row.topic, row.closed_at is not None) for row in found] == [("outage", True)] * 2
    assert [log["event"] for log in days.logs if "incident" in str(log["event"])] == [
        "incident_opened",
        "incident_closed",
    ] * 2
    first, second = found
    assert 85 <= first.people <= 92
    assert 115 <= second.people <= 122
    midnight = datetime.combine(days.sunday, time(), DUBLIN) + timedelta(days=1)
    assert first.closed_at < midnight < second.closed_at


def test_once_a_fault_is_known_the_answers_say_so(days: Days) -> None:
    first, second = rows(days.world.engine, IncidentRow)
    told = Counter[tuple[bool, str]]()
    for one in days.world.sent:
        row = days.row(one.message)
        if row.intent == Intent.OUTAGE and not row.blocked and row.channel != Channel.HUMAN:
            known = any(
                incident.opened_at < one.at <= incident.closed_at for incident in (first, second)
            )
            told[known, days.template_of(one)] += 1
    assert told.keys() == {(False, "outage"), (True, "known_fault")}
    assert told[True, "known_fault"] > 100


def is_open(at: datetime, sunday: date) -> bool:
    """By the clock on the wall in Dublin, as one reads it."""
    wall = at.astimezone(DUBLIN)
    minute = wall.hour * 60 + wall.minute
    today = _periods(wall.date(), sunday)
    before = _periods(wall.date() - timedelta(days=1), sunday)
    return any(start <= minute < end for start, end in today) or any(
        start <= minute + 1440 < end for start, end in before
    )


def opening_after(at: datetime, sunday: date) -> datetime:
    """The next minute at which it is open."""
    at = at.replace(second=0, microsecond=0)
    while not is_open(at, sunday):
        at += MINUTE
    return at.astimezone(DUBLIN)


def _periods(day: date, sunday: date) -> list[tuple[int, int]]:
    if day == sunday + timedelta(days=1):  # the holiday
        return []
    return {
        5: [(22 * 60, 26 * 60)],
        6: [(10 * 60, 14 * 60), (22 * 60, 25 * 60 + 30)],
    }.get(day.weekday(), [(9 * 60, 12 * 60 + 30), (13 * 60 + 30, 18 * 60)])
