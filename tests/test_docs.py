"""The documents say what is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from socialbot.connectors.registry import SANDBOX
from socialbot.settings.sources import CONNECTORS

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "socialbot"
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def test_readme_shows_the_sample_configuration() -> None:
    sample = (PACKAGE / "sample" / "socialbot.toml").read_text(encoding="utf-8")
    assert f"```toml\n{sample}```" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    text = document.read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)\)", text)
    assert [name for name in targets if not (document.parent / name).exists()] == []


def test_the_message_page_names_files_that_exist() -> None:
    text = (ROOT / "docs" / "message.md").read_text(encoding="utf-8")
    named = re.findall(r"\*\*`([a-z_/]+(?:\.py|/))`\*\*", text)
    assert len(named) > 20
    paths = [path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*")]
    missing = [
        name
        for name in named
        if not any(f"/{path}".endswith(f"/{name.strip('/')}") for path in paths)
    ]
    assert missing == []


def platforms() -> list[str]:
    """Those that an operator can configure, without the sandbox."""
    return [name for name in CONNECTORS if name != SANDBOX]


@pytest.mark.parametrize("platform", platforms())
def test_each_platform_says_what_was_not_tried(platform: str) -> None:
    page = (ROOT / "docs" / f"{platform}.md").read_text(encoding="utf-8")
    said = page.partition("\n## What was not tried\n")[2].partition("\n## ")[0]
    assert re.search(r"not\s+with a (live|real)", said, re.IGNORECASE)
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    section = readme.partition("\n## What could not be tried\n")[2].partition("\n## ")[0]
    assert f"](docs/{platform}.md) |" in section


def test_changelog_has_the_version() -> None:
    version = re.search(r'^version = "(.+)"$', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert version
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text()


def test_constraints_hold_names_and_versions_only() -> None:
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pinned = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", line) for line in pinned)
