"""The trained pipeline reads the same for everybody: in batches, alone, and from many threads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from socialbot.domain import Intent
from socialbot.nlp.fingerprint import LAYOUT, LISTS, hash_layout, hash_lists
from socialbot.nlp.fold import fold
from socialbot.nlp.trained import FOLDER, Found, PipelineError, load, trained

TEXTS = [
    "kargoyu getiren Mehmet Yılmaz çok kaba biriydi",
    "",
    "my name is John Smith and my card was charged twice",
    "0532 123 45 67",
]


def read(texts: list[str]) -> list[Found]:
    return list(trained().read(texts, [fold(text) for text in texts]))


def test_threads_do_not_disturb_each_other() -> None:
    alone = read(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for together in pool.map(read, [TEXTS] * 40):
            assert together == alone


def test_reading_twice_gives_the_same() -> None:
    assert read(TEXTS) == read(TEXTS)


def test_every_intent_has_its_share_and_personal_data_a_probability() -> None:
    for found in read(TEXTS):
        assert set(found.intents) == set(Intent)
        assert sum(found.intents.values()) == pytest.approx(1, abs=1e-5)
        assert 0 <= found.personal <= 1 + 1e-5


def copy_shipped(folder: Path) -> Path:
    return Path(shutil.copytree(FOLDER, folder / "model"))


def test_a_pipeline_that_is_not_there_is_told_in_a_line(tmp_path: Path) -> None:
    with pytest.raises(PipelineError, match="not whole"):
        load(tmp_path / "none")


@pytest.mark.parametrize("part", ["labeller", "tally"])
def test_a_pipeline_without_one_of_its_parts_is_refused(tmp_path: Path, part: str) -> None:
    folder = copy_shipped(tmp_path)
    shutil.rmtree(folder / part)
    with pytest.raises(PipelineError, match="not whole"):
        load(folder)


@pytest.mark.parametrize("part", ["labeller", "opinion", "tally"])
def test_damaged_weights_are_refused(tmp_path: Path, part: str) -> None:
    folder = copy_shipped(tmp_path)
    weights = (folder / part / "model").read_bytes()
    middle = len(weights) // 2
    (folder / part / "model").write_bytes(weights[:middle] + bytes(8) + weights[middle + 8 :])
    with pytest.raises(PipelineError, match="not whole"):
        load(folder)


def test_a_pipeline_for_other_features_is_refused(tmp_path: Path) -> None:
    folder = copy_shipped(tmp_path)
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps(meta | {LAYOUT: "another"}))
    with pytest.raises(PipelineError, match="another version"):
        load(folder)


def test_the_shipped_pipeline_was_built_upon_the_lists_as_they_are() -> None:
    """Failing, it asks for a build: see docs/training.md."""
    meta = json.loads((FOLDER / "meta.json").read_text())
    assert (meta[LAYOUT], meta[LISTS]) == (hash_layout(), hash_lists())


@pytest.mark.parametrize(("said", "seen"), [(None, "1"), ("2", "2")])
def test_one_thread_multiplies_unless_the_operator_says_otherwise(
    said: str | None, seen: str
) -> None:
    name = "OPENBLAS_NUM_THREADS"
    others = {key: value for key, value in os.environ.items() if key != name}
    code = f"import socialbot.nlp.reader, os; print(os.environ[{name!r}])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=others | ({name: said} if said else {}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == seen
