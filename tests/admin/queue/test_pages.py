from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl

import pytest

from socialbot.admin.queue.lines import excerpt
from socialbot.admin.queue.notices import read_notice
from socialbot.admin.queue.queries import Query, read_query
from socialbot.admin.team import ACTORS, EVERYBODY
from socialbot.domain import Finding, Kind, Language, Reason
from socialbot.store.folding import fold_query
from socialbot.store.queue.acts import Why
from socialbot.store.queue.tables import MarkRow, PresenceRow, ViewRow
from tests.admin.conftest import words_of
from tests.admin.hostile import HOSTILE
from tests.admin.queue.conftest import WORDINGS, Desk, ids_on, marks_on
from tests.store.queue.conftest import NEEDS_PERSON
from tests.store.world import outcome, rows

pytestmark = pytest.mark.anyio
DOORS = {
    ("GET", "/queue"): EVERYBODY,
    ("POST", "/queue"): ACTORS,
    ("GET", "/queue/live"): EVERYBODY,
    ("POST", "/queue/undo"): ACTORS,
    ("POST", "/queue/views"): EVERYBODY,
    ("POST", "/queue/tour"): EVERYBODY,
    ("GET", "/queue/{id}"): EVERYBODY,
    ("POST", "/queue/{id}"): ACTORS,
    ("POST", "/queue/{id}/draft"): ACTORS,
    ("POST", "/queue/{id}/look"): EVERYBODY,
    ("GET", "/queue/{id}/original"): EVERYBODY,
}


def test_the_queue_names_who_may_enter_each_page(desk: Desk) -> None:
    mine = {door: roles for door, roles in desk.site.admin.doors.items() if "/queue" in door[1]}
    assert mine == DOORS


@pytest.mark.parametrize(("method", "path"), sorted(DOORS))
async def test_each_page_lets_in_its_roles_and_nobody_else(
    desk: Desk, method: str, path: str
) -> None:
    desk.write(1)
    asked = path.replace("{id}", "1")
    asked = f"{asked}?since=bad" if path.endswith("live") else asked  # a stream would not end
    fields = {"act": "assign", "version": "0", "picked": "1.0"} if method == "POST" else {}
    assert await desk.site.entrants(asked, method, **fields) == DOORS[method, path]


async def test_the_start_leads_to_the_queue(inside: Desk) -> None:
    assert (await inside.http.get("/")).headers["location"] == "/queue"
    assert '<a href="/queue" aria-current="page">' in await inside.page()


async def test_the_list_is_by_urgency_and_then_by_age(inside: Desk) -> None:
    first, second = inside.write(1), inside.write(2)
    distress = inside.write(3, outcome(review=True, reasons=(Reason.DISTRESS,)))
    page = await inside.page()
    assert ids_on(page) == [distress, first, second]
    assert '<li class="line danger"' in page
    assert ids_on(await inside.page("/queue?sort=newest")) == [distress, second, first]


async def test_the_list_goes_on_over_pages(inside: Desk) -> None:
    numbers = [inside.write(number) for number in range(60)]
    path, seen = "/queue", []
    while path:
        page = await inside.page(path)
        seen += ids_on(page)
        found = re.search(r'href="([^"]+)" rel="next"', page)
        path = found[1].replace("&amp;", "&") if found else ""
    assert seen == numbers


@pytest.mark.parametrize(
    "query",
    ["state=never", "reason=x", "after=9.1", "after=x", "assignee=ece", "age=1", "platform=%00"],
)
async def test_an_address_that_asks_for_what_there_is_not(inside: Desk, query: str) -> None:
    assert (await inside.http.get(f"/queue?{query}")).status_code == 404


def test_a_query_is_written_as_it_is_read() -> None:
    asked = {"state": "done", "platform": "x", "reason": "distress", "intent": "payment"}
    asked |= {"language": "en", "assignee": "me", "age": "day", "q": "şebeke", "sort": "newest"}
    query = read_query(asked | {"after": "3.17"})
    assert read_query(dict(parse_qsl(query.encode()))) == query
    assert query.filters(5).assignee == 5
    assert query.filters(5).words == fold_query("ŞEBEKE")
    assert Query().address() == "/queue"
    assert Query().address(7) == "/queue/7"


