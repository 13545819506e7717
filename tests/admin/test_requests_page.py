"""Settings, requests about personal data: find, export, erase."""

from __future__ import annotations

import json

import pytest
from sqlalchemy import insert, select, update

from socialbot.admin.team import ADMINS
from socialbot.store.case_tables import ReportOriginRow
from socialbot.store.records import Records
from socialbot.store.tables import CaseRow, FindingRow, MessageRow, ReplyRow, ReportRow
from tests.admin.conftest import Site, words_of
from tests.admin.real_site import PASSWORD, House
from tests.store.world import NOW, blocked, entry, record, rows

pytestmark = pytest.mark.anyio
PATH = "/settings/requests"


@pytest.fixture
async def admin(house: House) -> Site:
    records = Records(house.engine, house.vault, replies_per_hour=6)
    record(records, entry(1, blocked()), entry(2), entry(3, author="baris", conversation="b"))
    await house.sign_in("umut")
    return house.site


async def find(admin: Site, account: str = "ayla.demir", **fields: str) -> str:
    answer = await admin.post(PATH, PATH, platform="sandbox", account=account, **fields)
    return answer.text


def keys_of(page: str) -> str:
    return page.split('name="keys" value="')[1].split('"', maxsplit=1)[0]


async def test_requests_are_an_admins_matter(site_of_rooms: Site) -> None:
    assert await site_of_rooms.entrants(PATH) == ADMINS
    for path in ("", "/export", "/erase"):
        assert await site_of_rooms.entrants(PATH + path, "POST") == ADMINS


@pytest.mark.parametrize(
    "typed", ["ayla.demir", " @ayla.demir ", "Ayla.Demir", "https://social.example/@ayla.demir/"]
)
async def test_somebody_is_found_by_the_account(admin: Site, typed: str) -> None:
    assert "Mesajlar 2 ·" in words_of(await find(admin, typed))


async def test_who_never_wrote_has_nothing(admin: Site) -> None:
    assert "hiçbir şey saklanmıyor" in words_of(await find(admin, "nobody"))
    wrong = await admin.post(PATH, PATH, platform="telegram", account="ayla.demir")
    assert "hiçbir şey saklanmıyor" in words_of(wrong.text)


@pytest.mark.parametrize("fields", [{"account": " "}, {"platform": "gopher"}, {"code": " "}])
async def test_a_form_without_an_account_is_told(admin: Site, fields: dict[str, str]) -> None:
    typed = {"platform": "sandbox", "account": ""} | fields
    answer = await admin.post(PATH, PATH, **typed)
    assert answer.status_code == 400
    assert "Lütfen bir platform seçip" in words_of(answer.text)


async def test_somebody_is_found_by_a_case_code(admin: Site, house: House) -> None:
    code = rows(house.engine, CaseRow)[0].code
    page = await find(admin, "", code=code.lower().replace("-", " "))
    assert "Mesajlar 2" in words_of(page)
    assert "hiçbir şey" in words_of(await find(admin, "", code="K7F-2QX-9x"))


async def test_the_account_is_kept_nowhere(admin: Site, house: House) -> None:
    page = await find(admin)
    await admin.post(f"{PATH}/export", PATH, keys=keys_of(page))
    with house.engine.connect() as conn:
        for table in ("sb_audit", "sb_looks", "sb_messages", "sb_cases"):
            assert "ayla.demir" not in str(conn.exec_driver_sql(f"SELECT * FROM {table}").all())


async def test_an_export_holds_all_of_one_person_and_nothing_of_others(
    admin: Site, house: House
) -> None:
    answer = await admin.post(f"{PATH}/export", PATH, keys=keys_of(await find(admin)))
    assert answer.headers["content-disposition"] == 'attachment; filename="records.json"'
    values = json.loads(answer.text)
    first, second = values["messages"]
    assert [each["type"] for each in first["findings"]] == ["PHONE_NUMBER", "IBAN_CODE"]
    assert second["replies"][0]["text"].startswith("Please write to us by e-mail.")
    assert first["stored_text"] == "my payment is late, says 1"
    assert [each["topic"] for each in values["cases"]] == ["payment"]
    assert not any(row.author_hash in answer.text for row in rows(house.engine, MessageRow))
    assert house.events()[-1] == ("privacy:records:exported", None, "umut")


