"""`socialbot replay`: only what the profile changes, and never a word of anybody's."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection
from typer.testing import CliRunner

from socialbot.brand import load_brand
from socialbot.cli import app
from socialbot.commands.db import make_tables
from socialbot.commands.replay import compare, decide, recorded
from socialbot.domain import Channel, Kind, Message, Mode
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.redirect.redirect import Redirect
from socialbot.store.database import open_engine
from socialbot.store.records import Entry, Records
from socialbot.store.seal import Vault
from socialbot.store.skeletons import Skeleton, read_skeletons
from tests.redirect.build import with_rules

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SAID = (
    "paramı çekemiyorum, günlerdir bekliyorum",
    "numaram 0532 123 45 67, arayın",
    "hesabıma giremiyorum",
    "my deposit has not arrived",
    "botu kapat",
    "artık yaşamak istemiyorum",
    "Ich komme nicht in mein Konto",
    "teşekkürler, iyi günler",
)
CHANGED = """
[channels]
payment = "live_chat"

[modes]
account_access = "approve"
"""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database in which the pipeline's decisions with the sample brand are recorded."""
    url = f"sqlite:///{tmp_path_factory.mktemp('replay') / 'bot.db'}"
    engine = open_engine(url)
    make_tables(engine)
    pipeline = Pipeline(load_brand(), depth=Depth.FILES)

    def enqueue(_conn: Connection, _replies: object) -> None:
        return

    def word(entry: Entry, _wanted: object) -> Any:
        return entry.outcome.reply

    entries = []
    for number, text in enumerate(SAID):
        person = f"author-{number}"
        message = Message("sandbox", "papatya", person, person, person, Kind.DM, text, NOW)
        entries.append(Entry(message, pipeline.triage(message), NOW))
    Records(engine, Vault("k" * 40), 6).record(entries, None, word, enqueue, NOW)
    engine.dispose()
    return url


@pytest.fixture(scope="module")
def skeletons(database: str) -> list[Skeleton]:
    engine = open_engine(database)
    found = list(read_skeletons(engine))
    engine.dispose()
    return found


@pytest.fixture(scope="module")
def redirect() -> Redirect:
    return Redirect(load_brand(), None, Depth.FILES)


def run(folder: Path, database: str, *arguments: str) -> Any:
    sample = resources.files("socialbot") / "sample" / "brand.toml"
    changed = folder / "new-brand.toml"
    changed.write_text(sample.read_text(encoding="utf-8") + CHANGED, encoding="utf-8")
    config = folder / "new.toml"
    config.write_text(f'[database]\nurl = "{database}"\n')
    more = ["--brand", str(changed)] if "--changed" in arguments else []
    rest = [one for one in arguments if one != "--changed"]
    wide = {"COLUMNS": "200"}
    return CliRunner(env=wide).invoke(app, ["replay", "--config", str(config), *more, *rest])


def test_the_same_profile_changes_nothing(redirect: Redirect, skeletons: list[Skeleton]) -> None:
    replay = compare(redirect, skeletons)
    assert (replay.messages, dict(replay.changes)) == (len(SAID), {})


def test_a_changed_profile_tells_what_it_changes(tmp_path: Path, database: str) -> None:
    told = json.loads(run(tmp_path, database, "--changed", "--json").stdout)
    by_topic = {change["intent"]: change for change in told["changes"]}
    assert set(by_topic) == {"payment", "account_access"}
    payment = by_topic["payment"]
    assert (payment["before"]["channel"], payment["after"]["channel"]) == ("email", "live_chat")
    access = by_topic["account_access"]
    assert (access["before"]["mode"], access["after"]["mode"]) == ("automatic", "approve")
    assert told["messages"] == len(SAID)
    assert told["changed"] == sum(change["count"] for change in told["changes"])
    assert told["channel"] == payment["count"]


def test_the_table_says_it_in_words(tmp_path: Path, database: str) -> None:
    shown = run(tmp_path, database, "--changed")
    assert shown.exit_code == 0
    assert f"{len(SAID)} messages, " in shown.stdout
    assert "email -> live_chat" in shown.stdout
    assert "automatic -> approve" in shown.stdout


def test_where_nothing_changes_there_is_no_table(tmp_path: Path, database: str) -> None:
    shown = run(tmp_path, database)
    assert shown.stdout.strip() == (
        f"{len(SAID)} messages, 0 decided otherwise: 0 channels, 0 answers, 0 modes"
    )


def test_no_skeleton_holds_a_text(skeletons: list[Skeleton]) -> None:
    assert not [word for word in ("0532", "param", "deposit", "Konto") if word in str(skeletons)]


def test_a_missing_database_is_told_in_one_line(tmp_path: Path) -> None:
    config = tmp_path / "new.toml"
    config.write_text('[database]\nurl = "sqlite:///nowhere.db"\n')
    shown = CliRunner().invoke(app, ["replay", "--config", str(config)])
    assert "socialbot db upgrade" in str(shown.exception)


PAYMENT = Skeleton(
    platform="sandbox",
    kind="dm",
    sent_at=NOW,
    revision=0,
    language="tr",
    intent="payment",
    confidence=0.9,
    blocked=False,
    reasons=(),
    channel="email",
    template="payment",
)


@pytest.mark.parametrize(
    "changes",
    [
        {"reasons": ("reply_cap",), "template": None},
        {"reasons": ("team_answered",), "template": None},
        {"reasons": ("opt_out",), "template": None},
        {"reasons": ("bot_loop",), "template": None},
        {"reasons": ("delivery_failed",)},
        {"reasons": ("hide_failed",)},
        {"revision": 1, "template": None},
        {"channel": "none", "reasons": ("opt_out",), "intent": "other", "template": None},
        {"blocked": True, "reasons": ("unread_attachment",), "template": "attachment"},
        {"blocked": True, "reasons": ("personal_data",), "template": "privacy"},
        {"intent": "outage", "channel": "live_chat", "template": "known_fault"},
    ],
)
def test_what_the_thread_or_the_time_decided_is_no_change(
    redirect: Redirect, changes: dict[str, Any]
) -> None:
    replay = compare(redirect, [replace(PAYMENT, **changes)])
    assert dict(replay.changes) == {}


@pytest.mark.parametrize("template", ["known_fault", "directions"])
def test_a_fault_in_a_topic_that_was_moved_is_as_known_as_it_was(template: str) -> None:
    moved = with_rules(channels={"outage": "web_form"})
    outage = replace(PAYMENT, intent="outage", channel="web_form", template=template)
    assert dict(compare(Redirect(moved, None, Depth.FILES), [outage]).changes) == {}


def test_the_recorded_mode_is_read_from_the_reasons() -> None:
    for reason, mode in {"needs_approval": Mode.APPROVE, "left_to_team": Mode.NEVER}.items():
        assert recorded(replace(PAYMENT, reasons=(reason,))).mode == mode


def test_a_channel_is_compared_where_no_answer_is_known(redirect: Redirect) -> None:
    withheld = replace(PAYMENT, reasons=("reply_cap",), template=None, channel="live_chat")
    ((change, count),) = compare(redirect, [withheld]).changes.items()
    assert (change.before.channel, change.after.channel, count) == ("live_chat", "email", 1)
    assert decide(redirect, withheld).channel == Channel.EMAIL
