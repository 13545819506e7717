"""What reviewers marked, as the command line tells it."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest
from pydantic import SecretStr
from rich.console import Console
from sqlalchemy import Engine, insert

from socialbot.commands.marks import show_marks
from socialbot.settings import Database, Settings
from socialbot.store.database import writing
from socialbot.store.queue.tables import MarkRow

PHONE = {"kind": "wrong_block", "type": "PHONE_NUMBER", "recognizer": "tr_mobile", "language": "tr"}
NAME = {"kind": "missed_data", "type": "PERSON", "recognizer": None, "language": "en"}


@pytest.fixture
def settings(database_url: str, engine: Engine) -> Settings:
    return Settings(secret_key=SecretStr("k" * 40), database=Database(url=database_url))


def shown(settings: Settings, *, as_json: bool) -> str:
    out = io.StringIO()
    show_marks(settings, Console(file=out, width=120), as_json=as_json)
    return out.getvalue()


def test_marks_are_counted_the_most_frequent_first(settings: Settings, engine: Engine) -> None:
    assert "no reviewer has marked anything" in shown(settings, as_json=False)
    common = {"user_id": 1, "at": datetime.now(UTC)}
    with writing(engine) as conn:
        conn.execute(insert(MarkRow), [common | NAME, common | PHONE, common | PHONE])
    told = [json.loads(line) for line in shown(settings, as_json=True).splitlines()]
    assert told == [PHONE | {"count": 2}, NAME | {"count": 1}]
    assert "tr_mobile" in shown(settings, as_json=False)
