"""Proposed replies: who may decide, once, with a form of ours."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from socialbot.store.approvals import Decision
from socialbot.store.shown import mark_of
from tests.admin.conftest import MemoryTeam, Site, flagged, open_site, words_of

pytestmark = pytest.mark.anyio
REPLY = "a" * 32
PROPOSED = flagged(
    reply_id=REPLY, reply_state="proposed", reply_text="Canlı destekten yazın.", reasons=()
)


async def desk(*roles: str) -> Site:
    site = open_site(team=MemoryTeam(frozenset(roles or {"agent"})))
    site.records.rows = [PROPOSED]
    site.approvals.waiting = {REPLY}
    await site.sign_in()
    return site


async def decide(site: Site, decision: str, **fields: str) -> tuple[int, str]:
    answer = await site.post(f"/replies/{REPLY}", "/flagged", decision=decision, **fields)
    return answer.status_code, answer.headers.get("location", "")


@pytest.mark.parametrize("role", ["agent", "lead", "admin"])
@pytest.mark.parametrize(
    ("decision", "notice"), [("approve", "approved"), ("discard", "discarded")]
)
async def test_a_member_decides_and_is_told_so(role: str, decision: str, notice: str) -> None:
    site = await desk(role)
    assert await decide(site, decision) == (303, f"/flagged?notice={notice}")
    assert site.approvals.decided == [(decision, REPLY, "deniz")]


async def test_the_proposal_is_shown_whole_with_both_choices() -> None:
    words = words_of((await (await desk()).http.get("/flagged")).text)
    assert "Onayınızı bekliyor" in words
    assert "Canlı destekten yazın. Onayla ve gönder Vazgeç" in words


async def test_a_viewer_sees_it_and_decides_nothing() -> None:
    site = await desk("viewer")
    words = words_of((await site.http.get("/flagged")).text)
    assert "Canlı destekten yazın." in words
    assert "Onayla ve gönder" not in words
    assert (await decide(site, "approve"))[0] == 403
    assert site.approvals.decided == []


async def test_what_is_decided_already_is_told() -> None:
    site = await desk()
    site.approvals.waiting = set()
    assert await decide(site, "approve") == (303, "/flagged?notice=too_late")
    shown = words_of((await site.http.get("/flagged?notice=too_late")).text)
    assert "o yanıt artık beklemede değil" in shown


async def test_the_words_that_were_read_are_told_with_the_decision() -> None:
    site = await desk()
    page = (await site.http.get("/flagged")).text
    (mark,) = re.findall(r'name="shown" value="([0-9a-f]+)"', page)
    await decide(site, "approve", shown=mark)
    await decide(site, "approve")
    assert site.approvals.shown == [mark_of("Canlı destekten yazın."), ""]


@pytest.mark.parametrize(
    ("decision", "told"),
    [
        (Decision.RENEWED, "Lütfen yeni metni okuyup onaylayın"),
        (Decision.REFUSED, "o yanıt artık uygun değil"),
    ],
)
async def test_what_was_not_sent_is_told(decision: Decision, told: str) -> None:
    site = await desk()
    site.approvals.instead = decision
    assert await decide(site, "approve") == (303, f"/flagged?notice={decision}")
    assert told in words_of((await site.http.get(f"/flagged?notice={decision}")).text)


@pytest.mark.parametrize(
    ("state", "error", "noted"),
    [("proposed", "renewed", True), ("proposed", None, False), ("sent", "renewed", False)],
)
async def test_new_words_are_marked_as_such(state: str, error: str | None, noted: bool) -> None:
    site = await desk()
    site.records.rows = [replace(PROPOSED, reply_state=state, reply_error=error)]
    words = words_of((await site.http.get("/flagged")).text)
    assert ("Metin yenilendi" in words) is noted


async def test_a_form_of_another_page_decides_nothing() -> None:
    site = await desk()
    assert (await decide(site, "approve", form_token="forged"))[0] == 403
    assert site.approvals.decided == []


async def test_a_decision_that_is_none_is_refused() -> None:
    site = await desk()
    assert (await decide(site, "burn"))[0] == 400


async def test_a_stranger_is_sent_to_the_login() -> None:
    site = open_site()
    answer = await site.post(f"/replies/{REPLY}", decision="approve")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")


@pytest.mark.parametrize("notice", ["", "nonsense", "<script>"])
async def test_a_notice_of_somebody_elses_making_is_not_shown(notice: str) -> None:
    site = await desk()
    page = (await site.http.get("/flagged", params={"notice": notice})).text
    assert 'role="status"' not in page


async def test_what_would_have_been_said_is_shown_as_such() -> None:
    site = await desk()
    site.records.rows = [flagged(reply_state="shadow", reply_text="Merhaba.")]
    words = words_of((await site.http.get("/flagged")).text)
    assert "Yanıt · Şöyle denecekti Merhaba." in words
