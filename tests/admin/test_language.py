from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from socialbot import domain
from socialbot.admin.language import preferred
from socialbot.admin.texts import LANGUAGES, how_sure, load_texts
from socialbot.store.tables import State
from tests.admin.conftest import Site, shadowed, words_of

pytestmark = pytest.mark.anyio


def keys(texts: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from keys(value, f"{prefix}{key}.")
        else:
            assert value, f"{prefix}{key} is empty"
            yield f"{prefix}{key}"


def test_both_languages_have_the_same_words() -> None:
    turkish, english = (sorted(keys(load_texts(language))) for language in LANGUAGES)
    assert turkish == english


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "names"),
    [
        ("reason", domain.Reason),
        ("entity", domain.EntityType),
        ("intent", domain.Intent),
        ("channel", domain.Channel),
        ("kind", domain.Kind),
        ("state", State),
    ],
)
def test_the_whole_vocabulary_has_words(language: str, section: str, names: Any) -> None:
    assert set(load_texts(language)[section]) == {str(name) for name in names}


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", None),
        ("de-DE,de;q=0.9", None),
        ("en-GB,en;q=0.9,tr;q=0.8", "en"),
        ("de, en;q=0.5, tr-TR;q=0.7", "tr"),
        ("tr;q=0, en;q=x", None),
        ("EN", "en"),
        (",".join(["xx"] * 5000), None),
    ],
)
def test_the_browser_says_what_its_person_reads(header: str, language: str | None) -> None:
    assert preferred(header) == language


def test_percent_stands_where_the_language_puts_it() -> None:
    said = [how_sure(load_texts(language), 0.857) for language in LANGUAGES]
    assert said == ["emin: %86", "86% sure"]


async def test_pages_follow_the_browser_and_else_the_brand(site: Site) -> None:
    english = await site.http.get("/login", headers={"accept-language": "en"})
    german = await site.http.get("/login", headers={"accept-language": "de"})
    assert '<html lang="en">' in english.text
    assert '<html lang="tr">' in german.text


async def test_a_choice_of_language_lasts_and_leads_back_to_the_page(site: Site) -> None:
    site.records.rows = [shadowed()]
    await site.sign_in()
    answer = await site.post("/language", "/shadow", language="en", next="/shadow?before=1")
    assert answer.headers["location"] == "/shadow?before=1"
    page = await site.http.get("/shadow", headers={"accept-language": "tr"})
    assert "Private message" in words_of(page.text)
    assert "6 March 2026 00:05" in words_of(page.text)
    assert "95% sure" in words_of(page.text)


async def test_a_language_that_we_do_not_have_changes_nothing(site: Site) -> None:
    answer = await site.post("/language", language="../de", next="/login")
    assert "set-cookie" not in answer.headers or "language=" not in answer.headers["set-cookie"]
