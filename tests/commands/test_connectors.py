"""How each connector does, told from what other processes wrote down."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime, timedelta

import pytest
from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import Engine

from socialbot.commands.connectors import read_standings, show_connectors
from socialbot.errors import OperatorError
from socialbot.settings import Database, Mastodon, Sandbox, Settings
from socialbot.store.connectors import ConnectorState, Left, Traffic, write_states
from socialbot.store.standings import judge

NOW = datetime.now(UTC)
QUIET = Traffic()


@pytest.fixture(autouse=True)
def _it_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    """The whole suite takes longer than a state is taken for fresh."""
    monkeypatch.setitem(globals(), "NOW", datetime.now(UTC))


def state(**fields: object) -> ConnectorState:
    whole = {
        "platform": "mastodon",
        "role": "intake",
        "state": "running",
        "since": NOW - timedelta(hours=3),
        "seen_at": NOW - timedelta(seconds=5),
    }
    return ConnectorState(**{**whole, **fields})  # type: ignore[arg-type]


@pytest.fixture
def settings(database_url: str, engine: Engine) -> Settings:
    return Settings(
        secret_key=SecretStr("k" * 40),
        database=Database(url=database_url),
        sandbox=Sandbox(),
        mastodon=Mastodon(url="https://sunucu.example", access_token="s3cret-[token]"),
    )


def shown(settings: Settings, *, as_json: bool = False) -> tuple[bool, str]:
    console = Console(file=io.StringIO(), width=200)
    good = show_connectors(settings, console, as_json=as_json)
    return good, console.file.getvalue()  # type: ignore[attr-defined]


def test_a_line_for_each_connector_that_is_configured(settings: Settings, engine: Engine) -> None:
    limits = (Left("reads", 12, 300, NOW + timedelta(minutes=5)), Left("usd", 1.5))
    write_states(engine, [state(limits=limits), state(platform="telegram")])
    good, out = shown(settings)
    assert not good
    assert "telegram" not in out
    (line,) = [line for line in out.splitlines() if "mastodon" in line]
    assert "running, 3 h" in line
    assert "no message in 15 min" in line
    assert "12 of 300 reads for 4 min, 1.5 usd" in line or "for 5 min" in line
    (line,) = [line for line in out.splitlines() if "sandbox" in line]
    assert "not running" in line


def test_all_is_well_where_all_run(settings: Settings, engine: Engine) -> None:
    write_states(engine, [state(), state(platform="sandbox")])
    assert shown(settings)[0]


def test_a_stopped_one_says_how_to_mend_it(settings: Settings, engine: Engine) -> None:
    trouble = {"error": "token_rejected", "hint": "set a new [token]", "error_at": NOW}
    write_states(engine, [state(state="stopped", **trouble)])
    good, out = shown(settings)
    assert not good
    assert "reading: token_rejected" in out
    assert "mastodon: set a new [token]" in out.splitlines()


def test_machines_get_json(settings: Settings, engine: Engine) -> None:
    write_states(engine, [state(limits=(Left("reads", 12, 300, None),))])
    _, out = shown(settings, as_json=True)
    _, told = json.loads(out)
    assert told["connector"] == "mastodon"
    assert told["since"] == (NOW - timedelta(hours=3)).isoformat()
    assert told["limits"] == [{"what": "reads", "left": 12.0, "of": 300.0, "until": None}]
    assert (told["messages"], told["lag_seconds"], told["error"]) == (0, 0.0, None)


def test_without_a_connector_it_says_what_to_add(settings: Settings) -> None:
    bare = settings.model_copy(update={"sandbox": None, "mastodon": None})
    with pytest.raises(OperatorError, match="no connector is configured"):
        read_standings(bare, NOW)


def test_a_process_that_fell_silent_does_not_run_and_its_last_error_stands() -> None:
    silent = state(seen_at=NOW - timedelta(minutes=9), error="crash", error_at=NOW)
    standing = judge("mastodon", [silent], QUIET, NOW)
    assert (standing.state, standing.since) == ("not running", silent.seen_at)
    assert standing.error == "reading: crash"
    assert standing.limits == ()


def test_a_process_that_only_sends_does_not_make_it_run() -> None:
    sending = state(role="worker", state="sending", limits=(Left("sends", 3),))
    standing = judge("mastodon", [sending], QUIET, NOW)
    assert (standing.state, standing.limits) == ("not running", (Left("sends", 3),))


def test_of_what_several_processes_were_told_the_least_counts() -> None:
    soon, over = NOW + timedelta(minutes=1), NOW - timedelta(minutes=1)
    reading = state(limits=(Left("reads", 9, 300, soon), Left("sends", 7, 300, soon)))
    sending = state(
        role="worker",
        state="sending",
        limits=(Left("sends", 2, 300, soon), Left("reads", 0, 300, over)),
    )
    limits = judge("mastodon", [reading, sending], QUIET, NOW).limits
    assert {each.what: each.left for each in limits} == {"reads": 9, "sends": 2}


@pytest.mark.parametrize(
    ("read_at", "sent_at", "told"),
    [
        (5, 9, "reading: a"),
        (9, 5, "answering: b"),
        (None, 5, "answering: b"),
        (5, None, "reading: a"),
    ],
)
def test_the_later_of_two_errors_is_told(
    read_at: int | None, sent_at: int | None, told: str
) -> None:
    reading = state(error="a", error_at=NOW - timedelta(minutes=read_at)) if read_at else state()
    traffic = Traffic(error="b", error_at=NOW - timedelta(minutes=sent_at)) if sent_at else QUIET
    assert judge("mastodon", [reading], traffic, NOW).error == told
