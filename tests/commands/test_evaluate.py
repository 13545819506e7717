"""`socialbot evaluate`: what it reads, and what it tells."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from socialbot.brand import load_brand
from socialbot.cli import app
from socialbot.commands.evaluate import Options, evaluate_paths, show_evaluation
from socialbot.errors import OperatorError
from socialbot.evaluation.publish import END, begin, read_published
from socialbot.evaluation.tables import Part
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth

PHONE: dict[str, Any] = {
    "id": "phone",
    "lang": "tr",
    "text": "numaram 0532 000 00 00",
    "kind": "dm",
    "block": True,
    "entities": [{"type": "PHONE_NUMBER", "value": "0532 000 00 00"}],
    "intent": "other",
    "channels": ["human", "live_chat", "email"],
    "tags": ["plain"],
}
SPREAD = {
    **{key: value for key, value in PHONE.items() if key != "text"},
    "id": "spread",
    "messages": ["arayın beni", "0532", "000 00", "00"],
    "block_at": 3,
    "tags": ["split"],
}
# what no guard can see: labelled so that something is missed
MISSED = {
    **PHONE,
    "id": "missed",
    "lang": "en",
    "text": "thank you all",
    "entities": [{"type": "PERSON", "value": "all"}],
    "tags": ["indirect"],
}


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(load_brand(), depth=Depth.FILES)


def write(path: Path, *lines: dict[str, Any]) -> Path:
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), encoding="utf-8")
    return path


def test_folder_is_read_file_by_file_and_conversations_through_the_window(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    write(tmp_path / "b.jsonl", SPREAD)
    write(tmp_path / "a.jsonl", PHONE)
    (tmp_path / "README.md").write_text("no example")
    judgements = evaluate_paths(pipeline, [tmp_path])
    assert [one.id for one in judgements] == ["phone", "spread"]
    assert [one.blocked for one in judgements] == [True, True]
    assert judgements[1].on_time


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ({**PHONE, "tags": ["secret-tag"]}, "line 2: unknown tag"),
        ({**PHONE, "text": 5}, "line 2: text must be a string"),
        (PHONE, "line 2: an id that was there before"),
    ],
)
def test_bad_line_is_told_by_its_number(
    pipeline: Pipeline, tmp_path: Path, line: dict[str, Any], told: str
) -> None:
    file = write(tmp_path / "bad.jsonl", PHONE, line)
    with pytest.raises(OperatorError, match=told) as caught:
        evaluate_paths(pipeline, [file])
    assert "secret" not in str(caught.value)


def test_nothing_to_read_is_told(pipeline: Pipeline, tmp_path: Path) -> None:
    with pytest.raises(OperatorError, match="no file of JSON lines"):
        evaluate_paths(pipeline, [tmp_path])


def test_json_holds_figures_and_misses_but_no_text(
    pipeline: Pipeline, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "a.jsonl", PHONE, MISSED)
    show_evaluation(pipeline, [file], Options(as_json=True, misses=True))
    printed = capsys.readouterr().out
    told = json.loads(printed)
    assert told["languages"]["tr"]["recall"]["share"] == 1.0
    assert told["missed"] == [{"id": "missed", "types": ["PERSON"], "tags": ["indirect"]}]
    assert "0532" not in printed
    assert "thank" not in printed


def test_terminal_shows_tables_and_ids(
    pipeline: Pipeline, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write(tmp_path / "a.jsonl", PHONE, MISSED)
    show_evaluation(pipeline, [file], Options(misses=True))
    printed = capsys.readouterr().out
    assert "50.0% (1 of 2)" in printed
    assert "missed" in printed
    assert "thank" not in printed
    assert "By intent, Turkish" in printed


def test_document_gets_the_tables(pipeline: Pipeline, tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonl", PHONE, {**MISSED, "id": "m"})
    document = tmp_path / "README.md"
    document.write_text(f"# Title\n{begin(Part.SUMMARY)}\n{END}\n")
    details = tmp_path / "details.md"
    details.write_text(f"{begin(Part.DETAILS)}\n{END}\n")
    show_evaluation(pipeline, [file], Options(documents=(document, details)))
    text = document.read_text(encoding="utf-8")
    assert text.startswith("# Title\n")
    assert "100.0% (1 of 1)" in text
    assert "0532" not in text
    assert read_published(text) == {}  # a language without harmless messages publishes nothing
    assert "**By intent, Turkish**" in details.read_text(encoding="utf-8")


def test_document_without_marks_is_refused_before_the_work(
    pipeline: Pipeline, tmp_path: Path
) -> None:
    document = tmp_path / "README.md"
    document.write_text("# Title\n")
    with pytest.raises(OperatorError, match="to write between"):
        show_evaluation(pipeline, [tmp_path / "missing"], Options(documents=(document,)))


def test_command_line_reaches_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = write(tmp_path / "a.jsonl", PHONE)
    result = CliRunner().invoke(app, ["evaluate", str(file), "--json", "--misses"])
    assert result.exit_code == 0
    assert json.loads(result.stdout)["missed"] == []
