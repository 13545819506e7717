"""Case codes survive being read out, and mean nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from socialbot.case_codes import ALPHABET, DIGITS, LETTERS, find_codes, is_code, new_code, read_code


def test_a_new_code_is_a_code_in_three_groups() -> None:
    code = new_code()
    assert is_code(code)
    assert [len(group) for group in code.split("-")] == [3, 3, 1]


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _ in range(500)}) > 495


@pytest.mark.parametrize("char", list("0O1IİılSBZ"))
def test_characters_that_look_alike_are_not_used(char: str) -> None:
    assert char not in ALPHABET


def test_a_code_is_known_however_it_is_written() -> None:
    code = new_code()
    for text in (code.lower(), code.replace("-", ""), code.replace("-", " ")):
        assert is_code(text)


def test_every_wrong_character_is_noticed() -> None:
    code = new_code().replace("-", "")
    for place in range(len(code)):
        for char in set(ALPHABET) - {code[place]}:
            assert not is_code(code[:place] + char + code[place + 1 :])


def test_every_two_swapped_characters_are_noticed() -> None:
    code = new_code().replace("-", "")
    for one, other in combinations(range(len(code)), 2):
        chars = list(code)
        chars[one], chars[other] = chars[other], chars[one]
        assert "".join(chars) == code or not is_code("".join(chars))


def test_a_code_never_looks_like_a_number() -> None:
    for _ in range(200):
        halves = new_code().split("-")[:2]
        assert not any(half.isdigit() for half in halves)


@pytest.mark.parametrize("text", ["", "K7F", "K7F-2QX", "hello-it", "K7F-2QX-99", "222-333-4"])
def test_other_texts_are_no_codes(text: str) -> None:
    assert not is_code(text)


@pytest.mark.parametrize("plate", ["34 HK 256", "34HKM56", "FK72 XFK"])
def test_a_number_plate_is_no_code_whatever_its_last_character(plate: str) -> None:
    symbols = plate.replace(" ", "")
    alike = DIGITS if symbols[-1].isdigit() else LETTERS
    assert not any(is_code(symbols[:6] + last) for last in alike)


@pytest.mark.parametrize("text", ["k7f-2qx-9", "K7F 2QX 9", "K7F2QX9", "K7F\u20132QX\u20139"])
def test_a_code_is_read_in_the_form_that_it_was_given_in(text: str) -> None:
    assert read_code(text) == "K7F-2QX-9"


@pytest.mark.parametrize(
    "text",
    [
        "K7F-2QX-9",
        "kodum k7f2qx9, hala bekliyorum",
        "case K7F 2QX 9?",
        "K7F-2QX-9'u yazmıştım",
        "https://papatya.example/form?lang=tr&case=K7F-2QX-9",
        "https://l.example/?u=https%3A%2F%2Fpapatya.example%2Fform%3Fcase%3DK7F-2QX-9",
        "(K7F\u20112QX\u20119).",
    ],
)
def test_a_code_is_found_where_it_was_typed(text: str) -> None:
    assert [code for _, _, code in find_codes(text)] == ["K7F-2QX-9"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "merhaba, hesabıma giremiyorum",
        "K7F-2QX-8",
        "AK7F-2QX-9",
        "K7F-2QX-94",
        "1-K7F-2QX-9",
        "K7F-2QX-9-1",
        "K7F-2QX9",
        "0532 000 00 00",
    ],
)
def test_no_code_is_found_in_other_words_and_longer_numbers(text: str) -> None:
    assert list(find_codes(text)) == []


def test_the_first_of_several_codes_comes_first() -> None:
    first, second = new_code(), new_code()
    assert [code for _, _, code in find_codes(f"{first} / {second}")] == [first, second]


def test_the_place_of_a_code_is_told_with_the_name_of_its_parameter() -> None:
    text = "bak https://papatya.example/form?case=K7F-2QX-9 lütfen"
    ((start, end, _),) = find_codes(text)
    assert text[start:end] == "case=K7F-2QX-9"
