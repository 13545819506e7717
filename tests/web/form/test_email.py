"""The prepared e-mail: the official mailbox, the code where it is one, and nothing of anybody."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

from socialbot.brand import Brand
from socialbot.case_codes import new_code
from socialbot.domain import Kind, Message
from socialbot.pipeline import Pipeline
from socialbot.web.form.email import Letter, prepare
from tests.web.form.conftest import NOW, PHONE, Stage, words_of

pytestmark = pytest.mark.anyio
LANGUAGES = ("tr", "en")
NEVER = {"tr": "Asla göndermeyin", "en": "Never send"}
OPENED = re.compile(r'href="(mailto:[^"]*)"')


def test_the_link_carries_every_character() -> None:
    letter = Letter("destek@papatya.example", "a&b=ç?#+", "one\ntwo % 100")
    address, _, query = letter.link.partition("?")
    assert address == "mailto:destek@papatya.example"
    assert " " not in query
    assert parse_qs(query) == {"subject": ["a&b=ç?#+"], "body": ["one\r\ntwo % 100"]}


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_page_shows_what_the_link_carries(
    stage: Stage, brand: Brand, language: str
) -> None:
    code = new_code()
    answer = await stage.http.get("/email", params={"case": code.lower(), "lang": language})
    assert answer.headers["content-language"] == language
    link = urlsplit(unescape(OPENED.findall(answer.text)[0]))
    assert link.path == brand.links.email
    said = parse_qs(link.query)
    assert code in said["subject"][0]
    assert NEVER[language] in said["body"][0]
    shown = words_of(answer.text)
    for text in (brand.links.email, said["subject"][0], " ".join(said["body"][0].split())):
        assert text in shown
    assert answer.text.count("data-copy=") == 3
    assert f"/email?lang={'en' if language == 'tr' else 'tr'}&amp;case={code}" in answer.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", ["", PHONE, "K7F-2QX-2", "<script>alert(1)</script>"])
async def test_what_is_no_code_is_left_out(stage: Stage, language: str, case: str) -> None:
    plain = (await stage.http.get("/email", params={"lang": language})).text
    answer = await stage.http.get("/email", params={"lang": language, "case": case})
    assert (answer.status_code, answer.text) == (200, plain)


async def test_it_has_the_forms_headers_and_may_not_be_framed(stage: Stage) -> None:
    answer = await stage.http.get("/email")
    headers = answer.headers
    assert answer.status_code == 200
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guard_finds_nothing_in_the_letter(
    brand: Brand, pipeline: Pipeline, language: str
) -> None:
    letter = prepare(brand.links.email, None, language)
    message = Message("form", "papatya", "1", "c", "a", Kind.DM, letter.body, NOW)
    outcome = pipeline.triage(message)
    assert (outcome.blocked, outcome.findings) == (False, ())
