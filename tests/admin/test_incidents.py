"""The line on top of the flagged list for a fault that many people report."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from socialbot.domain import Intent
from socialbot.store.incidents import Incident
from tests.admin.conftest import Site, flagged, words_of

pytestmark = pytest.mark.anyio
AT = datetime(2026, 3, 5, 21, 5, tzinfo=UTC)
OUTAGE = Incident(1, Intent.OUTAGE, AT, AT + timedelta(minutes=4), 312, 7)


async def read(site: Site, path: str = "/flagged") -> str:
    await site.sign_in()
    return words_of((await site.http.get(path)).text)


async def test_an_open_incident_stands_on_top_with_its_numbers(site: Site) -> None:
    site.records.rows = [flagged()]
    site.records.open = [OUTAGE]
    words = await read(site)
    assert "Çok kişi bildiriyor: Kesinti başlangıç: 6 Mart 2026 00:05 yazan kişi: 312" in words
    assert "form bildirimi: 7 sonuncusu: 6 Mart 2026 00:09" in words
    assert words.index("Çok kişi bildiriyor") < words.index("numaram")


async def test_it_is_shown_where_nothing_is_flagged_and_in_english(site: Site) -> None:
    site.records.open = [OUTAGE]
    site.http.headers["accept-language"] = "en"
    words = await read(site)
    assert "Many people report: Outage since: 6 March 2026 00:05" in words
    assert "Nothing needs you now" in words


async def test_without_one_there_is_no_line_and_older_pages_have_none(site: Site) -> None:
    assert "Çok kişi bildiriyor" not in await read(site)
    site.records.rows = [flagged(number) for number in range(60, 0, -1)]
    site.records.open = [OUTAGE]
    assert "Çok kişi bildiriyor" not in words_of((await site.http.get("/flagged?before=41")).text)
