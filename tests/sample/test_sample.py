"""What comes with socialbot for the demo and as examples to copy."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from socialbot.settings import SECRETS, Settings, load_settings

SAMPLE = Path(str(resources.files("socialbot") / "sample"))
TRAFFIC: list[dict[str, Any]] = [
    json.loads(line) for line in (SAMPLE / "traffic.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOCIALBOT_SECRET_KEY", raising=False)


def test_the_sample_configuration_loads_and_holds_the_defaults() -> None:
    sample = load_settings(SAMPLE / "socialbot.toml")
    plain = load_settings()
    # a database file beside the configuration is named from there
    assert sample.database.url.endswith(plain.database.url.removeprefix("sqlite:///"))
    assert sample.model_copy(update={"sandbox": None, "database": plain.database}) == plain


def test_the_sample_configuration_names_every_key() -> None:
    text = (SAMPLE / "socialbot.toml").read_text("utf-8")
    for table, field in Settings.model_fields.items():
        section = sections(field.annotation)
        if section is None or table == "telegram":
            continue
        assert_named(text, (table,), section)


def assert_named(text: str, path: tuple[str, ...], section: type[BaseModel]) -> None:
    """That the text has the table and every key of it, and the tables inside it."""
    assert f"[{'.'.join(path)}]" in text
    for key, field in section.model_fields.items():
        inner = sections(field.annotation)
        if inner is not None:
            assert_named(text, (*path, key), inner)
        elif (*path, key) not in SECRETS:
            assert f"{key} = " in text, (*path, key)


def sections(annotation: Any) -> type[BaseModel] | None:
    """The table's model behind a settings field, if it is a table."""
    choices = [annotation, *getattr(annotation, "__args__", ())]
    return next(
        (each for each in choices if isinstance(each, type) and issubclass(each, BaseModel)), None
    )


def test_the_traffic_has_the_fields_that_the_crowd_plays() -> None:
    assert len(TRAFFIC) >= 60
    for message in TRAFFIC:
        assert set(message) <= {"author", "kind", "text", "thread", "edit"}
        assert message["kind"] in {"dm", "mention"}
        assert message["author"].startswith("@")
        assert message["text"].strip()


def test_the_traffic_is_varied() -> None:
    assert len({message["text"] for message in TRAFFIC}) == len(TRAFFIC)
    assert sum(message["kind"] == "mention" for message in TRAFFIC) >= 10
    assert any("edit" in message for message in TRAFFIC)
    threads = [message["thread"] for message in TRAFFIC if "thread" in message]
    assert len(threads) >= 3
