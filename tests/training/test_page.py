"""docs/training.md names the slots, files and options that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from training.build import main
from training.values import SLOTS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "training.md").read_text(encoding="utf-8")


def test_the_table_of_slots_is_whole() -> None:
    table = PAGE.partition("<!-- slots: begin -->")[2].partition("<!-- slots: end -->")[0]
    told = {
        (kind, slot)
        for kind, slots in re.findall(r"^\| (\w+) \| (`.+) \|$", table, re.MULTILINE)
        for slot in re.findall(r"`(\w+)`", slots)
    }
    assert told == {
        (slot.kind.value if slot.kind else "harmless", name) for name, slot in SLOTS.items()
    }


def test_every_file_of_the_training_room_has_its_line() -> None:
    names = {path.name for path in (ROOT / "training").glob("*.*")} - {"__init__.py"}
    assert [name for name in names if f"`{name}`" not in PAGE] == []


def test_the_options_exist(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    known = capsys.readouterr().out
    told = set(re.findall(r"--(?:out|frames|copies|rounds)\b", PAGE))
    assert len(told) == 4
    assert [option for option in told if option not in known] == []
