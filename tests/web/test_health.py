from __future__ import annotations

import threading

import pytest
from prometheus_client import CollectorRegistry, Counter

from socialbot.settings import Web
from socialbot.web import health as module
from socialbot.web.app import build_app
from socialbot.web.health import Health
from tests.web.conftest import Client

pytestmark = pytest.mark.anyio


def broken() -> bool:
    raise RuntimeError("postgresql://user:password@host")


async def test_a_running_process_is_live_whatever_else_fails(client: Client) -> None:
    health = Health(CollectorRegistry(), {"database": broken})
    async with client(build_app(Web(), health)) as http:
        answer = await http.get("/health/live")
    assert answer.status_code == 200


async def test_ready_once_the_database_answers_with_the_current_schema(client: Client) -> None:
    probes = {"database": lambda: True, "schema": lambda: True}
    health = Health(CollectorRegistry(), probes, lambda: {"telegram": "running"})
    async with client(build_app(Web(), health)) as http:
        answer = await http.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json() == {
        "ready": True,
        "database": "ok",
        "schema": "ok",
        "connectors": {"telegram": "running"},
    }


@pytest.mark.parametrize("probe", [broken, lambda: False])
async def test_not_ready_while_a_probe_fails_and_it_does_not_say_why(client: Client, probe) -> None:
    health = Health(CollectorRegistry(), {"database": probe, "schema": lambda: True})
    async with client(build_app(Web(), health)) as http:
        answer = await http.get("/health/ready")
    assert answer.status_code == 503
    assert answer.json()["database"] == "failed"
    assert "password" not in answer.text


async def test_a_probe_that_hangs_counts_as_failed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    release = threading.Event()
    monkeypatch.setattr(module, "PROBE_LIMIT", 0.01)
    health = Health(CollectorRegistry(), {"database": lambda: release.wait(60)})
    async with client(build_app(Web(), health)) as http:
        answer = await http.get("/health/ready")
        release.set()
    assert answer.status_code == 503


async def test_a_stopped_connector_is_shown_and_leaves_the_process_ready(client: Client) -> None:
    health = Health(CollectorRegistry(), {}, lambda: {"telegram": "stopped"})
    async with client(build_app(Web(), health)) as http:
        answer = await http.get("/health/ready")
    assert answer.status_code == 200
    assert answer.json()["connectors"] == {"telegram": "stopped"}


async def test_metrics_hold_the_registry_that_was_given_and_nothing_else(client: Client) -> None:
    registry = CollectorRegistry()
    Counter("socialbot_probe", "For this test", registry=registry).inc()
    async with client(build_app(Web(), Health(registry))) as http:
        answer = await http.get("/metrics")
    names = {line.split()[2] for line in answer.text.splitlines() if line.startswith("# TYPE")}
    assert "socialbot_probe_total" in names
    assert all(name.startswith("socialbot_") for name in names)
