"""The wrapper: what goes out, what comes back, and what each failure means."""

from __future__ import annotations

import asyncio
import json
import logging
import ssl
import time
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
import requests
import urllib3
from urllib3.exceptions import MaxRetryError

from socialbot.connectors.base import Allowance
from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.connectors.graph import session
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.failures import sort_failure
from socialbot.connectors.graph.faults import Call
from socialbot.settings import Instagram
from tests.connectors.ear import Ear
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.world import MARKER
from tests.doubles.graph.double import APP_SECRET, TOKEN, GraphDouble
from tests.doubles.graph.errors import GraphError
from tests.doubles.graph.facebook import PAGE_ID, Facebook
from tests.doubles.graph.trouble import refuse
from tests.doubles.serving import Trouble, drip, hang, raw

pytestmark = pytest.mark.anyio
USAGE = {
    "x-business-use-case-usage": json.dumps(
        {PAGE_ID: [{"type": "pages", "call_count": 91, "estimated_time_to_regain_access": 3}]}
    )
}


async def send(client: GraphClient, text: str = "Merhaba") -> dict[str, object]:
    """A message to the first person."""
    return await client.send(
        f"{PAGE_ID}/messages",
        recipient=json.dumps({"id": "7400000000000001"}),
        message=json.dumps({"text": text}),
        messaging_type="RESPONSE",
    )


async def fail(client: GraphClient, double: GraphDouble, call: str, fault: Trouble) -> Exception:
    """What a call raises that meets this."""
    double.faults[("POST", "Page/messages") if call == "send" else ("GET", "Page")] = [fault]
    with pytest.raises(ConnectorError) as caught:
        await (send(client) if call == "send" else client.read(PAGE_ID))
    return caught.value


async def test_an_object_is_read(client: GraphClient) -> None:
    page = await client.read(PAGE_ID, fields="id,name")
    assert page == {"id": PAGE_ID, "name": "Papatya"}


