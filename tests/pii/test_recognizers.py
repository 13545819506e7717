"""Families are discovered, each once, each with its table test."""

from __future__ import annotations

from pathlib import Path

import re2

from socialbot.pii.recognizers import discover

HERE = Path(__file__).parent


def test_every_file_is_a_family_with_a_docstring_that_names_source_and_law() -> None:
    folder = HERE.parents[1] / "socialbot" / "pii" / "recognizers"
    files = {path.stem: path for path in folder.glob("*.py") if path.stem != "__init__"}
    assert set(discover()) == set(files)
    for path in files.values():
        head = path.read_text(encoding="utf-8").split('"""')[1]
        assert "Source:" in head
        assert "Legal basis:" in head


def test_every_family_has_a_table_test_of_the_same_name() -> None:
    tables = {path.stem for path in (HERE / "recognizers").glob("test_*.py")}
    assert {f"test_{family}" for family in discover()} == tables


def test_no_pattern_is_there_twice_and_each_has_one_group() -> None:
    patterns = [pattern for family in discover().values() for pattern in family]
    assert len({(p.type, p.name) for p in patterns}) == len(patterns)
    assert {re2.compile(p.regex).groups for p in patterns} == {1}
    assert all(0 < p.score <= 1 for p in patterns)
