from __future__ import annotations

import pytest
from prometheus_client import CollectorRegistry

from socialbot.settings import Web
from socialbot.web.app import build_app, own_hosts
from socialbot.web.health import Health
from tests.web.conftest import Client

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("path", ["/health/live", "/metrics", "/nowhere"])
async def test_every_answer_carries_the_security_headers(
    client: Client, health: Health, path: str
) -> None:
    async with client(build_app(Web(), health)) as http:
        headers = (await http.get(path)).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert "strict-transport-security" not in headers


async def test_browsers_are_held_to_tls_once_the_operator_has_it(
    client: Client, health: Health
) -> None:
    async with client(build_app(Web(secure_cookies=True), health)) as http:
        headers = (await http.get("/health/live")).headers
    assert headers["strict-transport-security"].startswith("max-age=31536000")


async def test_an_unforeseen_error_shows_and_logs_no_text(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    def states() -> dict[str, str]:
        raise RuntimeError("Ayşe Yılmaz 0532 000 00 00")

    async with client(build_app(Web(), Health(CollectorRegistry(), {}, states))) as http:
        answer = await http.get("/health/ready")
    logged = capsys.readouterr()
    assert answer.status_code == 500
    assert answer.text == "Internal Server Error\n"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "RuntimeError" in logged.out + logged.err
    assert "0532" not in logged.out + logged.err


@pytest.mark.parametrize(
    ("web", "hosts"),
    [
        (Web(), ["127.0.0.1", "[::1]", "localhost"]),
        (Web(host="0.0.0.0"), ["*"]),
        (
            Web(host="0.0.0.0", public_url="https://bot.papatya.example/"),
            ["127.0.0.1", "[::1]", "bot.papatya.example", "localhost"],
        ),
        (
            Web(host="::", hosts=("desk.papatya.example",)),
            ["127.0.0.1", "[::1]", "desk.papatya.example", "localhost"],
        ),
    ],
)
def test_the_admin_has_the_names_that_the_operator_gave_it(web: Web, hosts: list[str]) -> None:
    assert own_hosts(web) == hosts
