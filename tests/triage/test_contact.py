"""Messages that only leave a value or ask for a call."""

from __future__ import annotations

import pytest

from socialbot.domain import Intent, Reason
from socialbot.nlp.fold import fold
from socialbot.triage.contact import is_bare
from tests.triage.conftest import Classify


@pytest.mark.parametrize(
    "text",
    [
        "0532 000 00 00",
        "84",
        "beni arayın 0532 000 00 00",
        "numaram 0 5 3 2 0 0 0, müsait olunca dönüş yaparsınız",
        "lütfen arar mısınız, sıfır beş yüz otuz iki",
        "call me on 07700 900000 after six please",
        "my number's 07700 900000",
        "reach me here bXkgbnVtYmVy0IGlz",
        "#beniarayın 05320000000",
    ],
)
def test_nothing_but_a_way_to_call_back(text: str) -> None:
    assert is_bare(fold(text).text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "merhaba",
        "numaramı değiştirin 0532 000 00 00",
        "beni arayın param yatmadı",
        "call me about my refund",
        "sms kodu gelmiyor numaram 0532",
        "my new number is 07700 900000",
        "14.30 maçı hangi kanalda",
    ],
)
def test_something_is_asked(text: str) -> None:
    assert not is_bare(fold(text).text)


def test_who_leaves_a_number_alone_goes_to_a_person(classify: Classify) -> None:
    assert classify("0532 000 00 00").intent is Intent.OTHER
    assert Reason.NEEDS_PERSON in classify("beni arayın 0532 000 00 00").reasons
