"""The page's files: nothing inline, nothing from elsewhere, every word in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from socialbot import sandbox
from tests.sandbox.conftest import Site

PAGE = Path(sandbox.__file__).parent / "page"
FILES = sorted(path.name for path in PAGE.iterdir())


def read(name: str) -> str:
    return (PAGE / name).read_text(encoding="utf-8")


@pytest.mark.anyio
@pytest.mark.parametrize("name", ["", *FILES])
async def test_every_file_is_served_under_a_strict_policy(site: Site, name: str) -> None:
    answer = await site.http.get(f"/{name}")
    policy = answer.headers["content-security-policy"]
    assert answer.status_code == 200
    assert policy.startswith("default-src 'self';")
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.anyio
@pytest.mark.parametrize("path", ["/..%2fplatform.py", "/../platform.py", "/nothing.html"])
async def test_nothing_but_the_page_is_served(site: Site, path: str) -> None:
    assert (await site.http.get(path)).status_code == 404


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_another_host_or_builds_markup_from_text(name: str) -> None:
    text = read(name).replace("http://www.w3.org/2000/svg", "")
    assert not re.search(r"https?:|//[a-z0-9-]+\.[a-z]|@import", text)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text)


def test_the_page_holds_no_inline_script_or_style() -> None:
    page = read("index.html")
    assert not re.search(r"<style|style=|\son\w+=|<script(?![^>]*\ssrc=)", page)


def test_every_word_of_the_page_is_there_in_both_languages() -> None:
    turkish, english = read("strings.js").split("\n  en: {")
    used = set(re.findall(r'data-(?:t|label)="(\w+)"', read("index.html")))
    for name in FILES:
        if name.endswith(".js"):
            used |= set(re.findall(r'\bsay\("(\w+)"', read(name)))
    for words in (turkish, english):
        assert not {word for word in used if not re.search(rf"\b{word}: ", words)}
