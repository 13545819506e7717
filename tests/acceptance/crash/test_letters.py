"""The search finds what it looks for; else the crash test would prove nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.crash.letters import find_planted, make_letters


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_planted_value_is_found_in_any_file(tmp_path: Path, encoding: str) -> None:
    letters = make_letters(10)
    assert find_planted(letters, [tmp_path]) == []
    value = letters[2].planted[0].upper()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file.db-wal").write_bytes(b"\0" * 100 + value.encode(encoding))
    assert find_planted(letters, [tmp_path]) == [str(tmp_path / "deep" / "file.db-wal")]


def test_every_message_has_values_of_its_own() -> None:
    values = [value for letter in make_letters(100) for value in letter.planted[:-1]]
    assert len(set(values)) == len(values)
