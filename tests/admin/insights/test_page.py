"""The insights page: who may look, what it says, and its figures as a file."""

from __future__ import annotations

import csv
import io
import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from socialbot.admin.insights.page import insights_room
from socialbot.admin.team import EVERYBODY
from socialbot.store.totals.reading import Trouble
from tests.admin.conftest import Site, open_site, words_of
from tests.admin.insights.memory_totals import MemoryTotals

pytestmark = pytest.mark.anyio
ISTANBUL = ZoneInfo("Europe/Istanbul")
NOW = datetime(2026, 3, 5, 21, 5, tzinfo=UTC)  # the sixth of March in Istanbul
TODAY = date(2026, 3, 6)
HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def totals() -> MemoryTotals:
    """A few messages of today, with what belongs to them."""
    totals = MemoryTotals()
    totals.put(TODAY, "messages", "telegram", "dm", 1200)
    totals.put(TODAY, "messages", "x", "mention", 34)
    totals.put(TODAY, "intents", "telegram", "payment", 1234)
    totals.put(TODAY, "sent_on", "telegram", "email", 1234)
    totals.put(TODAY, "found", "telegram", "PHONE_NUMBER", 7)
    totals.put(TODAY, "blocked", "telegram", "", 1)
    totals.put(TODAY, "left", "telegram", "", 617)
    totals.put(TODAY, "answers", "telegram", "bot", 3)
    totals.put(TODAY, "answers", "telegram", "person", 1)
    totals.put(TODAY, "waits", "telegram", "bot:10", 3)
    totals.put(TODAY, "waits", "telegram", "person:3600", 1)
    totals.put(TODAY, "incidents", "", "outage", 1)
    totals.put(TODAY, "reports", "", "access", 2)
    totals.put(TODAY, "cost", "x", "reply", 1_250_000)
    totals.put(TODAY, "calls", "x", "reply", 125)
    return totals


@pytest.fixture
def site(totals: MemoryTotals) -> Site:
    return open_site(rooms=[insights_room(totals, ISTANBUL, lambda: NOW)])


async def read(site: Site, query: str = "", language: str = "en") -> str:
    site.http.headers["accept-language"] = language
    await site.sign_in()
    answer = await site.http.get(f"/insights{query}")
    assert answer.status_code == 200
    return answer.text


@pytest.mark.parametrize("path", ["/insights", "/insights.csv"])
async def test_members_may_look_and_strangers_may_not(site: Site, path: str) -> None:
    assert await site.entrants(path) == EVERYBODY
    assert site.admin.doors["GET", path] == EVERYBODY


async def test_the_figures_stand_on_top_in_english(site: Site) -> None:
    words = words_of(await read(site))
    assert "Messages 1,234 1,200 private · 34 public" in words
    assert "Personal data kept out 7 in 1 message" in words
    assert "Left to the team 617 50% of messages" in words
    assert "Answered by the bot alone 75% 3 of 4 answers" in words
    assert "Incidents 1 2 form reports" in words
    assert "Cost of platforms $1.25 125 calls" in words


async def test_the_figures_stand_on_top_in_turkish(site: Site) -> None:
    words = words_of(await read(site, language="tr"))
    assert "Mesajlar 1.234 1.200 özel · 34 herkese açık" in words
    assert "mesajların payı: %50" in words
    assert "Platform ücretleri 1,25 $ 125 çağrı" in words


async def test_each_picture_is_named_and_has_its_table(site: Site) -> None:
    page = await read(site)
    pictures = re.findall(r'<svg class="chart".*?</svg>\s', page, re.DOTALL)
    assert len(pictures) == 9
    for picture in pictures:
        ids = re.search(r'aria-labelledby="([\w-]+) ([\w-]+)"', picture)
        assert ids
        assert f'<title id="{ids[1]}">' in picture
        assert f'<desc id="{ids[2]}">' in picture
    assert page.count("<table>") == len(pictures)
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))


async def test_what_was_before_is_named_where_all_of_it_was_counted(
    site: Site, totals: MemoryTotals
) -> None:
    assert "There is no comparison: counting began on 6 March 2026" in words_of(await read(site))
    totals.put(TODAY - timedelta(days=59), "messages", "x", "dm", 617)
    words = words_of(await read(site))
    assert "Compared with 6 January 2026 to 4 February 2026" in words
    assert "Messages 1,234 1,200 private · 34 public +100% · before: 617" in words


async def test_before_the_first_count_the_page_is_calm(site: Site, totals: MemoryTotals) -> None:
    totals.kept.clear()
    page = await read(site)
    assert "Nothing has been counted yet" in words_of(page)
    assert "<svg" not in page
    await site.sign_in()
    lines = (await site.http.get("/insights.csv")).text.splitlines()
    assert len(lines) == 1


async def test_a_period_without_anything_says_so(site: Site, totals: MemoryTotals) -> None:
    totals.put(date(2025, 1, 1), "messages", "x", "dm")
    page = await read(site, "?span=7d&until=2025-06-01")
    assert words_of(page).count("Nothing here in this period.") == 9


