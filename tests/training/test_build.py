"""The build repeats itself to the byte, and what is shipped is what it would build."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from thinc.api import Config

from socialbot.domain import EntityType
from socialbot.nlp.fingerprint import LAYOUT, LISTS
from socialbot.nlp.fold import fold
from socialbot.nlp.labeller import NOTHING
from socialbot.nlp.trained import FOLDER, Trained, load
from training.build import CONFIG, main
from training.docs import LABELS

ROOT = Path(__file__).parents[2]
LARGEST = 12_000_000
SMALL = ("--copies", "1", "--rounds", "1", "--frames", "40")


def build(out: Path, hash_seed: str) -> str:
    command = [sys.executable, "-m", "training.build", *SMALL, "--out", str(out)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={"PYTHONHASHSEED": hash_seed},
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    folder = tmp_path_factory.mktemp("built")
    return folder, build(folder, "1")


def test_a_build_repeats_itself_to_the_byte(built: tuple[Path, str], tmp_path: Path) -> None:
    folder, told = built
    assert build(tmp_path, "2") == told
    assert contents(tmp_path) == contents(folder)


def test_a_try_cannot_replace_what_is_shipped(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(SMALL)
    assert "needs --out" in capsys.readouterr().err


def test_a_new_tally_keeps_the_network(built: tuple[Path, str], tmp_path: Path) -> None:
    folder = Path(shutil.copytree(built[0], tmp_path / "kept"))
    main([*SMALL[:-1], "30", "--tally", "--out", str(folder)])
    before, after = contents(built[0]), contents(folder)
    differ = {name for name, content in after.items() if content != before[name]}
    assert differ == {"meta.json", "tally/model"}
    load(folder)


@pytest.mark.parametrize("made_for", [LAYOUT, LISTS])
def test_a_new_tally_does_not_make_an_old_network_look_new(
    built: tuple[Path, str], tmp_path: Path, made_for: str
) -> None:
    folder = Path(shutil.copytree(built[0], tmp_path / "old"))
    meta = json.loads((folder / "meta.json").read_text())
    (folder / "meta.json").write_text(json.dumps(meta | {made_for: "another"}))
    with pytest.raises(SystemExit, match="another version"):
        main([*SMALL, "--tally", "--out", str(folder)])


def test_a_build_tells_its_rounds_and_its_scores(built: tuple[Path, str]) -> None:
    _, told = built
    assert "round 1 of 1, about 0 min left" in told
    assert "tr personal" in told


def test_what_is_built_loads_and_knows_every_label(built: tuple[Path, str]) -> None:
    folder, _ = built
    pipeline = spacy.load(folder, exclude=["tokenizer", "vocab"])
    assert list(pipeline.pipe_labels["labeller"]) == [NOTHING, *sorted(EntityType)]
    text = "ben Ali Veli"
    (found,) = Trained(pipeline).read([text], [fold(text)])
    assert 0 <= found.personal <= 1


def test_what_is_shipped_is_small_and_whole() -> None:
    shipped = contents(FOLDER)
    assert {"config.cfg", "meta.json", "tok2vec/model", "labeller/model", "intent/model"} <= set(
        shipped
    )
    assert sum(map(len, shipped.values())) <= LARGEST


def test_what_is_shipped_has_every_label_and_topic() -> None:
    pipeline = spacy.load(FOLDER, exclude=["tokenizer", "vocab"])
    for component, labels in LABELS.items():
        assert sorted(pipeline.pipe_labels[component]) == sorted(labels)


def test_what_is_shipped_was_built_with_this_configuration() -> None:
    shipped, ours = Config().from_disk(FOLDER / "config.cfg"), Config().from_disk(CONFIG)
    assert shipped["nlp"]["pipeline"] == ours["nlp"]["pipeline"]
    assert differing(ours["components"], shipped["components"]) == []


def differing(ours: dict[str, Any], shipped: dict[str, Any], place: str = "") -> list[str]:
    """Places of our settings that are others in what is shipped; what spaCy adds is left out."""
    found = []
    for name, value in ours.items():
        if isinstance(value, dict) and isinstance(shipped.get(name), dict):
            found += differing(value, shipped[name], f"{place}{name}.")
        elif shipped.get(name) != value:
            found.append(f"{place}{name}")
    return found
