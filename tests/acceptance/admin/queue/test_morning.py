"""A reviewer's morning, by keyboard alone, and what two of them do at once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from socialbot.domain import Kind
from socialbot.store.queue.tables import MarkRow
from socialbot.store.tables import Hide, ReplyRow, TakeoverRow
from tests.acceptance.admin.queue.conftest import Office, fill
from tests.store.world import rows

pytestmark = pytest.mark.browser


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def open_ids(page: Page) -> list[str]:
    lines = page.locator(".line").all()
    return [str(line.get_attribute("data-id")) for line in lines]


def start(office: Office, name: str = "deniz") -> Page:
    """A member on the queue, who has seen the tour."""
    page = office.enter(name)
    page.get_by_role("button", name="Anladım").click()
    expect(page.locator(".tour")).to_have_count(0)
    return page


def test_a_morning_by_keyboard_alone(office: Office) -> None:
    ids = fill(office)
    page = start(office)
    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    press(page, "Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    # the first is a life at risk: it goes to the leads
    press(page, "j", "Enter")
    expect(page.locator(f"[data-item='{ids[0]}']")).to_be_visible()
    press(page, "l")
    expect(page.locator(".flash")).to_contain_text("Yöneticilere iletildi")
    # the second is dismissed with a reason, and the next one opens
    press(page, "j", "Enter")
    expect(page.locator(f"[data-item='{ids[1]}']")).to_be_visible()
    press(page, "d", "ArrowDown", "Enter")
    expect(page.locator(".flash")).to_contain_text("Kapatılan: 1 / 1.")
    assert str(ids[1]) not in open_ids(page)
    press(page, "u")
    expect(page.locator(".flash")).to_contain_text("Geri alındı.")
    assert str(ids[1]) in open_ids(page)
    # a post: mine, hidden, the bot falls silent, another wording is sent
    page.goto(f"/queue/{ids[5]}")
    press(page, "a")
    expect(page.locator(".line.at .whose")).to_have_text("sizde")
    press(page, "h")
    expect(page.locator(".flash")).to_contain_text("gizleniyor")
    press(page, "t")
    expect(page.locator(".flash")).to_contain_text("susuyor")
    press(page, "r", "ArrowDown")
    second = page.locator(".wording span").nth(1).inner_text()
    press(page, "Enter")
    expect(page.locator(".flash")).to_contain_text("yola çıkıyor")
    assert office.sent()[-1] == ("queued", second, None)
    assert [row.hide_state for row in rows(office.engine, ReplyRow) if row.hide_state] == [Hide.DUE]
    assert len(rows(office.engine, TakeoverRow)) == 1


def test_own_words_are_judged_while_one_types_and_sent_by_keyboard(office: Office) -> None:
    ids = fill(office)
    page = start(office)
    page.goto(f"/queue/{ids[4]}")
    press(page, "e")
    draft = page.get_by_label("Kendi sözlerim").last
    expect(draft).to_be_focused()
    assert draft.input_value() == page.locator(".wording span").first.inner_text()
    press(page, "Control+a")
    page.keyboard.type("Numaranız 0532 123 45 67 ise paranızı yarın kesin iade ederiz")
    judged = page.locator("#draft-judged")
    expect(judged).to_contain_text("Kişisel veri var: Telefon numarası")
    expect(judged).to_contain_text("Söz veriyor.")
    expect(page.get_by_role("button", name="Gönder", exact=True)).to_be_disabled()
    press(page, "Control+Enter")
    assert office.sent() == []
    press(page, "Control+a")
    page.keyboard.type("Merhaba, mesajınızı ekibimize ilettik.")
    expect(judged).to_contain_text("Bu sözler gönderilebilir.")
    press(page, "Control+Enter")
    expect(page.locator(".flash")).to_contain_text("yola çıkıyor")
    assert office.sent() == [("queued", "Merhaba, mesajınızı ekibimize ilettik.", "person")]
    press(page, "u")
    expect(page.locator(".flash")).to_contain_text("Geri alındı.")
    assert [state for state, _, _ in office.sent()] == ["cancelled"]


def test_every_canned_wording_may_be_edited_and_sent_as_it_is(office: Office) -> None:
    """What is offered must not be refused as own words, but for what only a robot says."""
    ids = fill(office)
    page = start(office)
    for number in (ids[3], ids[4]):
        page.goto(f"/queue/{number}")
        press(page, "e")
        expect(page.locator("#draft-judged")).to_contain_text("Bu sözler gönderilebilir.")


def test_search_and_filters_by_keyboard(office: Office) -> None:
    fill(office)
    page = start(office)
    press(page, "/")
    page.keyboard.type("SEBEKE internet")
    press(page, "Enter")
    page.wait_for_url(re.compile("q=SEBEKE"))
    expect(page.locator(".line")).to_have_count(1)
    expect(page.locator(".line .text")).to_contain_text("ŞEBEKE")
    press(page, "f")
    expect(page.get_by_label("Platform")).to_be_focused()


def test_marks_for_the_guard(office: Office) -> None:
    ids = fill(office)
    page = start(office)
    page.goto(f"/queue/{ids[2]}")
    press(page, "m", "ArrowDown", "Enter")
    expect(page.locator(".flash")).to_contain_text("Not edildi")
    [row] = rows(office.engine, MarkRow)
    assert (row.kind, row.type, row.recognizer) == ("wrong_block", "PERSON", "names")


def test_single_keys_can_be_turned_off(office: Office) -> None:
    fill(office)
    page = start(office)
    press(page, "?")
    page.get_by_label("Tek tuşlar çalışsın").uncheck()
    press(page, "Escape")
    press(page, "j", "?")
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.locator(".line a:focus").count() == 0


def test_two_reviewers_at_once(office: Office) -> None:
    number = office.write()
    deniz, ece = start(office), start(office, "ece")
    deniz.goto(f"/queue/{number}")
    ece.goto(f"/queue/{number}")
    expect(deniz.locator(".others")).to_have_text("Burada olan: ece")
    expect(ece.locator(".others")).to_have_text("Burada olan: deniz")
    press(ece, "a")
    expect(ece.locator(".flash")).to_contain_text("Atanan: 1 / 1.")
    expect(deniz.locator(".stale")).to_be_visible()
    expect(deniz.locator(".line .whose")).to_have_text("ece")
    press(deniz, "r", "Enter")
    expect(deniz.locator(".flash")).to_contain_text("başka biri daha hızlıydı")
    assert office.sent() == []
    press(deniz, "r", "Enter")
    expect(deniz.locator(".flash")).to_contain_text("yola çıkıyor")
    expect(ece.locator(".line.settled")).to_have_count(1)
    press(ece, "r", "Enter")
    expect(ece.locator(".flash")).to_contain_text("başka biri daha hızlıydı")
    assert len(office.sent()) == 1


def test_news_is_counted_and_moves_nothing(office: Office) -> None:
    fill(office)
    page = start(office)
    before = open_ids(page)
    page.locator(".line input").nth(2).check()
    page.wait_for_timeout(300)
    new = office.write()
    expect(page.locator(".news a")).to_have_text("1 yeni mesaj", timeout=1000)
    office.write(kind=Kind.MENTION)
    expect(page.locator(".news a")).to_have_text("2 yeni mesaj", timeout=1000)
    assert open_ids(page) == before
    assert page.locator(".line input").nth(2).is_checked()
    press(page, "n")
    expect(page.locator(f".line[data-id='{new}']")).to_be_visible()
    expect(page.locator(".news a")).to_be_hidden()


def test_news_of_what_the_filters_leave_out_is_not_counted(office: Office) -> None:
    fill(office)
    page = start(office)
    page.goto("/queue?platform=telegram")
    page.wait_for_timeout(300)
    office.write(platform="sandbox")
    office.write(platform="telegram")
    expect(page.locator(".news a")).to_have_text("1 yeni mesaj")


def test_several_at_once_and_back(office: Office) -> None:
    ids = fill(office)
    page = start(office)
    expect(page.locator("#bulk")).to_be_hidden()
    press(page, "j", "j", "j", "x", "j", "x")
    expect(page.locator("#bulk .count")).to_have_text("(2)")
    page.locator("#bulk").get_by_role("button", name="Kapat").click()
    expect(page.locator(".flash")).to_contain_text("Kapatılan: 2 / 2.")
    assert len(open_ids(page)) == len(ids) + 1 - 2
    press(page, "u")
    expect(page.locator(".flash")).to_contain_text("Geri alındı.")
    assert len(open_ids(page)) == len(ids) + 1


def test_it_works_without_script(office: Office) -> None:
    ids = fill(office)
    page = office.enter("deniz", java_script_enabled=False)
    page.get_by_role("button", name="Anladım").click()
    page.locator(".line a").nth(3).click()
    page.get_by_role("button", name="Gönder", exact=True).click()
    expect(page.locator(".flash")).to_contain_text("yola çıkıyor")
    page.get_by_role("button", name="Geri al", exact=True).click()
    expect(page.locator(".flash")).to_contain_text("Geri alındı.")
    page.goto("/queue")
    page.locator(".line input").nth(4).check()
    page.locator(".line input").nth(5).check()
    page.locator("#bulk").get_by_role("button", name="Kapat").click()
    expect(page.locator(".flash")).to_contain_text("Kapatılan: 2 / 2.")
    assert len(office.sent()) == 1
    assert len(ids) == 8


def test_a_viewer_reads_and_changes_nothing(office: Office) -> None:
    ids = fill(office)
    page = start(office, "can")
    page.goto(f"/queue/{ids[2]}")
    expect(page.get_by_role("article")).to_contain_text("numaram")
    expect(page.get_by_role("button", name="Gönder", exact=True)).to_have_count(0)
    press(page, "d", "a", "t", "l")
    expect(page.locator(".flash")).to_have_count(0)