async def test_the_search_finds_turkish_letters_and_shows_what_was_asked(inside: Desk) -> None:
    one = inside.write(1, outcome(stored_text="İnternet ŞEBEKE yok", **NEEDS_PERSON))
    inside.write(2)
    page = await inside.page("/queue?q=sebeke+INTERNET")
    assert ids_on(page) == [one]
    assert 'value="sebeke INTERNET"' in page
    assert "Uyan mesaj yok" in words_of(await inside.page("/queue?q=yok+olan"))


async def test_an_item_tells_all_that_is_kept_about_it(inside: Desk) -> None:
    inside.write(1, outcome(stored_text="önceki mesaj"), author="ayla", conversation="c")
    found = (Finding("PHONE_NUMBER", 3, 14, 0.95, "tr_mobile", "numaram"),)
    blocked = outcome(
        blocked=True,
        review=True,
        reasons=(Reason.PERSONAL_DATA, Reason.NEEDS_PERSON),
        findings=found,
        stored_text="numaram [PHONE_NUMBER] ▒ ▒ arayın",
    )
    number = inside.write(2, blocked, author="ayla", conversation="c")
    words = words_of(await inside.page(f"/queue/{number}"))
    assert "numaram Telefon numarası [gizli] arayın" in words
    assert "Kişisel veri" in words
    assert "Telefon numarası 1 numaram emin: %95 tr_mobile" in words
    assert "önceki mesaj" in words
    assert WORDINGS[0].text in words
    assert WORDINGS[1].text in words
    assert "Ödeme emin: %90" in words


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_stays_text(inside: Desk, text: str) -> None:
    safe = text.replace("\x00", "")
    found = (Finding(safe[:60], 0, 1, 0.5, safe[:80], safe[:80]),)
    number = inside.write(1, outcome(stored_text=safe, findings=found, **NEEDS_PERSON))
    inside.write(2, outcome(stored_text=safe, **NEEDS_PERSON), author="a-1", conversation="t-1")
    for path in ("/queue", f"/queue/{number}", f"/queue/{number}?q={text.encode().hex()}"):
        page = await inside.page(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "<svg" not in page
        assert "<b>" not in page
        assert page.count("</article>") <= 1
    page = (await inside.http.get("/queue", params={"q": text.replace("\x00", "")})).text
    assert "<script>alert" not in page
    assert "<img src=x" not in page


def test_an_excerpt_never_cuts_a_placeholder() -> None:
    assert excerpt("kısa bir  metin") == "kısa bir metin"
    for length in range(100, 145):
        cut = excerpt(f"{'s' * 5} " * 30 + "x")
        assert len(cut) <= 141
        cut = excerpt("a" * length + " [PHONE_NUMBER] son " + "b" * 80)
        assert "[PHONE" not in cut or "[PHONE_NUMBER]" in cut
    assert len(excerpt("x" * 500)) <= 141


async def test_a_wording_is_sent_after_a_short_hold(inside: Desk) -> None:
    number = inside.write(1)
    shown = marks_on(await inside.page(f"/queue/{number}"))[1]
    answer = await inside.act(number, "answer", words=shown)
    assert answer.headers["location"].startswith(f"/queue/{number}?did=answer&n=1&of=1&undo=")
    assert inside.replies() == [("queued", WORDINGS[1].text)]
    assert [job.delay for job in inside.jobs] == [8.0]
    told = await inside.page(answer.headers["location"])
    batch = re.search(r'name="batch" value="(\w+)"', told)
    assert batch
    undone = await inside.site.post("/queue/undo", "/queue", batch=batch[1], next="/queue")
    assert undone.headers["location"] == "/queue?did=undone"
    assert inside.replies() == [("cancelled", WORDINGS[1].text)]
    assert ids_on(await inside.page()) == [number]


async def test_words_that_are_not_offered_any_more_are_not_sent(inside: Desk) -> None:
    number = inside.write(1)
    shown = marks_on(await inside.page(f"/queue/{number}"))[0]
    inside.suggested = WORDINGS[1:]
    answer = await inside.act(number, "answer", words=shown)
    assert "did=renewed" in answer.headers["location"]
    assert inside.replies() == []


@pytest.mark.parametrize(("days", "told"), [(1, "Kendi sözlerinizle"), (7, "artık yanıtlanamaz")])
async def test_where_the_bots_time_is_over_own_words_alone_are_offered(
    inside: Desk, days: int, told: str
) -> None:
    at = datetime.now(UTC) - timedelta(days=days, minutes=1)
    ends = {"bot_until": at + timedelta(days=1), "reply_until": at + timedelta(days=7)}
    number = inside.write(1, sent_at=at, **ends)
    page = await inside.page(f"/queue/{number}")
    assert told in page
    assert WORDINGS[0].text not in page
    assert ('name="words" value="own"' in page) == (days == 1)


@pytest.mark.parametrize("text", ["I promise", "0532 000 00 00", "", "   "])
async def test_own_words_pass_the_gate_and_the_guard_before_they_are_kept(
    inside: Desk, text: str
) -> None:
    number = inside.write(1)
    answer = await inside.act(number, "answer", words="own", text=text)
    assert "did=refused" in answer.headers["location"]
    assert inside.replies() == []
    await inside.act(number, "answer", words="own", text="Merhaba,\r\nilettik.")
    assert inside.replies() == [("queued", "Merhaba,\nilettik.")]


async def test_a_draft_is_judged_in_the_readers_language_and_kept_nowhere(inside: Desk) -> None:
    number = inside.write(1)
    before = [rows(inside.engine, table) for table in (MarkRow, ViewRow)]
    fields = {"text": "I promise 0532", "kind": "dm"}
    told = (await inside.site.post(f"/queue/{number}/draft", "/queue", **fields)).json()
    assert told["passes"] is False
    assert told["why"] == ["Söz veriyor.", "Kişisel veri var: Telefon numarası."]
    assert (told["length"], told["limit"]) == (14, 280)
    fine = {"text": "Merhaba", "kind": "dm"}
    assert (await inside.site.post(f"/queue/{number}/draft", "/queue", **fine)).json()["passes"]
    assert [rows(inside.engine, table) for table in (MarkRow, ViewRow)] == before


async def test_the_second_of_two_who_act_is_told_so(inside: Desk) -> None:
    number = inside.write(1)
    await inside.act(number, "assign", version="0")
    answer = await inside.act(number, "dismiss", version="0", why="spam")
    assert "did=changed" in answer.headers["location"]
    assert "başka biri daha hızlıydı" in words_of(await inside.page(answer.headers["location"]))
    assert ids_on(await inside.page()) == [number]


async def test_several_are_dismissed_at_once_and_the_page_says_how_many(inside: Desk) -> None:
    numbers = [inside.write(number) for number in range(3)]
    await inside.act(numbers[1], "assign")
    ticked = {f"pick.{number}": "0" for number in numbers}
    answer = await inside.site.post("/queue", "/queue", act="dismiss", why="spam", **ticked)
    assert "did=dismiss&n=2&of=3" in answer.headers["location"]
    assert "Kapatılan: 2 / 3." in words_of(await inside.page(answer.headers["location"]))
    assert ids_on(await inside.page()) == [numbers[1]]
    none = await inside.site.post("/queue", "/queue", act="dismiss", why="spam")
    assert none.headers["location"] == "/queue?did=bad"


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "eat"},
        {"act": "dismiss", "why": "boredom"},
        {"act": "assign", "version": "x"},
        {"act": "assign", "assignee": "99"},
        {"act": "mark", "kind": "missed_data", "type": "SHOE_SIZE"},
        {"act": "mark", "kind": "wrong_block"},
    ],
)
async def test_forms_that_are_none_of_ours_change_nothing(
    inside: Desk, fields: dict[str, str]
) -> None:
    number = inside.write(1)
    assert (await inside.act(number, **fields)).status_code == 400  # type: ignore[arg-type]
    item = inside.queue.item(number)
    assert item
    assert item.version == 0


