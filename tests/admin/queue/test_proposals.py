"""Proposed answers: what a person approves is what is sent, and everybody sees what waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from socialbot.domain import Language, Reason, Reply
from socialbot.store.tables import MessageRow, ReplyRow, State
from tests.admin.conftest import words_of
from tests.admin.queue.conftest import WORDINGS, Desk, ids_on, marks_on
from tests.store.world import entry, outcome, record, rows

pytestmark = pytest.mark.anyio
TEXT = "Canlı destekten yazın."
PROPOSED = Reply("access", Language.TURKISH, 0, TEXT)
NEW = "Canlı destek yarın 09.00'da açılır."
RENEWED = "Bot başka sözler önermişti"


def propose(desk: Desk, **changes: object) -> int:
    """Somebody asks what the bot does not answer by itself; where nothing has changed, the first
    wording is the proposed one."""
    result = outcome(reply=PROPOSED, review=True, reasons=(Reason.NEEDS_APPROVAL,))
    number = desk.write(1, result, **changes)
    desk.change(ReplyRow, text=TEXT)
    desk.suggested = (PROPOSED, *WORDINGS)
    return number


def states(desk: Desk) -> list[str]:
    return sorted(row.state for row in rows(desk.engine, ReplyRow))


async def test_a_proposal_is_the_first_wording_and_sent_as_it_was_read(inside: Desk) -> None:
    number = propose(inside)
    page = await inside.page(f"/queue/{number}")
    assert page.count(TEXT) == 1
    assert RENEWED not in page
    answer = await inside.act(number, "answer", words=marks_on(page)[0])
    assert "did=answer&" in answer.headers["location"]
    assert inside.replies() == [(State.QUEUED, TEXT)]
    assert states(inside) == [State.CANCELLED, State.QUEUED]
    assert ids_on(await inside.page()) == []


async def test_words_that_fit_no_more_are_read_anew_before_they_are_sent(inside: Desk) -> None:
    number = propose(inside)
    old = marks_on(await inside.page(f"/queue/{number}"))[0]
    inside.suggested = (Reply("closed", Language.TURKISH, 0, NEW),)
    for shown in (old, "", "forged"):
        answer = await inside.act(number, "answer", words=shown)
        assert answer.headers["location"].startswith(f"/queue/{number}?did=renewed")
    assert (inside.jobs, states(inside)) == ([], [State.PROPOSED])
    page = await inside.page(answer.headers["location"])
    assert "o sözler artık uygun değil" in words_of(page)
    assert RENEWED in page
    assert NEW in words_of(page)
    assert TEXT not in page
    (new,) = marks_on(page)
    await inside.act(number, "answer", words=new)
    assert inside.replies() == [(State.QUEUED, NEW)]


async def test_where_nothing_can_be_said_any_more_it_stays_with_a_person(inside: Desk) -> None:
    number = propose(inside)
    shown = marks_on(await inside.page(f"/queue/{number}"))[0]
    inside.suggested = ()
    answer = await inside.act(number, "answer", words=shown)
    assert "did=refused" in answer.headers["location"]
    assert (inside.jobs, ids_on(await inside.page())) == ([], [number])
    assert "Bunun için hazır bir yanıt yok." in words_of(await inside.page(f"/queue/{number}"))


async def test_what_the_platform_takes_no_more_is_told_as_such(inside: Desk) -> None:
    number = propose(inside)
    shown = marks_on(await inside.page(f"/queue/{number}"))[0]
    inside.change(MessageRow, reply_until=datetime.now(UTC) + timedelta(seconds=5))
    answer = await inside.act(number, "answer", words=shown)
    assert "did=closed" in answer.headers["location"]
    page = words_of(await inside.page(answer.headers["location"]))
    assert "platform bunu artık kabul etmiyor" in page
    assert "Buradan artık yanıtlanamaz" in page
    assert TEXT in page
    assert inside.jobs == []


async def test_what_the_writer_took_back_is_told_as_such(inside: Desk) -> None:
    number = propose(inside)
    shown = marks_on(await inside.page(f"/queue/{number}"))[0]
    record(inside.records, entry(1, deleted=True, conversation="t-1", author="a-1"))
    answer = await inside.act(number, "answer", words=shown)
    assert "did=gone" in answer.headers["location"]
    assert "yazan kişi mesajı geri aldı" in words_of(await inside.page(answer.headers["location"]))
    assert (inside.jobs, states(inside)) == ([], [State.CANCELLED])


async def test_what_is_dismissed_is_never_sent_and_the_second_is_told(inside: Desk) -> None:
    number = propose(inside)
    await inside.act(number, "dismiss", why="settled", version="0")
    assert (inside.jobs, states(inside)) == ([], [State.CANCELLED])
    answer = await inside.act(number, "answer", words="own", text="Merhaba", version="0")
    assert "did=changed" in answer.headers["location"]
    assert inside.jobs == []


async def test_a_viewer_reads_it_whole_and_decides_nothing(desk: Desk) -> None:
    number = propose(desk)
    await desk.site.sign_in_as("viewer")
    page = await desk.page(f"/queue/{number}")
    words = words_of(page)
    assert words.index("Onayınızı bekliyor") < words.index(TEXT)
    assert marks_on(page) == []
    assert (await desk.act(number, "answer", words="own", text="Merhaba")).status_code == 403
    assert states(desk) == [State.PROPOSED]


async def test_in_shadow_mode_it_is_shown_and_nothing_is_offered_for_sending(inside: Desk) -> None:
    number = propose(inside)
    inside.site.records.shadow = True
    page = await inside.page(f"/queue/{number}")
    words = words_of(page)
    assert TEXT in words
    assert "Gölge kipi açık: hiçbir şey gönderilemez." in words
    assert marks_on(page) == []
    assert 'name="act" value="dismiss"' in page
    assert 'name="act" value="hide"' not in page


async def test_what_would_have_been_said_is_shown_as_such(inside: Desk) -> None:
    number = propose(inside)
    inside.change(ReplyRow, state=State.SHADOW)
    words = words_of(await inside.page(f"/queue/{number}"))
    assert "Şöyle denecekti" in words
    assert words.count(TEXT) == 2  # and as a wording