async def test_fields_of_an_edge_are_read(client: GraphClient, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    talks = await client.read(
        f"{PAGE_ID}/conversations",
        platform="messenger",
        fields="updated_time,messages.limit(5){id,from{id},message}",
    )
    (said,) = talks["data"][0]["messages"]["data"]
    assert (said["message"], said["from"]) == ("Merhaba", {"id": page.person("Ayşe")["id"]})


async def test_a_message_is_sent(client: GraphClient, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    sent = await send(client, "Buradayız 👋 <b>")
    assert page.double.nodes[str(sent["message_id"])].values["message"] == "Buradayız 👋 <b>"


async def test_the_token_stands_in_a_header_and_in_no_address(
    client: GraphClient, double: GraphDouble, page: Facebook
) -> None:
    comment = page.comment(page.post("Yeni!"), page.person("Ayşe"), "ne zaman?")
    await client.read(PAGE_ID)
    await client.send(f"{comment.id}/comments", message="Yarın")
    await client.change(comment.id, is_hidden="true")
    assert double.tokens == ["header"] * 3
    assert all("access_token" not in parameters for *_, parameters in double.calls)


async def test_a_file_of_passwords_does_not_take_the_tokens_place(
    client: GraphClient, double: GraphDouble, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login someone password else\n")
    monkeypatch.setenv("NETRC", str(netrc))
    assert await client.read(PAGE_ID)
    assert double.tokens == ["header"]


async def test_a_version_that_is_not_served_is_told(double: GraphDouble, page: Facebook) -> None:
    old = GraphClient(config(double, version="v2.8"), QUICK)
    with pytest.raises(StopConnector, match="version_ended"):
        await old.read(PAGE_ID)
    await old.close()


@pytest.mark.parametrize(
    ("change", "code"),
    [({"app_secret": "another"}, "app_secret_rejected"), ({"page_token": "x"}, "token_rejected")],
)
async def test_wrong_secrets_stop_the_connector(
    double: GraphDouble, page: Facebook, change: dict[str, str], code: str
) -> None:
    stranger = GraphClient(config(double, **change), QUICK)
    with pytest.raises(StopConnector, match=code) as caught:
        await stranger.read(PAGE_ID)
    assert caught.value.hint
    await stranger.close()


REFUSALS = [
    # code, sub-code, status, what a read means, what a send means
    (4, None, 403, RetryLater, RetryLater),
    (17, 2446079, 400, RetryLater, RetryLater),
    (32, None, 400, RetryLater, RetryLater),
    (341, None, 400, RetryLater, RetryLater),
    (613, 1893016, 400, RetryLater, RetryLater),
    (80001, None, 400, RetryLater, RetryLater),
    (80002, None, 400, RetryLater, RetryLater),
    (80006, None, 400, RetryLater, RetryLater),
    (1200, None, 400, RetryLater, RetryLater),
    (999, None, 429, RetryLater, RetryLater),
    (102, None, 400, StopConnector, StopConnector),
    (190, None, 400, StopConnector, StopConnector),
    (190, 463, 401, StopConnector, StopConnector),
    (3, None, 400, StopConnector, StopConnector),
    (10, None, 403, StopConnector, StopConnector),
    (200, None, 403, StopConnector, StopConnector),
    (230, None, 403, StopConnector, StopConnector),
    (368, None, 400, StopConnector, StopConnector),
    (2635, None, 400, StopConnector, StopConnector),
    (10, 2018278, 403, GiveUp, GiveUp),
    (10, 2018065, 403, GiveUp, GiveUp),
    (10, 2534022, 403, GiveUp, GiveUp),
    (200, 1545041, 403, GiveUp, GiveUp),
    (200, 2018108, 403, GiveUp, GiveUp),
    (551, 1545041, 400, GiveUp, GiveUp),
    (100, 33, 400, GiveUp, GiveUp),
    (100, 2018001, 400, GiveUp, GiveUp),
    (10900, None, 400, GiveUp, GiveUp),
    (506, None, 400, GiveUp, SendUnknown),
    (100, None, 400, RetryLater, GiveUp),
    (1, 99, 500, RetryLater, SendUnknown),
    (2, None, 500, RetryLater, SendUnknown),
    (2, None, 200, RetryLater, SendUnknown),
    (-1, None, 400, RetryLater, SendUnknown),
    (777, None, 503, RetryLater, SendUnknown),
    (777, None, 400, RetryLater, GiveUp),
]


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda row: f"{row[0]}-{row[1]}-{row[2]}")
async def test_a_refusal_says_what_to_do_next(
    client: GraphClient,
    double: GraphDouble,
    refusal: tuple[int, int | None, int, type[ConnectorError], type[ConnectorError]],
) -> None:
    code, subcode, status, read, sent = refusal
    fault = refuse(GraphError(code, f"(#{code}) {MARKER}", subcode=subcode, status=status))
    assert type(await fail(client, double, "read", fault)) is read
    assert type(await fail(client, double, "send", fault)) is sent


async def test_a_fault_that_passes_leaves_a_send_in_doubt(
    client: GraphClient, double: GraphDouble
) -> None:
    passing = refuse(GraphError(777, "Try again", transient=True))
    assert type(await fail(client, double, "send", passing)) is SendUnknown
    assert type(await fail(client, double, "read", passing)) is RetryLater


JSON = {"content-type": "application/json"}
ANSWERS = [
    raw(200, b"<html>"),
    raw(200, b"{", JSON),
    raw(200, b"[1]", JSON),
    raw(200, b"\xff\xfe", JSON),
    raw(200, b"[" * 100_000, JSON),
    raw(200, b'{"error": "words"}', JSON),
    raw(200, b'{"error": {"code": "x"}}', JSON),
    raw(204, b""),
    raw(302, b"", {"location": "/elsewhere"}),
    raw(404, b'{"data": []}', JSON),
    raw(500, b'{"data": []}', JSON),
    raw(502, b"<html>"),
    hang,
    drip,
]


@pytest.mark.parametrize("fault", ANSWERS, ids=range(len(ANSWERS)))
async def test_an_answer_that_is_none_leaves_a_send_in_doubt(
    client: GraphClient, double: GraphDouble, fault: Trouble
) -> None:
    assert type(await fail(client, double, "read", fault)) is RetryLater
    error = await fail(client, double, "send", fault)
    assert type(error) in (SendUnknown, GiveUp)
    assert type(error) is SendUnknown or fault is ANSWERS[6]


async def test_a_gateways_429_is_a_limit(client: GraphClient, double: GraphDouble) -> None:
    busy = raw(429, b"<html>", {"retry-after": "12"})
    for call in ("read", "send"):
        error = await fail(client, double, call, busy)
        assert isinstance(error, RetryLater)
        assert error.after == 12


async def test_a_redirect_is_not_followed(client: GraphClient, double: GraphDouble) -> None:
    await fail(client, double, "read", raw(302, b"", {"location": f"/v26.0/{PAGE_ID}"}))
    assert len(double.calls) == 1


async def test_an_answer_without_end_is_cut_off(
    client: GraphClient, double: GraphDouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "LARGEST_ANSWER", 1_000)
    whole = json.dumps({"id": "x" * 2_000}).encode()
    assert type(await fail(client, double, "read", raw(200, whole, JSON))) is RetryLater


async def test_a_hide_in_doubt_is_asked_for_again(
    client: GraphClient, double: GraphDouble, page: Facebook
) -> None:
    comment = page.comment(page.post("Yeni!"), page.person("Ayşe"), "ne zaman?")
    for fault in (hang, raw(502, b""), refuse(GraphError(2, "Try again", status=500))):
        double.faults["POST", "Comment"] = [fault]
        with pytest.raises(RetryLater):
            await client.change(comment.id, is_hidden="true")
    double.faults["POST", "Comment"] = [refuse(GraphError(100, "no"))]
    with pytest.raises(GiveUp):
        await client.change(comment.id, is_hidden="true")


async def test_meta_says_how_much_is_left_and_when_to_come_back(
    client: GraphClient, double: GraphDouble
) -> None:
    assert client.allowances() == ()
    double.headers = USAGE
    await client.read(PAGE_ID)
    assert (client.usage.percent, client.usage.regain) == (91, 180)
    assert client.allowances() == (Allowance("percent", 9, 100),)
    error = await fail(client, double, "send", refuse(GraphError(32, "too many", headers=USAGE)))
    assert isinstance(error, RetryLater)
    assert error.after == 180


async def test_nobody_there_is_tried_again(client: GraphClient, double: GraphDouble) -> None:
    double.serving.cancel()
    await asyncio.sleep(0.05)
    for call in (client.read(PAGE_ID), send(client)):
        with pytest.raises(RetryLater, match="unreachable"):
            await call


def test_a_server_that_is_not_trusted_was_never_told_anything() -> None:
    distrust = urllib3.exceptions.SSLError(ssl.SSLCertVerificationError("self-signed"))
    error = requests.exceptions.SSLError(MaxRetryError(None, "/", distrust))  # type: ignore[arg-type]
    assert isinstance(sort_failure(error, Call.SEND), RetryLater)
    halfway = urllib3.exceptions.SSLError(ssl.SSLEOFError("cut"))
    error = requests.exceptions.SSLError(MaxRetryError(None, "/", halfway))  # type: ignore[arg-type]
    assert isinstance(sort_failure(error, Call.SEND), SendUnknown)


async def test_sends_do_not_wait_for_reads_that_hang(
    client: GraphClient, double: GraphDouble, page: Facebook
) -> None:
    page.message("Ayşe", "Merhaba")
    double.faults["GET", "Page"] = [hang, hang, hang]
    reads = [asyncio.create_task(client.read(PAGE_ID)) for _ in range(3)]
    await asyncio.sleep(0.05)
    assert await send(client)
    assert not any(read.done() for read in reads)
    assert all(
        isinstance(e, RetryLater) for e in await asyncio.gather(*reads, return_exceptions=True)
    )


async def test_what_waits_for_a_thread_when_time_is_up_was_never_sent(
    double: GraphDouble, page: Facebook
) -> None:
    page.message("Ayşe", "Merhaba")
    client = GraphClient(config(double), replace(QUICK, connect=0.05, answer=1.0, whole=0.2))
    double.faults["POST", "Page/messages"] = [hang] * 4
    errors = await asyncio.gather(*(send(client) for _ in range(5)), return_exceptions=True)
    assert sorted(type(error).__name__ for error in errors) == ["RetryLater"] + ["SendUnknown"] * 4
    assert len(double.calls) == 4
    await client.close()


async def test_after_the_end_nothing_goes_out(client: GraphClient, double: GraphDouble) -> None:
    await client.close()
    with pytest.raises(RetryLater):
        await client.read(PAGE_ID)
    assert double.calls == []


async def test_no_secret_and_no_content_is_logged_or_dragged_along(
    client: GraphClient, double: GraphDouble, page: Facebook, capfd: pytest.CaptureFixture[str]
) -> None:
    page.message("Ayşe", MARKER)
    loud = refuse(GraphError(100, MARKER))
    for name in ("urllib3.connectionpool", "requests"):
        logging.getLogger(name).setLevel(logging.DEBUG)
    try:
        with Ear() as heard:
            await send(client, MARKER)
            errors = [await fail(client, double, call, loud) for call in ("read", "send")]
            errors.append(await fail(client, double, "send", raw(200, MARKER.encode())))
    finally:
        for name in ("urllib3.connectionpool", "requests"):
            logging.getLogger(name).setLevel(logging.NOTSET)
    told = "\n".join(heard) + "".join(capfd.readouterr())
    told += "".join("".join(traceback.format_exception(error)) for error in errors)
    assert [part for part in (MARKER, TOKEN, APP_SECRET, PAGE_ID) if part in told] == []
    assert all(error.__context__ is None for error in errors)


async def test_facebook_and_instagram_on_one_page_read_at_one_pace(
    double: GraphDouble, page: Facebook
) -> None:
    timings = replace(QUICK, gap=0.1)
    values = config(double).model_dump() | {"user_id": "17841400000000000"}
    clients = [GraphClient(config(double), timings), GraphClient(Instagram(**values), timings)]
    elsewhere = GraphClient(config(double, page_id="7"), timings)
    began = time.monotonic()
    await asyncio.gather(*(client.read(PAGE_ID) for client in clients * 3))
    assert time.monotonic() - began >= 0.5
    assert elsewhere._pace is not clients[0]._pace
    for client in (*clients, elsewhere):
        await client.close()