async def test_an_act_without_the_token_of_a_page_is_refused(inside: Desk) -> None:
    number = inside.write(1)
    answer = await inside.act(number, "dismiss", why="spam", form_token="x")
    assert answer.status_code == 403
    assert ids_on(await inside.page()) == [number]


async def test_a_mark_is_kept_as_a_type_and_a_pattern(inside: Desk) -> None:
    number = inside.write(1)
    await inside.act(number, "mark", kind="wrong_block", found="PHONE_NUMBER|tr_mobile")
    await inside.act(number, "mark", kind="missed_data", type="PERSON")
    found = [(row.kind, row.type, row.recognizer) for row in rows(inside.engine, MarkRow)]
    assert found == [("wrong_block", "PHONE_NUMBER", "tr_mobile"), ("missed_data", "PERSON", None)]


async def test_the_ways_of_an_item(inside: Desk) -> None:
    number = inside.write(1, outcome(**NEEDS_PERSON), kind=Kind.MENTION)
    for act in ("escalate", "take_over", "release", "hide"):
        answer = await inside.act(number, act)
        assert f"did={act}&" in answer.headers["location"], act
    assert ids_on(await inside.page("/queue?state=escalated")) == [number]
    words = words_of(await inside.page(f"/queue/{number}"))
    assert "Gönderi gizlendi ya da gizlenmek üzere." in words
    assert "deniz devraldı" in words


