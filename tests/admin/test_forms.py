from __future__ import annotations

import pytest

from socialbot.admin.forms import form_token, is_own, is_token, local_path
from tests.admin.conftest import ORIGIN, Site

pytestmark = pytest.mark.anyio
HOST = {"host": "desk.papatya.example"}


@pytest.mark.parametrize(
    ("headers", "own"),
    [
        ({"origin": "https://desk.papatya.example"}, True),
        ({"origin": "https://desk.papatya.example", "sec-fetch-site": "same-origin"}, True),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({}, False),
        ({"origin": "null"}, False),
        ({"origin": "https://evil.example"}, False),
        ({"origin": "https://desk.papatya.example.evil.example"}, False),
        ({"origin": "https://desk.papatya.example:444"}, False),
        ({"origin": "https://evil.example", "sec-fetch-site": "same-origin"}, False),
        ({"origin": "https://desk.papatya.example", "sec-fetch-site": "same-site"}, False),
        ({"origin": "https://desk.papatya.example", "sec-fetch-site": "cross-site"}, False),
        ({"sec-fetch-site": "none"}, False),
        ({"origin": "https://[desk"}, False),
    ],
)
def test_only_our_own_pages_send_forms(headers: dict[str, str], own: bool) -> None:
    assert is_own(HOST | headers) is own


def test_no_two_tokens_are_alike_and_each_fits_its_browser_only() -> None:
    tokens = {form_token("seed") for _ in range(20)}
    assert len(tokens) == 20
    assert all(is_token("seed", token) for token in tokens)
    assert not any(is_token("other seed", token) for token in tokens)


@pytest.mark.parametrize("path", ["/", "/queue", "/queue?after=0.7"])
def test_paths_of_this_site_are_kept(path: str) -> None:
    assert local_path(path) == path


@pytest.mark.parametrize("path", ["", "queue", "//evil.example", "/\\evil", "/\t/evil", "/ığ"])
def test_other_paths_lead_to_the_start(path: str) -> None:
    assert local_path(path) == "/"


@pytest.mark.parametrize("token", ["", ".", "salt." + "0" * 64, "ı"])
async def test_a_form_without_its_token_is_refused(site: Site, token: str) -> None:
    answer = await site.sign_in(form_token=token)
    assert answer.status_code == 403
    assert site.team.tries == []


async def test_a_token_is_worth_nothing_in_another_browser(site: Site) -> None:
    token = await site.token()
    site.http.cookies.clear()
    assert (await site.sign_in(form_token=token)).status_code == 403
    assert site.team.tries == []


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("multipart/form-data; boundary=x", b"--x--", 415),
        ("application/json", b"{}", 415),
        ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 99), 400),
        ("application/x-www-form-urlencoded", b"\xff\xfe", 400),
        ("application/x-www-form-urlencoded", b"name=a%00b", 400),
        ("application/x-www-form-urlencoded", b"", 403),
    ],
)
async def test_what_is_no_form_of_ours_is_refused(
    site: Site, kind: str, body: bytes, status: int
) -> None:
    headers = {"origin": ORIGIN, "content-type": kind}
    await site.token()
    answer = await site.http.post("/login", content=body, headers=headers)
    assert answer.status_code == status
