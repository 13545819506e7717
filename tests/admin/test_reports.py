"""The technical team's list: what it shows, what may be done there, and the files."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import timedelta

import pytest

from socialbot.admin.report_files import COLUMNS, harmless
from socialbot.store.reports import Group, Progress, Wanted
from tests.admin.conftest import MemoryTeam, Site, open_site, words_of
from tests.admin.memory_reports import AT, report

pytestmark = pytest.mark.anyio
FAULT = "ab" * 32


@pytest.fixture
def site() -> Site:
    return open_site(team=MemoryTeam(frozenset({"agent"})))


async def read(site: Site, path: str = "/reports") -> str:
    await site.sign_in()
    return (await site.http.get(path)).text


async def test_a_report_tells_all_that_is_kept_of_it(site: Site) -> None:
    site.reports.rows = [report(repeats=3)]
    words = words_of(await read(site))
    for said in (
        "Bir düğme veya işlev çalışmıyor 7K2M-94QX-FH01",
        "6 Mart 2026 00:05",
        "30 günde 3 benzer bildirim",
        "düğme [gizli] çalışmıyor",
        "ödeme sayfası",
        "Android telefon · Chrome 141.0",
        "504",
        "K7F-2QX-9",
    ):
        assert said in words


@pytest.mark.parametrize("intent", ["responsible_use", "underage"])
async def test_a_person_at_risk_stands_out(site: Site, intent: str) -> None:
    site.reports.rows = [report(intent=intent)]
    assert 'class="item danger"' in await read(site)


@pytest.mark.parametrize(
    ("language", "said"), [("tr", "Yaşamı tehlikede olabilir"), ("en", "A life may be")]
)
async def test_distress_is_called_by_its_name(site: Site, language: str, said: str) -> None:
    site.reports.rows = [report(intent="responsible_use", risk="distress")]
    site.http.headers["accept-language"] = language
    page = await read(site)
    assert 'class="item danger"' in page
    assert said in words_of(page)
    assert "Sorumlu kullanım" not in page


async def test_faults_that_come_again_lead_to_their_reports(site: Site) -> None:
    site.reports.rows = [report()]
    site.reports.again = [Group(FAULT, 7, AT - timedelta(days=1), AT, report())]
    page = await read(site)
    assert "7 ×" in words_of(page)
    link = re.search(r'href="(/reports\?show=open&amp;fault=[0-9a-f]+)"', page)
    assert link
    await site.http.get(link[1].replace("&amp;", "&"))
    assert site.reports.wanted[-1] == Wanted(False, FAULT)


async def test_the_list_goes_on_page_by_page(site: Site) -> None:
    site.reports.rows = [report(number) for number in range(45, 0, -1)]
    await site.sign_in()
    path, seen = "/reports", []
    while path:
        page = (await site.http.get(path)).text
        seen.append(len(re.findall(r"<article ", page)))
        further = re.search(r'href="([^"]+)" rel="next"', page)
        path = further[1].replace("&amp;", "&") if further else ""
    assert seen == [20, 20, 5]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", Wanted(False)),
        ("?show=done", Wanted(True)),
        ("?show=all", Wanted(None)),
        (f"?fault={FAULT}", Wanted(None, FAULT)),
        ("?show=in_work", Wanted(None, state=Progress.IN_WORK)),
        ("?area=speed&device=ipad", Wanted(False, area="speed", device="ipad")),
    ],
)
async def test_the_address_says_which_are_shown(site: Site, query: str, wanted: Wanted) -> None:
    await read(site, f"/reports{query}")
    assert site.reports.wanted == [wanted]


@pytest.mark.parametrize(
    "query",
    ["?show=gone", "?fault=xyz", f"?fault={'g' * 64}", "?before=x", "?before=-1", "?area=x"],
)
async def test_what_there_is_not_is_not_found(site: Site, query: str) -> None:
    await site.sign_in()
    assert (await site.http.get(f"/reports{query}")).status_code == 404


async def test_a_report_is_taken_a_step_further(site: Site) -> None:
    site.reports.rows = [report(4)]
    await site.sign_in()
    fields = {"seen": "new", "state": "in_work", "next": "/reports?show=all"}
    answer = await site.post("/reports/4", "/reports", **fields)
    assert answer.headers["location"] == "/reports?show=all&notice=changed"
    assert site.reports.changed == [(4, Progress.IN_WORK, 7)]
    assert "Kaydedildi" in await read(site, answer.headers["location"])


async def test_who_comes_too_late_is_told_and_changes_nothing(site: Site) -> None:
    site.reports.rows = [report(4, state="solved", state_at=AT, state_by="ada")]
    await site.sign_in()
    answer = await site.post("/reports/4", "/reports", seen="new", state="in_work")
    assert site.reports.changed == []
    words = words_of(await read(site, answer.headers["location"]))
    assert "Bu arada başka biri değiştirdi" in words
    assert "Çözüldü ada, 6 Mart 2026 00:05" in words


async def test_all_open_reports_of_a_fault_are_taken_further_together(site: Site) -> None:
    site.reports.rows = [report(4), report(5)]
    assert f'action="/reports/{FAULT}"' in await read(site, f"/reports?fault={FAULT}")
    await site.post(f"/reports/{FAULT}", "/reports", state="solved")
    assert site.reports.changed == [(FAULT, Progress.SOLVED, 7)]


@pytest.mark.parametrize("number", ["9", "x", "0" * 30, "-1", "g" * 64])
async def test_a_report_that_there_is_not_is_not_changed(site: Site, number: str) -> None:
    await site.sign_in()
    fields = {"seen": "new", "state": "solved"}
    assert (await site.post(f"/reports/{number}", "/reports", **fields)).status_code == 404


@pytest.mark.parametrize("fields", [{}, {"seen": "new"}, {"seen": "new", "state": "gone"}])
async def test_a_state_that_there_is_not_is_refused(site: Site, fields: dict[str, str]) -> None:
    site.reports.rows = [report(4)]
    await site.sign_in()
    assert (await site.post("/reports/4", "/reports", **fields)).status_code == 400


async def test_another_page_cannot_change_anything(site: Site) -> None:
    site.reports.rows = [report(4)]
    await site.sign_in()
    fields = {"seen": "new", "state": "solved", "form_token": "x"}
    answer = await site.http.post("/reports/4", data=fields, headers={"origin": "http://localhost"})
    assert answer.status_code == 403
    assert site.reports.changed == []


async def test_who_only_reads_cannot_change_anything() -> None:
    site = open_site(team=MemoryTeam(frozenset({"viewer"})))
    site.reports.rows = [report(4)]
    page = await read(site)
    assert 'action="/reports/4"' not in page
    fields = {"seen": "new", "state": "solved"}
    assert (await site.post("/reports/4", "/reports", **fields)).status_code == 403
    assert site.reports.changed == []


@pytest.mark.parametrize("path", ["/reports", "/reports.csv", "/reports.jsonl"])
async def test_strangers_are_sent_to_the_login(site: Site, path: str) -> None:
    answer = await site.http.get(path)
    assert answer.headers["location"] == f"/login?next={path}"
    assert site.reports.wanted == []


async def test_the_table_holds_every_report_and_no_formula(site: Site) -> None:
    site.reports.rows = [report(what='=HYPERLINK("https://x.example";"tıkla")\nikinci; satır')]
    await site.sign_in()
    answer = await site.http.get("/reports.csv?show=all")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="reports.csv"'
    head, row = csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline=""))
    assert tuple(head) == COLUMNS
    assert row[COLUMNS.index("what")].startswith("'=HYPERLINK")
    assert row[COLUMNS.index("created_at")] == "2026-03-05T21:05:00+00:00"
    assert site.reports.wanted == [Wanted(None)]
    assert site.reports.exported == ["deniz"]


async def test_json_lines_hold_every_report_as_it_is(site: Site) -> None:
    site.reports.rows = [report(1), report(2, what="=1+1", done_at=AT)]
    await site.sign_in()
    lines = (await site.http.get("/reports.jsonl?show=all")).text.splitlines()
    first, second = (json.loads(line) for line in lines)
    assert tuple(first) == COLUMNS
    assert (first["done_at"], second["what"]) == (None, "=1+1")


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\r=1", "＝1", "|calc", "%0A"]
)
def test_a_cell_that_begins_like_a_formula_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "504", "düğme = çalışmıyor", "K7F-2QX-9"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell


@pytest.mark.parametrize("text", ["<script>alert(1)</script>", "{{ 7 * 7 }}", "</dd></article>"])
async def test_hostile_text_is_shown_as_text(site: Site, text: str) -> None:
    site.reports.rows = [report(what=text, place=text, error_text=text, software=text)]
    page = await read(site)
    assert text not in page or text == "{{ 7 * 7 }}"
    assert "49" not in words_of(page)
