"""What running processes know of their connectors, for whoever asks from outside. Codes, counts and
times only: nothing of any message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, insert, select

from socialbot.store.database import writing
from socialbot.store.tables import ConnectorRow, MessageRow, ReplyRow, State

LAG_OVER = timedelta(minutes=15)
ERRORS_OVER = timedelta(days=1)
MOST_MESSAGES = 2_000


@dataclass(frozen=True, slots=True)
class Left:
    """How many of something are left, of how many, until when it counts anew."""

    what: str
    left: float
    of: float | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class ConnectorState:
    """One connector in the processes of one role. `since` is when it came into this state,
    `seen_at` the process's last sign of life; error, hint and error_at are the last trouble."""

    platform: str
    role: str
    state: str
    since: datetime
    seen_at: datetime
    error: str | None = None
    hint: str = ""
    error_at: datetime | None = None
    limits: tuple[Left, ...] = ()


@dataclass(frozen=True, slots=True)
class Traffic:
    """What the records say of a platform: messages of late, the longest time from its time stamp to
    their commit, and the last answer that could not be sent."""

    messages: int = 0
    slowest: timedelta = field(default_factory=timedelta)
    error: str | None = None
    error_at: datetime | None = None


def write_states(engine: Engine, states: Iterable[ConnectorState]) -> None:
    """In place of what was known before."""
    with writing(engine) as conn:
        for state in states:
            conn.execute(
                delete(ConnectorRow).where(
                    ConnectorRow.platform == state.platform, ConnectorRow.role == state.role
                )
            )
            conn.execute(insert(ConnectorRow).values(_row(state)))


def read_states(engine: Engine) -> list[ConnectorState]:
    """Of all processes, also of those that have ended meanwhile."""
    query = select(ConnectorRow.__table__).order_by(ConnectorRow.platform, ConnectorRow.role)
    with engine.connect() as conn:
        rows = conn.execute(query).mappings().all()
    return [ConnectorState(**{**row, "limits": _read_limits(row["limits"])}) for row in rows]


def read_traffic(engine: Engine, platform: str, now: datetime) -> Traffic:
    """Looks at the last minutes and, for errors, at the last day."""
    with engine.connect() as conn:
        lags = _lags(conn, platform, now)
        error, error_at = _last_error(conn, platform, now) or (None, None)
    return Traffic(len(lags), max([timedelta(), *lags]), error, error_at)


def _lags(conn: Connection, platform: str, now: datetime) -> Sequence[timedelta]:
    """An edit carries the time of the first writing, so only that counts."""
    query = (
        select(MessageRow.sent_at, MessageRow.recorded_at)
        .where(MessageRow.recorded_at > now - LAG_OVER)
        .where(MessageRow.platform == platform, MessageRow.revision == 0)
        .order_by(MessageRow.recorded_at.desc())
        .limit(MOST_MESSAGES)
    )
    return [recorded - sent for sent, recorded in conn.execute(query)]


def _last_error(conn: Connection, platform: str, now: datetime) -> tuple[str, datetime] | None:
    """What is put off has an error as well, and no end yet."""
    query = (
        select(ReplyRow.error, ReplyRow.finished_at, ReplyRow.created_at)
        .where(ReplyRow.state.in_(list(State)), ReplyRow.created_at > now - ERRORS_OVER)
        .where(ReplyRow.platform == platform, ReplyRow.error.is_not(None))
        .order_by(ReplyRow.created_at.desc())
        .limit(1)
    )
    row = conn.execute(query).one_or_none()
    return (row.error, row.finished_at or row.created_at) if row else None


def _row(state: ConnectorState) -> dict[str, object]:
    limits = [
        {
            "what": each.what,
            "left": each.left,
            "of": each.of,
            "until": each.until.isoformat() if each.until else None,
        }
        for each in state.limits
    ]
    return {
        "platform": state.platform,
        "role": state.role,
        "state": state.state,
        "since": state.since,
        "seen_at": state.seen_at,
        "error": state.error and state.error[:80],
        "hint": state.hint,
        "error_at": state.error_at,
        "limits": limits,
    }


def _read_limits(rows: Sequence[dict[str, object]]) -> tuple[Left, ...]:
    return tuple(
        Left(
            str(row["what"]),
            float(str(row["left"])),
            None if row["of"] is None else float(str(row["of"])),
            None if row["until"] is None else datetime.fromisoformat(str(row["until"])),
        )
        for row in rows
    )
