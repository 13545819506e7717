from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import pytest
from starlette.routing import BaseRoute, Mount, Route

from socialbot.admin.site import Admin
from socialbot.admin.team import ROLES
from tests.admin.conftest import Site, shadowed, words_of
from tests.admin.memory_queue import MemoryQueue, listed

pytestmark = pytest.mark.anyio
SCRIPT = r'<script src="/static/[\w.]+\?v=[0-9a-f]+" defer></script>'
OPEN = {
    ("GET", "/health/live"),
    ("GET", "/health/ready"),
    ("GET", "/metrics"),
    ("GET", "/login"),
    ("POST", "/login"),
    ("GET", "/login/code"),
    ("POST", "/login/code"),
    ("POST", "/logout"),
    ("POST", "/language"),
    ("GET", "/static"),
}


def every_route(routes: Sequence[BaseRoute], prefix: str = "") -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Mount) and route.routes:
            yield from every_route(route.routes, prefix + route.path)
        elif isinstance(route, Mount):
            yield "GET", prefix + route.path
        elif isinstance(route, Route):
            methods = (route.methods or set()) - {"HEAD"}
            yield from ((method, prefix + route.path) for method in sorted(methods))
        else:
            raise TypeError("a kind of route that this test does not know")


def app_of(site: Site):
    return site.http._transport.app  # type: ignore[attr-defined]


async def test_every_page_that_is_not_listed_as_open_sends_strangers_to_the_login(
    site: Site,
) -> None:
    guarded = set(every_route(app_of(site).routes)) - OPEN
    assert {("GET", "/"), ("GET", "/queue")} <= guarded
    for method, path in guarded:
        answer = await site.http.request(method, path)
        assert answer.status_code == 303, path
        assert answer.headers["location"].startswith("/login?next="), path


async def test_open_pages_show_nothing_of_what_people_wrote(site: Site) -> None:
    site.records.rows = [shadowed(stored_text="gizli kalmalı")]
    site.queue.rows = [listed(stored_text="gizli kalmalı")]
    for method, path in OPEN:
        assert "gizli" not in (await site.http.request(method, path)).text


@pytest.mark.parametrize("role", sorted(ROLES))
async def test_every_role_may_look_at_the_list(site: Site, role: str) -> None:
    site.team.roles = frozenset({role})
    await site.sign_in()
    assert (await site.http.get("/queue")).status_code == 200


@pytest.mark.parametrize("roles", [frozenset(), frozenset({"gardener"})])
async def test_a_member_without_a_role_of_ours_sees_nothing(
    site: Site, roles: frozenset[str]
) -> None:
    site.records.rows = [shadowed(stored_text="gizli kalmalı")]
    site.queue.rows = [listed(stored_text="gizli kalmalı")]
    site.team.roles = roles
    await site.sign_in()
    for path in ("/queue", "/shadow"):
        answer = await site.http.get(path)
        assert answer.status_code == 403
        assert "gizli" not in answer.text


async def test_the_admin_answers_to_its_own_names_only(site: Site) -> None:
    answer = await site.http.get("/login", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert (await site.http.get("/health/live", headers={"host": "10.0.0.7"})).status_code == 200


@pytest.mark.parametrize(
    "path", ["/nowhere", "/flagged", "/queue?after=x", "/shadow?before=7..8", "/queue/" + "9" * 40]
)
async def test_a_missing_page_is_told_calmly(site: Site, path: str) -> None:
    await site.sign_in()
    answer = await site.http.get(path)
    assert answer.status_code == 404
    words = words_of(answer.text)
    assert "Böyle bir sayfa yok" in words
    assert "Form bildirimleri" in words
    assert "deniz Çıkış yap" in words


async def test_a_stranger_sees_no_navigation_on_a_missing_page(site: Site) -> None:
    answer = await site.http.get("/nowhere")
    assert answer.status_code == 404
    assert "Çıkış yap" not in answer.text


async def test_a_failure_shows_neither_traceback_nor_content(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> list[object]:
        raise RuntimeError("SELECT ... Ayşe Yılmaz")

    monkeypatch.setattr(MemoryQueue, "page", fail)
    await site.sign_in()
    answer = await site.http.get("/queue")
    assert answer.status_code == 500
    assert "Hiçbir şey kaybolmadı" in words_of(answer.text)
    assert "Ayşe" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 415, 429, 500, 503, 418])
async def test_every_refusal_has_a_page(site: Site, status: int) -> None:
    from starlette.requests import Request

    admin: Admin = site.admin
    scope = {"type": "http", "method": "GET", "path": "/x", "query_string": b"", "headers": []}
    page = admin.error_page(Request(scope), status)
    assert page.status_code == status
    assert str(status) in bytes(page.body).decode()


async def test_pages_bring_no_code_and_nothing_from_elsewhere(site: Site) -> None:
    site.records.rows = [shadowed()]
    site.queue.rows = [listed()]
    await site.sign_in()
    for path in ("/queue", "/shadow", "/login", "/nowhere"):
        page = (await site.http.get(path)).text
        assert page.count("<script") == len(re.findall(SCRIPT, page))
        assert ("<script" in page) is (path == "/queue")
        assert " style=" not in page
        assert "<style" not in page
        assert "http:" not in page
        assert "https:" not in page


async def test_static_files_may_be_kept_and_pages_may_not(site: Site) -> None:
    page = await site.http.get("/login")
    assert page.headers["cache-control"] == "no-store"
    href = page.text.split('rel="stylesheet" href="')[1].split('"')[0]
    style = await site.http.get(href)
    assert "immutable" in style.headers["cache-control"]
    assert style.headers["content-type"].startswith("text/css")
    assert style.headers["x-content-type-options"] == "nosniff"
    assert (await site.http.get("/static/../site.py")).status_code == 404
    assert (await site.http.get("/static/%2e%2e/site.py")).status_code == 404


async def test_a_cold_page_weighs_at_most_30_kb(site: Site) -> None:
    dice = random.Random(7)
    texts = ["".join(dice.choices("abcçdefgğhıijklmnoöprsştuüvyz  ", k=140)) for _ in range(60)]
    site.queue.rows = [listed(number, stored_text=text) for number, text in enumerate(texts)]
    await site.sign_in()
    page = await site.http.get("/queue")
    weight = page.num_bytes_downloaded
    for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)):
        weight += (await site.http.get(path)).num_bytes_downloaded
    assert 2_000 < weight <= 30_000
