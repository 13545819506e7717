"""`socialbot templates check`: what it finds, shows and counts."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from typer.testing import CliRunner

from socialbot.cli import app
from socialbot.commands.templates import check_templates
from socialbot.errors import OperatorError
from socialbot.settings import Settings, load_settings
from tests.redirect.test_library import SHIPPED


@pytest.fixture(scope="module")
def settings() -> Settings:
    return load_settings(None)


def test_the_replies_that_come_with_the_package_hold_in_every_combination(
    settings: Settings,
) -> None:
    lines, is_well = check_templates(settings, None, ("tr", "account_access"))
    assert is_well
    assert lines[-1].endswith("texts: nothing to mend.")
    shown = "\n".join(lines)
    assert "# tr account_access (private, canlı destek)" in shown
    assert "# tr account_access (public, canlı destek)" in shown
    assert "https://papatya.example/canli-destek" in shown
    assert "K7F-2QX-9" in shown.split("(public")[0]
    assert "K7F-2QX-9" not in shown.split("(public", 1)[1]


def test_every_fault_is_a_line_and_the_exit_code_is_1(tmp_path: Path) -> None:
    folder = tmp_path / "replies"
    copytree(SHIPPED, folder)
    (folder / "en" / "legal.dm.j2").unlink()
    (folder / "tr" / "closed.dm.j2").write_text("{{ moon }}\n---\nYarın hallederiz.", "utf-8")
    result = CliRunner().invoke(app, ["templates", "check", str(folder)])
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert "en/legal.dm.j2: file is missing" in lines
    assert "tr/closed.dm.j2: wording 2: reads as a promise (promise)" in lines
    assert sum(line.startswith("tr/closed.dm.j2: wording 1: unknown value") for line in lines) == 1


@pytest.mark.parametrize(
    ("answer", "fault"),
    [(("de", "payment"), "no language 'de'"), (("tr", "weather"), "no answer 'weather'")],
)
def test_an_answer_that_there_is_not_is_named(
    settings: Settings, answer: tuple[str, str], fault: str
) -> None:
    with pytest.raises(OperatorError, match=fault):
        check_templates(settings, None, answer)