async def test_a_platform_shows_its_own_figures(site: Site) -> None:
    words = words_of(await read(site, "?platform=x"))
    assert "Messages 34 0 private · 34 public" in words
    assert "Form reports, and incidents on all platforms, belong to none" in words


async def test_one_goes_back_and_on_in_time(site: Site, totals: MemoryTotals) -> None:
    totals.put(date(2025, 1, 1), "messages", "x", "dm")
    page = await read(site, "?span=7d&platform=x")
    assert "28 February 2026 to 6 March 2026" in words_of(page)
    assert 'rel="next"' not in page
    back = re.search(r'href="([^"]+)" rel="prev"', page)
    assert back
    page = (await site.http.get(back[1].replace("&amp;", "&"))).text
    assert "21 February 2026 to 27 February 2026" in words_of(page)
    assert 'href="/insights?span=7d&amp;platform=x&amp;until=2026-03-06" rel="next"' in page


async def test_the_day_is_that_of_the_brand(site: Site) -> None:
    assert "5 February 2026 to 6 March 2026" in words_of(await read(site))


@pytest.mark.parametrize(
    "query",
    [
        "?span=1y",
        "?platform=myspace",
        "?platform=%27",
        "?until=yesterday",
        "?until=20260306",
        "?until=2026-02-30",
        "?until=2026-W10",
    ],
)
async def test_what_there_is_not_is_not_found(site: Site, query: str) -> None:
    await site.sign_in()
    for path in ("/insights", "/insights.csv"):
        assert (await site.http.get(path + query)).status_code == 404


@pytest.mark.parametrize("until", ["0001-01-01", "1999-12-31", "9999-12-31"])
async def test_days_out_of_reach_bring_the_nearest(site: Site, until: str) -> None:
    for span in ("7d", "30d", "12w", "12m"):
        await read(site, f"?span={span}&until={until}")


async def test_incidents_are_listed_with_how_long_they_lasted(
    site: Site, totals: MemoryTotals
) -> None:
    closed = Trouble("outage", "", NOW - timedelta(hours=2), NOW - timedelta(minutes=30), 312, 7)
    totals.troubles = [closed, Trouble("payment", "x", NOW, None, 9, 0)]
    words = words_of(await read(site))
    assert "Outage All platforms Yesterday 22:05 1.5 h 312 7" in words
    assert "Payment X Today 00:05 still open 9 0" in words


async def test_hostile_names_stay_text(site: Site, totals: MemoryTotals) -> None:
    for measure in ("messages", "found", "intents", "sent_on", "incidents", "reports", "cost"):
        totals.put(TODAY, measure, "x", HOSTILE)
    totals.put(TODAY, "messages", HOSTILE, "dm")
    totals.put(TODAY, "waits", "x", f"{HOSTILE}:10")
    page = await read(site)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


async def test_the_page_brings_no_code_and_no_style_of_its_own(site: Site) -> None:
    page = await read(site)
    assert "<script" not in page
    assert " style=" not in page
    assert "<style" not in page
    assert "http:" not in page
    assert "https:" not in page


async def test_the_file_holds_the_totals_and_no_formula(site: Site, totals: MemoryTotals) -> None:
    totals.put(TODAY, "found", "x", '=HYPERLINK("https://x.example")')
    totals.put(TODAY, "cost", "x", "hide", -5_000)
    await site.sign_in()
    answer = await site.http.get("/insights.csv?span=7d&platform=x")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    name = 'attachment; filename="insights-2026-02-28-2026-03-06.csv"'
    assert answer.headers["content-disposition"] == name
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"), newline="")))
    assert rows[0] == ["day", "measure", "platform", "name", "count"]
    assert ["2026-03-06", "messages", "x", "mention", "34"] in rows
    assert ["2026-03-06", "found", "x", '\'=HYPERLINK("https://x.example")', "1"] in rows
    assert ["2026-03-06", "cost", "x", "hide", "-5000"] in rows
    assert not any(row[2] == "telegram" for row in rows)
    assert totals.exported == ["deniz"]


async def test_the_navigation_leads_here(site: Site) -> None:
    assert '<a href="/insights" aria-current="page">' in await read(site)


async def test_a_cold_page_weighs_at_most_30_kb(site: Site, totals: MemoryTotals) -> None:
    for back in range(60):
        for measure in ("messages", "answers", "waits", "cost", "reports", "incidents"):
            for number, name in enumerate(("bot:5", "person:900", "approved:60")):
                day = TODAY - timedelta(days=back)
                totals.put(day, measure, f"p{number}", name, (back * 37 + number * 11) % 97)
    await site.sign_in()
    page = await site.http.get("/insights")
    weight = page.num_bytes_downloaded
    for path in set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page.text)):
        weight += (await site.http.get(path)).num_bytes_downloaded
    assert 5_000 < weight <= 30_000