async def test_erasing_leaves_nothing_of_the_person_and_all_of_the_others(
    admin: Site, house: House
) -> None:
    keys = keys_of(await find(admin))
    answer = await admin.post(f"{PATH}/erase", PATH, keys=keys)
    assert answer.headers["location"] == f"{PATH}?notice=erased"
    (left,) = rows(house.engine, MessageRow)
    assert left.author_hash == house.vault.hash("author", "sandbox", "baris")
    assert rows(house.engine, FindingRow) == []
    assert [row.message_id for row in rows(house.engine, ReplyRow)] == [left.id]
    assert [row.author_hash for row in rows(house.engine, CaseRow)] == [left.author_hash]
    assert keys not in str([tuple(row) for row in rows(house.engine, CaseRow)])
    assert house.events()[-1] == ("privacy:records:erased", None, "umut")
    assert "hiçbir şey saklanmıyor" in words_of(await find(admin))


async def test_a_record_that_others_share_becomes_theirs(admin: Site, house: House) -> None:
    mine, other = rows(house.engine, CaseRow)
    with house.engine.begin() as conn:
        conn.execute(
            update(MessageRow).where(MessageRow.case_id == other.id).values(case_id=mine.id)
        )
    await admin.post(f"{PATH}/erase", PATH, keys=keys_of(await find(admin)))
    assert {row.author_hash for row in rows(house.engine, CaseRow)} == {other.author_hash}
    assert [row.case_id for row in rows(house.engine, MessageRow)] == [mine.id]


async def test_reports_that_named_the_case_go_with_it_and_others_stay(
    admin: Site, house: House
) -> None:
    mine, other = rows(house.engine, CaseRow)
    with house.engine.begin() as conn:
        for number, case in enumerate((mine.id, other.id, mine.id, None)):
            conn.execute(insert(ReportRow).values(**report(number, case)))
        # the third named the other's case, which a record of mine had taken in
        third = select(ReportRow.id).where(ReportRow.number == "n2").scalar_subquery()
        conn.execute(insert(ReportOriginRow).values(report_id=third, case_id=other.id))
    page = await find(admin)
    assert "anan form bildirimleri 1" in words_of(page)
    export = (await admin.post(f"{PATH}/export", PATH, keys=keys_of(page))).json()
    assert [each["number"] for each in export["reports"]] == ["n0"]
    await admin.post(f"{PATH}/erase", PATH, keys=keys_of(page))
    left = [(row.number, row.case_id) for row in rows(house.engine, ReportRow)]
    assert left == [("n1", other.id), ("n2", other.id), ("n3", None)]


def report(number: int, case: int | None) -> dict[str, object]:
    texts = dict.fromkeys(("what", "place", "software", "error_text"), "[PERSON]")
    words = dict.fromkeys(("language", "area", "intent", "device"), "x")
    times = dict.fromkeys(("happened_at", "created_at"), NOW)
    hashes = {"fingerprint": "f" * 64, "client_hash": "c" * 64}
    return {"number": f"n{number}", "case_id": case, **texts, **words, **times, **hashes}


async def test_erasing_and_exporting_ask_for_a_fresh_proof(admin: Site, house: House) -> None:
    keys = keys_of(await find(admin))
    house.clock.pass_time(minutes=11)
    for path in ("/export", "/erase"):
        page = await admin.post(PATH + path, PATH, keys=keys)
        assert "Siz misiniz?" in words_of(page.text)
    assert len(rows(house.engine, MessageRow)) == 3
    await admin.post(f"{PATH}/erase", PATH, keys=keys, fresh_proof=PASSWORD)
    assert len(rows(house.engine, MessageRow)) == 1


@pytest.mark.parametrize("keys", ["", "x", "a" * 63, "A" * 64, ".".join(["a" * 64] * 9)])
async def test_keys_that_no_page_of_ours_gave_are_refused(
    admin: Site, house: House, keys: str
) -> None:
    for path in ("/export", "/erase"):
        assert (await admin.post(PATH + path, PATH, keys=keys)).status_code == 400
    assert len(rows(house.engine, MessageRow)) == 3


async def test_hostile_accounts_stay_text(admin: Site) -> None:
    page = await find(admin, '"><script>x</script>')
    assert "<script>" not in page
