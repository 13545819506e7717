"""What an item and the lines above the list show, whatever somebody wrote or added."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.domain import Finding, Intent, Reason
from socialbot.store.incidents import Incident
from socialbot.store.tables import CaseRow, FindingRow, MessageRow, ReplyRow
from socialbot.store.urgency import URGENT
from tests.admin.conftest import words_of
from tests.admin.hostile import HOSTILE
from tests.admin.queue.conftest import Desk
from tests.store.queue.conftest import NEEDS_PERSON
from tests.store.world import outcome

pytestmark = pytest.mark.anyio
AT = datetime(2026, 3, 5, 21, 5, tzinfo=UTC)
OUTAGE = Incident(1, Intent.OUTAGE, AT, AT + timedelta(minutes=4), 312, 7)


async def test_a_message_without_text_or_findings_has_its_own_words(inside: Desk) -> None:
    number = inside.write(1, outcome(stored_text="", reply=None, **NEEDS_PERSON))
    words = words_of(await inside.page(f"/queue/{number}"))
    assert "Metin saklanmadı." in words
    assert "Kişisel veri bulunmadı." in words
    assert "Kaydın tek mesajı bu." in words


async def test_names_of_ours_that_have_no_words_yet_are_shown_as_they_are(inside: Desk) -> None:
    found = (Finding("LIBRARY_CARD", 0, 3, 0.5, "libraries"),)
    number = inside.write(1, outcome(findings=found, **NEEDS_PERSON), platform="semaphore")
    inside.change(MessageRow, reasons=["new_reason"])
    for path in ("/queue", f"/queue/{number}"):
        words = words_of(await inside.page(path))
        assert "semaphore" in words
        assert "new_reason" in words
    assert "LIBRARY_CARD 1 – emin: %50 libraries" in words


@pytest.mark.parametrize(
    ("table", "column"),
    [
        (MessageRow, "stored_text"),
        (MessageRow, "platform"),
        (MessageRow, "reasons"),
        (MessageRow, "language"),
        (MessageRow, "intent"),
        (MessageRow, "channel"),
        (ReplyRow, "text"),
        (ReplyRow, "state"),
        (ReplyRow, "template"),
        (CaseRow, "code"),
        (FindingRow, "type"),
        (FindingRow, "recognizer"),
    ],
)
async def test_hostile_text_stays_text(inside: Desk, table: type[Any], column: str) -> None:
    found = (Finding("PHONE_NUMBER", 0, 3, 0.5, "phones", "tel"),)
    number = inside.write(1, outcome(findings=found, **NEEDS_PERSON))
    for act in ("assign", "escalate", "assign"):
        await inside.act(number, act)
    for hostile in HOSTILE:
        text = hostile.replace("\x00", "")
        inside.change(table, **{column: [text] if column == "reasons" else text})
        page = await inside.page(f"/queue/{number}?state=escalated")  # the list stands beside it
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg" not in page
        assert "<b>" not in page
        assert page.count("</article>") == 1
        assert not re.search(r">\s*49\b", page)


async def test_the_text_can_be_read_in_full_and_as_it_was_stored(inside: Desk) -> None:
    text = "a < b & [EMAIL_ADDRESS]\n5 > 3"
    number = inside.write(1, outcome(stored_text=text, **NEEDS_PERSON))
    page = await inside.page(f"/queue/{number}")
    assert "a &lt; b &amp; <mark>E-posta adresi</mark>\n5 &gt; 3" in page


async def test_a_long_text_can_be_scrolled_by_keyboard(inside: Desk) -> None:
    long = outcome(stored_text="söz " * 5000, **NEEDS_PERSON)
    number, short = inside.write(1, long), inside.write(2)
    assert 'dir="auto" tabindex="0">söz' in await inside.page(f"/queue/{number}")
    assert 'dir="auto" tabindex="0">' not in await inside.page(f"/queue/{short}")


@pytest.mark.parametrize(
    ("reasons", "tone"),
    [
        ((Reason.NEEDS_PERSON, Reason.DISTRESS), "danger"),
        ((Reason.RESPONSIBLE_USE,), "careful"),
        ((Reason.UNDERAGE, Reason.PERSONAL_DATA), "careful"),
        ((Reason.PERSONAL_DATA, Reason.NEEDS_PERSON), ""),
    ],
)
async def test_a_life_at_risk_looks_like_nothing_else(
    inside: Desk, reasons: tuple[Reason, ...], tone: str
) -> None:
    number = inside.write(1, outcome(review=True, reasons=reasons))
    page = await inside.page(f"/queue/{number}")
    assert f'<article class="whole {tone}"' in page
    pane = page.split("<article")[1]
    alarm = '<li class="alarm">Yaşamı tehlikede olabilir</li>'
    assert pane.count(alarm) == pane.count("Yaşamı tehlikede") == reasons.count(Reason.DISTRESS)


def test_what_comes_first_is_marked() -> None:
    assert set(URGENT) == DANGERS | RISKS
    assert min(URGENT[reason] for reason in DANGERS) > max(URGENT[reason] for reason in RISKS)


async def test_an_empty_queue_says_so(inside: Desk) -> None:
    assert "Şu anda sizi bekleyen bir şey yok" in words_of(await inside.page())
    inside.write(1)
    assert "Şu anda sizi bekleyen bir şey yok" not in words_of(await inside.page())
    assert "Uyan mesaj yok" in words_of(await inside.page("/queue?platform=x"))


async def test_an_open_incident_stands_on_top_with_its_numbers(inside: Desk) -> None:
    inside.write(1)
    inside.incidents = [OUTAGE]
    page = await inside.page()
    words = words_of(page)
    assert "Çok kişi bildiriyor: Kesinti başlangıç: 6 Mart 2026 00:05 yazan kişi: 312" in words
    assert "form bildirimi: 7 sonuncusu: 6 Mart 2026 00:09" in words
    assert words.index("Çok kişi bildiriyor") < words.index("my payment is late")
    assert '<a href="/incidents/1">' in page


async def test_an_incident_is_shown_where_nothing_waits_and_in_english(inside: Desk) -> None:
    inside.incidents = [OUTAGE]
    inside.http.headers["accept-language"] = "en"
    words = words_of(await inside.page())
    assert "Many people report: Outage since: 6 March 2026 00:05" in words
    assert "Nothing needs you now" in words


async def test_without_an_incident_there_is_no_line_and_further_pages_have_none(
    inside: Desk,
) -> None:
    numbers = [inside.write(number) for number in range(3)]
    assert "Çok kişi bildiriyor" not in await inside.page()
    inside.incidents = [OUTAGE]
    for path in (f"/queue?after=0.{numbers[0]}", f"/queue/{numbers[0]}", "/queue?platform=x"):
        assert "Çok kişi bildiriyor" not in await inside.page(path)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("tr", "Risk altında olabilecek kişilerden gelen açık form bildirimi: 2."),
        ("en", "Open reports from the form by people who may be at risk: 2."),
    ],
)
async def test_reports_of_people_at_risk_are_pointed_to(
    inside: Desk, language: str, said: str
) -> None:
    inside.http.headers["accept-language"] = language
    assert 'class="note bad"' not in await inside.page()
    inside.at_risk = 2
    page = await inside.page()
    assert said in words_of(page)
    assert page.index('class="note bad"') < page.index('<a href="/reports">', page.index("<h1"))
    assert "Şu anda sizi bekleyen" not in page