async def test_a_view_is_kept_without_the_words_of_the_search(inside: Desk) -> None:
    query = "platform=x&q=Ayla+Demir&sort=newest"
    answer = await inside.site.post("/queue/views", "/queue", query=query, name="  X   yeni ")
    assert "did=view_saved" in answer.headers["location"]
    [row] = rows(inside.engine, ViewRow)
    assert (row.name, row.query) == ("X yeni", "platform=x&sort=newest")
    page = await inside.page()
    assert '<a href="/queue?platform=x&amp;sort=newest">X yeni</a>' in page
    await inside.site.post("/queue/views", "/queue", drop=str(row.id))
    assert rows(inside.engine, ViewRow) == []


async def test_nobody_sees_or_drops_the_view_of_another(inside: Desk) -> None:
    inside.queue.save_view(1, "of ece", "platform=x")
    assert "of ece" not in await inside.page()
    [row] = rows(inside.engine, ViewRow)
    await inside.site.post("/queue/views", "/queue", drop=str(row.id))
    assert len(rows(inside.engine, ViewRow)) == 1


async def test_who_else_looks_is_told(inside: Desk) -> None:
    number = inside.write(1)
    inside.queue.look(number, 1)
    words = words_of(await inside.page(f"/queue/{number}"))
    assert "Burada olan: ece" in words
    assert "ece: şu anda bakıyor" in words_of(await inside.page())
    assert {row.user_id for row in rows(inside.engine, PresenceRow)} == {1, 7}
    await inside.site.post(f"/queue/{number}/look", "/queue", away="1")
    assert {row.user_id for row in rows(inside.engine, PresenceRow)} == {1}


async def test_the_original_is_a_way_out_that_no_page_holds(inside: Desk) -> None:
    number = inside.write(1)
    assert (await inside.http.get(f"/queue/{number}/original")).status_code == 404
    inside.original = "https://x.com/i/web/status/123456"
    assert "123456" not in await inside.page(f"/queue/{number}")
    answer = await inside.http.get(f"/queue/{number}/original")
    assert answer.headers["location"] == inside.original


async def test_the_tour_is_shown_once(inside: Desk) -> None:
    assert "Dört satırda bu sayfa" in words_of(await inside.page())
    await inside.site.post("/queue/tour", "/queue", next="/queue")
    assert "Dört satırda bu sayfa" not in words_of(await inside.page())


async def test_a_viewer_reads_and_has_no_forms(desk: Desk) -> None:
    number = desk.write(1)
    await desk.site.sign_in_as("viewer")
    page = await desk.page(f"/queue/{number}")
    assert "my payment is late" in page
    assert 'action="/queue/1"' not in page
    assert 'id="bulk"' not in page


async def test_in_english_it_is_english(inside: Desk) -> None:
    number = inside.write(1, outcome(language=Language.ENGLISH, **NEEDS_PERSON))
    await inside.site.post("/language", "/queue", language="en")
    words = words_of(await inside.page(f"/queue/{number}"))
    assert "Why it is here" in words
    assert "Neden burada" not in words


async def test_an_item_that_is_not_there(inside: Desk) -> None:
    assert (await inside.http.get("/queue/77")).status_code == 404
    assert (await inside.http.get("/queue/x")).status_code == 404


def test_a_notice_says_nothing_that_somebody_else_wrote() -> None:
    assert read_notice({"did": "<script>"}) is None
    notice = read_notice({"did": "dismiss", "n": "x", "of": "9" * 9, "undo": "<b>"})
    assert notice
    assert (notice.changed, notice.asked, notice.batch) == (0, 0, "")


async def test_what_was_dismissed_is_found_under_done(inside: Desk) -> None:
    number = inside.write(1)
    await inside.act(number, "dismiss", why=Why.SETTLED)
    assert ids_on(await inside.page()) == []
    assert ids_on(await inside.page("/queue?state=done")) == [number]
