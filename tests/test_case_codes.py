"""Case codes survive being read out, and mean nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from socialbot.case_codes import ALPHABET, is_code, new_code


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
