"""Cases: the list with its filters, one record with its time line, merging and parting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from socialbot.admin.merges import case_room
from socialbot.admin.team import EVERYBODY, LEADS
from socialbot.domain import Channel, Intent, Reason
from socialbot.store.audit import AuditEvent, note
from socialbot.store.case_desk import CaseDesk
from socialbot.store.reports import Progress, Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import Hide, ReplyRow, State
from tests.admin.conftest import Site, words_of
from tests.admin.real_records import (
    DAY,
    code_of,
    on_telegram,
    open_database,
    open_pages,
    open_records,
)
from tests.store.test_reports import new
from tests.store.world import NOW, SECRET, entry, outcome, record

pytestmark = pytest.mark.anyio
HOSTILE = "<script>alert(1)</script> \"'{{ 7 * 7 }} \u202e =cmd"


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with open_database(tmp_path) as engine:
        yield engine


@pytest.fixture
def site(engine: Engine) -> Site:
    def clock() -> datetime:
        return NOW + 1.5 * DAY

    return open_pages([case_room(CaseDesk(engine, clock), clock)], "lead")


def fill(engine: Engine) -> tuple[str, str]:
    """A case of a payment on the sandbox, and a day later one of a fault on Telegram."""
    records = open_records(engine)
    record(records, entry(1))
    record(records, on_telegram(2, intent=Intent.OUTAGE), now=NOW + DAY)
    return code_of(engine, 1), code_of(engine, 2)


async def read(site: Site, path: str) -> str:
    await site.sign_in()
    return words_of((await site.http.get(path)).text)


class TestList:
    async def test_records_stand_by_their_last_message(self, site: Site, engine: Engine) -> None:
        payment, fault = fill(engine)
        words = await read(site, "/cases")
        assert f"{fault} Erişim ve arıza 3 Mart 2026 12:30 Telegram · 1 mesaj" in words
        assert words.index(fault) < words.index(payment)

    @pytest.mark.parametrize(
        ("query", "shown"),
        [
            ("platform=telegram", [False, True]),
            ("topic=payment", [True, False]),
            ("state=closed", [False, False]),
            ("state=all", [True, True]),
            ("age=older", [False, False]),
            ("age=day", [False, True]),
            ("age=week&topic=access", [False, True]),
            ("platform=&topic=&age=&state=open", [True, True]),
        ],
    )
    async def test_filters_narrow_the_list(
        self, site: Site, engine: Engine, query: str, shown: list[bool]
    ) -> None:
        codes = fill(engine)
        words = await read(site, f"/cases?{query}")
        assert [code in words for code in codes] == shown

    async def test_long_lists_come_in_pages_that_leave_nobody_out(
        self, site: Site, engine: Engine
    ) -> None:
        records = open_records(engine)
        for number in range(60):
            at = NOW + timedelta(minutes=number // 2)
            record(records, entry(number, author=f"a{number}"), now=at)
        await site.sign_in()
        path, seen = "/cases", []
        while path:
            page = (await site.http.get(path)).text
            seen += [one.split('"')[0] for one in page.split('href="/cases/')[1:]]
            path = page.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
            path = path.replace("&amp;", "&") if 'rel="next"' in page else ""
        assert len(seen) == len(set(seen)) == 60

    async def test_a_code_in_any_spelling_leads_to_its_case(
        self, site: Site, engine: Engine
    ) -> None:
        payment, _ = fill(engine)
        await site.sign_in()
        answer = await site.http.get(f"/cases?code={payment.lower().replace('-', '+')}")
        assert (answer.status_code, answer.headers["location"]) == (303, f"/cases/{payment}")

    async def test_a_code_that_leads_nowhere_is_told_and_stays_text(self, site: Site) -> None:
        await site.sign_in()
        page = (await site.http.get("/cases", params={"code": HOSTILE})).text
        assert "<script>alert" not in page
        assert "kodlu bir kayıt yok" in words_of(page)

    async def test_an_empty_list_says_so(self, site: Site) -> None:
        assert "Burada kayıt yok" in await read(site, "/cases")
        assert "Bu süzgeçlere uyan kayıt yok" in await read(site, "/cases?topic=care")

    @pytest.mark.parametrize(
        "query",
        ["state=x", "topic=x", "platform=myspace", "age=x", "after=1", "after=x.1", "after=9.9.9",
         "after=" + "9" * 19 + ".1", "after=-1.1", "after=1.²"],
    )  # fmt: skip
    async def test_what_there_is_not_is_not_found(self, site: Site, query: str) -> None:
        await site.sign_in()
        assert (await site.http.get(f"/cases?{query}")).status_code == 404


class TestRecord:
    async def test_it_tells_what_happened_over_all_channels_in_order(
        self, site: Site, engine: Engine
    ) -> None:
        records = open_records(engine)
        begun = outcome(intent=Intent.OUTAGE, channel=Channel.LIVE_CHAT)
        moved = outcome(
            intent=Intent.OTHER, channel=Channel.WEB_FORM, reasons=(Reason.NEEDS_INVESTIGATION,)
        )
        record(records, entry(1, begun))
        record(records, entry(2, moved), now=NOW + timedelta(hours=1))
        reports = Reports(engine, Vault(SECRET), clock=lambda: NOW + timedelta(hours=2))
        reports.file(new(number="R-1"), code_of(engine))
        reports.set_state(1, Progress.NEW, Progress.SOLVED, 7)
        words = await read(site, f"/cases/{code_of(engine)}")
        told = [
            "my payment is late, says 1",
            "Yönlendirme değişti: Canlı destek → Bildirim formu",
            "my payment is late, says 2",
            "Form bildirimi R-1",
            "deniz bildirimi",
        ]
        places = [words.find(one) for one in told]
        assert -1 not in places
        assert places == sorted(places)

    async def test_replies_stand_with_their_state_and_hidden_posts_are_told(
        self, site: Site, engine: Engine
    ) -> None:
        payment, _ = fill(engine)
        with engine.begin() as conn:
            values = {"state": State.SENT, "hide_state": Hide.DONE, "finished_at": NOW}
            conn.execute(update(ReplyRow).values(values))
        words = await read(site, f"/cases/{payment}")
        assert "Gönderildi" in words
        assert "Gönderi gizlendi" in words
        assert "Please write to us by e-mail." in words

    @pytest.mark.parametrize(
        ("event", "said"),
        [
            ("admin:item:dismiss", "deniz mesajı yanıtsız kapattı"),
            ("admin:item:dismiss_undone", "deniz bir işlemi geri aldı"),
            ("admin:item:something_new", "deniz işlem yaptı"),
        ],
    )
    async def test_what_the_team_did_with_a_message_is_told(
        self, site: Site, engine: Engine, event: str, said: str
    ) -> None:
        payment, _ = fill(engine)
        with engine.begin() as conn:
            note(conn, AuditEvent(NOW, event, "1", 7))
            note(conn, AuditEvent(NOW, event, "2", 7))  # of the other case
        assert (await read(site, f"/cases/{payment}")).count(said) == 1

    async def test_the_code_of_a_joined_case_leads_to_the_record(
        self, site: Site, engine: Engine
    ) -> None:
        payment, fault = fill(engine)
        CaseDesk(engine).merge(payment, fault, 7)
        await site.sign_in()
        answer = await site.http.get(f"/cases/{payment}?notice=merged")
        assert answer.headers["location"] == f"/cases/{fault}?notice=merged"

    async def test_a_long_past_comes_in_pages(self, site: Site, engine: Engine) -> None:
        records = open_records(engine)
        for number in range(50):
            record(records, entry(number), now=NOW + timedelta(minutes=number))
        page = f"/cases/{code_of(engine)}"
        words = await read(site, page)
        assert "says 49" in words
        assert "says 9 " not in words
        older = (await site.http.get(page)).text.split('rel="prev"')[0].rsplit('href="', 1)[1]
        words = await read(site, older.split('"')[0])
        assert "says 9 " in words
        assert "says 10 " not in words

    @pytest.mark.parametrize("code", ["K7F-2QX-9", "nothing", "x" * 300, "%3Cscript%3E"])
    async def test_a_code_of_no_case_is_not_found(self, site: Site, code: str) -> None:
        await site.sign_in()
        assert (await site.http.get(f"/cases/{id}")).status_code == 404

    async def test_hostile_text_stays_text(self, site: Site, engine: Engine) -> None:
        record(open_records(engine), entry(1, outcome(stored_text=HOSTILE)))
        await site.sign_in()
        page = (await site.http.get(f"/cases/{code_of(engine)}")).text
        assert "<script>alert" not in page
        assert "{{ 7 * 7 }}" in words_of(page)

    async def test_english_reads_as_english(self, site: Site, engine: Engine) -> None:
        payment, fault = fill(engine)
        CaseDesk(engine).merge(payment, fault, 7)
        site.http.headers["accept-language"] = "en"
        words = await read(site, f"/cases/{fault}")
        assert "deniz merged case" in words
        assert "merged by deniz" in words
        assert "Sandbox" in words


class TestMerging:
    async def test_a_lead_merges_by_code_and_takes_it_back(
        self, site: Site, engine: Engine
    ) -> None:
        payment, fault = fill(engine)
        await site.sign_in()
        page = f"/cases/{payment}"
        done = await site.post(f"{page}/merge", page, other=fault.lower())
        assert done.headers["location"] == f"{page}?notice=merged&case={payment}"
        words = await read(site, f"/cases/{fault}?notice=merged&case={payment}")
        assert "İki kayıt artık tek kayıt." in words
        assert "Geri al" in words
        assert "says 1" in words
        done = await site.post(f"/cases/{fault}/split", f"/cases/{fault}", case=payment)
        assert done.headers["location"] == f"/cases/{fault}?notice=split&case={payment}"
        assert "says 1" not in await read(site, f"/cases/{fault}")
        assert "says 1" in await read(site, page)

    @pytest.mark.parametrize(
        ("other", "said"),
        [("K7F-2QX-9", "Bu kodla bir kayıt yok"), (HOSTILE, "Bu kodla bir kayıt yok"), ("", "yok")],
    )
    async def test_a_wrong_code_changes_nothing_and_is_told(
        self, site: Site, engine: Engine, other: str, said: str
    ) -> None:
        payment, _ = fill(engine)
        await site.sign_in()
        page = f"/cases/{payment}"
        done = await site.post(f"{page}/merge", page, other=other)
        assert said in await read(site, done.headers["location"])

    async def test_closing_and_opening_again(self, site: Site, engine: Engine) -> None:
        payment, _ = fill(engine)
        await site.sign_in()
        page = f"/cases/{payment}"
        done = await site.post(f"{page}/state", page, state="closed")
        assert "Kayıt kapatıldı" in await read(site, done.headers["location"])
        assert payment in await read(site, "/cases?state=closed")
        await site.post(f"{page}/state", page, state="open")
        assert payment in await read(site, "/cases")

    async def test_what_is_joined_to_nothing_cannot_be_parted(
        self, site: Site, engine: Engine
    ) -> None:
        payment, _ = fill(engine)
        await site.sign_in()
        page = f"/cases/{payment}"
        assert (await site.post(f"{page}/split", page, case=payment)).status_code == 404

    async def test_who_may_not_merge_sees_no_form(self, site: Site, engine: Engine) -> None:
        payment, _ = fill(engine)
        site.team.roles = frozenset({"agent"})
        await site.sign_in()
        page = await site.http.get(f"/cases/{payment}")
        assert page.status_code == 200
        assert "/merge" not in page.text


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("GET", "/cases", EVERYBODY),
        ("GET", "/cases/{id}", EVERYBODY),
        ("POST", "/cases/{id}/merge", LEADS),
        ("POST", "/cases/{id}/split", LEADS),
        ("POST", "/cases/{id}/state", LEADS),
    ],
)
async def test_each_page_lets_in_its_roles_and_nobody_else(
    site: Site, engine: Engine, method: str, path: str, roles: frozenset[str]
) -> None:
    assert site.admin.doors[method, path] == roles
    code, _ = fill(engine)
    assert await site.entrants(path.replace("{id}", code), method) == roles
