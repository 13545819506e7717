"""The brand's own public data and our case codes are nobody's secret."""

from __future__ import annotations

from random import Random

import pytest

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.case_codes import ALPHABET, read_code
from socialbot.domain import Finding
from socialbot.nlp.reader import Reader
from socialbot.pii.allowed import Allowed
from socialbot.pii.guard import Guard


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_brand(), settings.Guard(time_limit_ms=10_000))


@pytest.mark.parametrize(
    "text",
    [
        "destek@papatya.example adresine yazdım",
        "DESTEK@PAPATYA.EXAMPLE",
        "0850 000 07 27 numaranız mı",
        "+90 850 000 07 27'den aradılar",
        "444 0 727",
        "HOSGELDIN100 kodu çalışmıyor",
        "@papatyadestek cevap verin",
        "vaka kodum K7F-2QX-9",
    ],
)
def test_own_data_passes(guard: Guard, text: str) -> None:
    assert not guard.examine(Reader(model=False).read(text)).blocked


@pytest.mark.parametrize(
    "text",
    [
        "destek@papatya.example yerine ali@example.com a yazın",
        "ali.destek@papatya.example2.com",
        "0850 000 07 27 değil 0532 123 45 67",
    ],
)
def test_private_data_beside_it_still_blocks(guard: Guard, text: str) -> None:
    assert guard.examine(Reader(model=False).read(text)).blocked


def some_codes(count: int) -> list[str]:
    """Codes of many shapes, the same in each run."""
    chance = Random(4)
    bodies = ("".join(chance.choices(ALPHABET, k=6)) for _ in range(10 * count))
    codes = [read_code(body + last) for body in bodies for last in ALPHABET]
    return [code for code in codes if code][:count]


@pytest.mark.parametrize(
    "text",
    [
        "{}",
        "vaka kodum {}",
        "kodum {} hala çözülmedi",
        "my case code is {}",
        "numaram {}",
        "ref no {}",
        "https://papatya.example/form?case={}",
    ],
)
def test_a_typed_case_code_is_never_personal_data(guard: Guard, text: str) -> None:
    reader = Reader()
    ways = (str, str.lower, lambda code: code.replace("-", ""))
    texts = [text.format(way(code)) for code in some_codes(25) for way in ways]
    assert [text for text in texts if guard.examine(reader.read(text)).blocked] == []


def test_a_value_beside_a_case_code_still_blocks(guard: Guard) -> None:
    reader = Reader()
    for code in some_codes(10):
        verdict = guard.examine(reader.read(f"kodum {code}, telefonum 0532 123 45 67"))
        assert [finding.type for finding in verdict.findings] == ["PHONE_NUMBER"]


@pytest.mark.parametrize(
    "text", ["müşteri numaram 123-456-7", "my account number is 123-456-7", "hesap no K7F-2QX-8"]
)
def test_number_in_the_shape_of_a_case_code_is_not_let_through(text: str, guard: Guard) -> None:
    assert guard.examine(Reader(model=False).read(text)).blocked


@pytest.mark.parametrize(
    "text",
    ["destek@papatya.example cevap vermedi", "0850 000 07 27 meşgul", "@papatyadestek bekle"],
)
def test_own_data_stays_readable_in_stored_text(text: str, guard: Guard) -> None:
    assert guard.examine(Reader(model=False).read(text)).stored_text == text


def test_a_mailbox_that_only_begins_alike_is_masked(guard: Guard) -> None:
    stored = guard.examine(Reader(model=False).read("ali.destek@papatya.example.com")).stored_text
    assert stored == "[EMAIL_ADDRESS]"


def test_the_brands_name_with_a_number_is_a_campaign_only_where_it_was_a_guess() -> None:
    allowed = Allowed(load_brand())
    reading = Reader(model=False).read("papatya50 diyorum")
    assert allowed.covers(Finding("ACCOUNT_ID", 0, 9, 0.5, "handles"), reading)
    assert not allowed.covers(Finding("CREDENTIAL", 0, 9, 0.85, "credentials"), reading)
