"""Rule 4: technical faults are reported with required fields; a report, not a conversation."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import get_args

import pytest

from socialbot.brand import Brand
from socialbot.domain import Intent, Reason
from socialbot.pipeline import Pipeline
from socialbot.settings import Form, WatchedTopic
from socialbot.web.form import examine
from socialbot.web.form.fields import REQUIRED
from tests.web.form.conftest import (
    GOOD,
    NOW,
    ORIGIN,
    PHONE,
    TOKEN,
    Stage,
    open_stage,
    problems_of,
    words_of,
)

pytestmark = pytest.mark.anyio
CODE = "K7F-2QX-9"


async def test_a_report_is_filed_and_thanked_for_with_its_number(stage: Stage) -> None:
    answer = await stage.send()
    assert answer.status_code == 200
    report = stage.only
    assert report.number in words_of(answer.text)
    assert "Numarayı kopyala" in words_of(answer.text)
    assert report.happened_at == datetime(2026, 3, 2, 9, 5, tzinfo=UTC)
    assert (report.area, report.device, report.software) == ("function", "android", "chrome 141.0")
    assert report.intent is Intent.TECHNICAL_FAULT
    assert stage.count("filed") == 1


async def test_what_is_about_access_is_filed_as_that(stage: Stage) -> None:
    await stage.send(what="Şifremi unuttum, hesabıma giriş yapamıyorum", area="access")
    assert stage.only.intent is Intent.ACCOUNT_ACCESS


def test_the_form_knows_every_topic_that_incidents_can_be_counted_on() -> None:
    assert {*get_args(WatchedTopic)} <= {Intent.TECHNICAL_FAULT, *examine.TOPICS}


async def test_the_number_is_no_way_to_any_data(stage: Stage) -> None:
    answer = await stage.send()
    links = re.findall(r'(?:href|action)="([^"]*)"', answer.text)
    assert not [link for link in links if stage.only.number in link]


@pytest.mark.parametrize("name", REQUIRED)
async def test_each_field_of_a_technical_fault_is_required(stage: Stage, name: str) -> None:
    answer = await stage.send(**{name: "  "})
    assert answer.status_code == 422
    assert problems_of(answer.text) == {name: "Bu alan gerekli."}
    assert f'<a href="#{name}">' in answer.text
    assert stage.reports.filed == {}


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("what", "açılmadı", "biraz daha ayrıntı"),
        ("what", "çok " * 501, "çok uzun"),
        ("area", "gossip", "gerekli"),
        ("device", "toaster", "gerekli"),
        ("happened_at", "dün akşam", "okunamadı"),
        ("happened_at", "2026-03-02T12:36", "gelecekte"),
        ("happened_at", "2025-03-01T12:00", "bir yıldan eski"),
        ("version", "en yenisi", "Sürüm okunamadı"),
        ("version", "5321234567", "Sürüm okunamadı"),
        ("case_code", "K7F-2QX-8", "kayıt koduna benzemiyor"),
    ],
)
async def test_what_cannot_be_is_told_at_its_field(
    stage: Stage, field: str, value: str, words: str
) -> None:
    answer = await stage.send(**{field: value})
    assert answer.status_code == 422
    ((name, said),) = problems_of(answer.text).items()
    assert name == field
    assert words in said
    assert stage.reports.filed == {}


@pytest.mark.parametrize("version", ["bilmiyorum", "unknown", "?"])
async def test_who_does_not_know_the_version_says_so(stage: Stage, version: str) -> None:
    assert (await stage.send(version=version)).status_code == 200
    assert stage.only.software == "chrome"


@pytest.mark.parametrize("typed", ["2026-03-02 12:05", "02.03.2026 12:05", "2026-03-02T12:05:00"])
async def test_a_time_is_read_as_browsers_without_a_picker_send_it(
    stage: Stage, typed: str
) -> None:
    await stage.send(happened_at=typed)
    assert stage.only.happened_at == datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


async def test_the_time_is_the_device_s_own_where_it_is_said(stage: Stage) -> None:
    await stage.send(happened_at="2026-03-02T04:05", zone="America/New_York")
    assert stage.only.happened_at == datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize("zone", ["Nowhere/City", "../../etc/passwd", "", "A" * 500])
async def test_a_zone_that_there_is_not_is_the_brand_s(stage: Stage, zone: str) -> None:
    await stage.send(zone=zone)
    assert stage.only.happened_at == datetime(2026, 3, 2, 9, 5, tzinfo=UTC)


async def test_all_that_is_wrong_is_told_at_once_and_nothing_typed_is_lost(stage: Stage) -> None:
    answer = await stage.send(what=f"numaram {PHONE}, sayfa açılmıyor", place="", area="")
    assert list(problems_of(answer.text)) == ["what", "area", "place"]
    assert "Telefon numarası" in problems_of(answer.text)["what"]
    assert f"numaram {PHONE}, sayfa açılmıyor</textarea>" in answer.text
    assert '<option value="android" selected>' in answer.text


@pytest.mark.parametrize("field", ["what", "place", "error_text"])
async def test_no_free_text_takes_personal_data(stage: Stage, field: str) -> None:
    answer = await stage.send(**{field: f"ekranda numaram {PHONE} yazıyor"})
    assert answer.status_code == 422
    assert list(problems_of(answer.text)) == [field]
    assert stage.reports.filed == {}


async def test_a_value_spread_over_two_fields_is_found(stage: Stage) -> None:
    answer = await stage.send(what="sayfa açılmıyor 0532 123", place="45 67")
    assert answer.status_code == 422
    assert stage.reports.filed == {}


async def test_the_kept_text_is_the_masked_one(stage: Stage) -> None:
    await stage.send(what="Xqzwv düğmesine basınca sayfa boş kalıyor")
    assert "Xqzwv" not in stage.only.what
    assert "basınca sayfa" in stage.only.what


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("10054", "10054"),
        ("Hata kodu: 10054", "10054: Hata kodu"),
        ("504", "504"),
        ("Hata: sunucu yanıt vermedi (500)", "500: Hata: sunucu yanıt vermedi"),
        ("ERR_CONNECTION_RESET", "ERR_CONNECTION_RESET"),
    ],
)
async def test_public_error_codes_are_nobody_s_data_and_are_kept(
    stage: Stage, typed: str, kept: str
) -> None:
    answer = await stage.send(error_text=typed)
    assert problems_of(answer.text) == {}
    assert stage.only.error_text.startswith(kept)


@pytest.mark.parametrize(
    ("typed", "secret"),
    [
        ("cvv kodu 502", "502"),
        ("kart güvenlik kodu 404", "404"),
        ("my cvv code 500", "500"),
        ("pin kodu 403 şifre kodu 404", "40"),
        ("giriş kodu: 10060, hata 502", "10060"),
        ("sms kodu 503, hata kodu 404", "503"),
        ("cvv (502)", "502"),
    ],
)
async def test_a_secret_is_never_taken_for_an_error_code(
    stage: Stage, typed: str, secret: str
) -> None:
    answer = await stage.send(error_text=typed)
    assert "error_text" in problems_of(answer.text) or secret not in stage.only.error_text


@pytest.mark.parametrize("typed", ["404 503 401 500 22", "hesabıma 500 TL yatırdım, gelmedi"])
async def test_a_number_that_is_more_than_an_error_code_is_not_spared(
    stage: Stage, typed: str
) -> None:
    answer = await stage.send(error_text=typed)
    assert "error_text" in problems_of(answer.text) or "500" not in stage.only.error_text


async def test_a_case_code_is_filled_in_from_the_link_and_joins_the_record(stage: Stage) -> None:
    page = await stage.http.get("/form", params={"case": CODE.lower()})
    assert f'value="{CODE}"' in page.text
    await stage.send(case_code=CODE.replace("-", " ").lower())
    assert stage.reports.codes == [CODE]


@pytest.mark.parametrize("case", ['"><script>', "12345678901", "K7F-2QX-8"])
async def test_nothing_but_a_code_is_filled_in(stage: Stage, case: str) -> None:
    page = (await stage.http.get("/form", params={"case": case})).text
    assert case not in page
    assert 'name="case_code" maxlength="20"' in page


async def test_a_code_that_leads_nowhere_looks_the_same(stage: Stage) -> None:
    with_code, without = await stage.send(case_code=CODE), await stage.send()
    numbers = list(stage.reports.filed)
    assert with_code.text.replace(numbers[0], "") == without.text.replace(numbers[1], "")


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ({}, "tr", "tr"),
        ({}, "en-GB,en;q=0.9", "en"),
        ({}, "de", "tr"),
        ({"lang": "en"}, "tr", "en"),
        ({"lang": "tr"}, "en", "tr"),
        ({"lang": "xx"}, "en", "en"),
    ],
)
async def test_the_language_is_the_link_s_then_the_browser_s_then_the_brand_s(
    stage: Stage, query: dict[str, str], header: str, language: str
) -> None:
    page = await stage.http.get("/form", params=query, headers={"accept-language": header})
    assert f'<html lang="{language}">' in page.text
    assert ("18 yaşını doldurmuş" if language == "tr" else "aged 18 or over") in page.text


async def test_answers_stay_in_the_language_of_the_page(stage: Stage) -> None:
    answer = await stage.send(lang="en", what="")
    assert problems_of(answer.text) == {"what": "This field is required."}
    assert "<h1>Your report has arrived</h1>" in (await stage.send(lang="en")).text


async def test_what_the_browser_says_of_itself_is_filled_in(stage: Stage) -> None:
    agent = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5) AppleWebKit/605.1 Version/17.5 Safari/604.1"
    page = (await stage.http.get("/form", headers={"user-agent": agent})).text
    assert '<option value="iphone" selected>' in page
    assert '<option value="safari" selected>' in page
    assert re.search(r'name="version"[^>]* value="17.5"', page)


async def test_somebody_in_distress_gets_the_help_lines_with_the_answer(stage: Stage) -> None:
    words = "Sayfa açılmıyor, artık yaşamak istemiyorum, kendimi öldüreceğim"
    assert "112" in words_of((await stage.send(what=words)).text)
    assert "112" in words_of((await stage.send(what=f"{words} numaram {PHONE}")).text)
    assert "112" not in words_of((await stage.send()).text)


@pytest.mark.parametrize("name", ["what", "error_text"])
async def test_distress_in_any_text_is_filed_as_such(stage: Stage, name: str) -> None:
    await stage.send(**{name: "Artık yaşamak istemiyorum, kendimi öldüreceğim"})
    assert stage.only.risk == Reason.DISTRESS


async def test_a_plain_fault_is_filed_without_a_risk(stage: Stage) -> None:
    await stage.send()
    assert stage.only.risk is None


async def test_who_lost_control_of_play_gets_the_line_for_that(stage: Stage) -> None:
    words = "Kumarı bırakamıyorum, kendimi durduramıyorum, sayfa da açılmıyor"
    assert "115" in words_of((await stage.send(what=words)).text)


async def test_nothing_is_said_of_play_where_a_life_may_be_at_risk(stage: Stage) -> None:
    words = "Kumar yüzünden her şeyimi kaybettim, kendimi öldüreceğim"
    said = words_of((await stage.send(what=words)).text)
    assert "112" in said
    assert "115" not in said


async def test_the_form_asks_for_no_contact(stage: Stage) -> None:
    page = (await stage.http.get("/form")).text
    names = set(re.findall(r'<(?:input|textarea|select) [^>]*\bname="(\w+)"', page))
    assert names == {*GOOD, "token", "lang", "zone", "website"}


async def test_hostile_text_is_shown_as_text(stage: Stage) -> None:
    answer = await stage.send(what='</textarea><script>alert("{{ 7*7 }}")</script>', area="")
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


async def test_the_page_is_framed_by_the_brand_s_pages_only(
    brand: Brand, pipeline: Pipeline
) -> None:
    framed = open_stage(brand, pipeline, Form(embed_origins=("https://www.papatya.example",)))
    headers = (await framed.http.get("/form")).headers
    assert (
        "frame-ancestors 'self' https://www.papatya.example" in headers["content-security-policy"]
    )
    assert "x-frame-options" not in headers
    for path in ("/form/static/form.css", "/health/live", "/form/", "/formal"):
        headers = (await framed.http.get(path)).headers
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["x-frame-options"] == "DENY"


async def test_nobody_frames_it_by_default(stage: Stage) -> None:
    headers = (await stage.http.get("/form")).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "set-cookie" not in headers


async def test_the_guard_speaks_up_while_somebody_writes(stage: Stage) -> None:
    answer = await stage.send("/form/check", what=f"numaram {PHONE}")
    assert list(answer.json()["personal"]) == ["what"]
    assert "Telefon numarası" in answer.json()["personal"]["what"]
    assert (await stage.send("/form/check")).json() == {"personal": {}}
    assert stage.reports.filed == {}


@pytest.mark.parametrize("headers", [{}, {"origin": "https://elsewhere.example"}])
async def test_only_our_own_page_can_send(stage: Stage, headers: dict[str, str]) -> None:
    fields = {**GOOD, "token": await stage.token()}
    answer = await stage.http.post("/form", data=fields, headers=headers)
    assert answer.status_code == 403
    assert "Formu aç" in answer.text
    assert stage.reports.filed == {}


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{}", "application/json", 415),
        (b"what=" + b"a" * 70_000, "application/x-www-form-urlencoded", 413),
        (b"what=%ff%fe", "application/x-www-form-urlencoded", 403),
        (b"what=\xff", "application/x-www-form-urlencoded", 400),
        (b"what=a%00b", "application/x-www-form-urlencoded", 400),
    ],
)
async def test_garbage_gets_a_calm_page(stage: Stage, body: bytes, kind: str, status: int) -> None:
    headers = {"origin": ORIGIN, "content-type": kind}
    answer = await stage.http.post("/form", content=body, headers=headers)
    assert answer.status_code in {status, 422}
    assert "<html" in answer.text
    assert stage.reports.filed == {}


async def test_no_text_reaches_a_log(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    await stage.send(what=f"Ayşe Yılmaz, numaram {PHONE}, sayfa açılmıyor")
    await stage.send("/form/check", what=f"numaram {PHONE}")
    logged = capsys.readouterr()
    assert "0532" not in logged.out + logged.err
    assert "Yılmaz" not in logged.out + logged.err


def test_a_draft_and_a_report_hide_what_they_hold(stage: Stage) -> None:
    from socialbot.store.reports import NewReport
    from socialbot.web.form.fields import Draft

    report = NewReport(
        "1", "tr", "other", Intent.OTHER, "gizli söz", "gizli yer", NOW, "mac", "app", "gizli kod",
        "gizli el",
    )  # fmt: skip
    assert "gizli" not in repr(Draft({"what": "gizli söz"})) + repr(report)


async def test_a_page_has_a_token_of_its_own(stage: Stage) -> None:
    first, second = [TOKEN.search((await stage.http.get("/form")).text) for _ in range(2)]
    assert first
    assert second
    assert first[1] != second[1]
