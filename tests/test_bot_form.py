"""The form of a running bot: from the page to the table and to the operator's webhook."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, select

from socialbot.bot import Bot
from socialbot.commands.db import upgrade_database
from socialbot.serving import address_of, listen
from socialbot.settings import Database, Form, Sandbox, Settings
from socialbot.store.tables import ReportRow
from socialbot.web.form import tokens
from tests.web.form.conftest import GOOD, PHONE

SECRET = "a secret of both sides"


@dataclass
class Tickets:
    """The operator's ticket system, and what it got."""

    url: str
    got: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    arrived: threading.Event = field(default_factory=threading.Event)


@pytest.fixture
def tickets() -> Iterator[Tickets]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            system.got.append(({key.lower(): v for key, v in self.headers.items()}, body))
            self.send_response(204)
            self.end_headers()
            system.arrived.set()

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    system = Tickets(f"http://127.0.0.1:{server.server_port}/in")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield system
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_report_reaches_the_table_and_the_webhook_without_personal_data(
    tickets: Tickets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tokens, "SHORTEST", timedelta(0))
    settings = Settings(
        secret_key=SecretStr("k" * 40),
        database=Database(url=f"sqlite:///{tmp_path / 'bot.db'}"),
        sandbox=Sandbox(url="http://127.0.0.1:9"),  # a bot needs a connector; nobody is there
        form=Form(webhook_url=tickets.url, webhook_secret=SecretStr(SECRET)),
    )
    upgrade_database(settings)
    refused, taken = asyncio.run(report_to(settings, tickets))
    assert refused.status_code == 422
    assert taken.status_code == 200
    ((headers, body),) = tickets.got
    signed = headers["socialbot-timestamp"].encode() + b"." + body
    expected = hmac.new(SECRET.encode(), signed, hashlib.sha256).hexdigest()
    assert headers["socialbot-signature"] == f"v1={expected}"
    said = json.loads(body)
    assert said["number"] in taken.text
    assert said["number"] == headers["socialbot-delivery"]
    engine = create_engine(settings.database.url)
    with engine.connect() as conn:
        (row,) = conn.execute(select(ReportRow.number, ReportRow.what))
    engine.dispose()
    assert (row.number, row.what) == (said["number"], said["what"])
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir() if path.is_file())
    assert PHONE.encode() not in kept + body
    assert b"45 67" not in kept + body


async def report_to(settings: Settings, tickets: Tickets) -> tuple[httpx.Response, httpx.Response]:
    """Send one report with a phone number and one without, and wait for the webhook."""
    bot, bound, ready = Bot(settings), listen("127.0.0.1", 0), asyncio.Event()
    running = asyncio.create_task(bot.run(bound, ready.set))
    await ready.wait()
    origin = address_of(bound)
    hour_ago = datetime.now(UTC) - timedelta(hours=1)
    fields = {**GOOD, "happened_at": f"{hour_ago:%Y-%m-%dT%H:%M}", "zone": "UTC"}
    async with httpx.AsyncClient(base_url=origin, trust_env=False) as http:
        page = (await http.get("/form")).text
        found = re.search(r'name="token" value="([^"]*)"', page)
        assert found
        fields["token"] = found[1]
        answers = [
            await http.post("/form", data={**fields, "what": what}, headers={"origin": origin})
            for what in (f"Sayfa açılmıyor, numaram {PHONE}", GOOD["what"])
        ]
    assert await asyncio.to_thread(tickets.arrived.wait, 30)
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
    return answers[0], answers[1]
