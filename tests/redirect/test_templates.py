"""Reply files: wordings, values, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from socialbot.domain import Kind
from socialbot.redirect.templates import (
    Loaded,
    Wording,
    drop_comments,
    load_file,
    load_text,
    pick,
    render,
)


def load(folder: Path, text: str) -> tuple[Wording, ...]:
    loaded = read(folder, text)
    assert loaded.faults == ()
    return loaded.wordings


def read(folder: Path, text: str) -> Loaded:
    file = folder / "reply.j2"
    file.write_text(text, encoding="utf-8")
    return load_file(file)


def test_lines_of_dashes_part_the_wordings(tmp_path: Path) -> None:
    assert len(load(tmp_path, "{# how to\n---\nedit #}\none\n---\ntwo\n-----  \nthree\n---\n")) == 3


def test_a_private_answer_keeps_its_lines_and_a_public_one_joins_them(tmp_path: Path) -> None:
    (wording,) = load(tmp_path, "  one\n\ntwo")
    assert render(wording, Kind.DM, {}) == "one\ntwo"
    assert render(wording, Kind.MENTION, {}) == "one two"


def test_a_line_with_an_empty_value_is_left_out(tmp_path: Path) -> None:
    (wording,) = load(tmp_path, "Hello {{ brand }}\nHere: {{ link }}")
    assert render(wording, Kind.DM, {"brand": "P", "link": ""}) == "Hello P"
    assert render(wording, Kind.DM, {"brand": "P", "link": "L"}) == "Hello P\nHere: L"


def test_a_value_is_never_read_as_a_template(tmp_path: Path) -> None:
    (wording,) = load(tmp_path, "{{ brand }}")
    assert render(wording, Kind.DM, {"brand": "{{ link }}<b>"}) == "{{ link }}<b>"


def test_a_value_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    (wording,) = load(tmp_path, "{{ brand }}")
    with pytest.raises(UndefinedError):
        render(wording, Kind.DM, {})


@pytest.mark.parametrize("text", ["{{ brand.__class__ }}", "{{ 7 * 7 }}", "{{ text }}", "{% if %}"])
def test_only_known_values_may_stand_in_a_reply(tmp_path: Path, text: str) -> None:
    loaded = read(tmp_path, f"good\n---\n{text}")
    assert [bool(wording) for wording in loaded.wordings] == [True, False]
    (fault,) = loaded.faults
    assert fault.startswith("wording 2: ")


def test_every_fault_of_a_wording_is_told_and_the_rest_of_it_is_read(tmp_path: Path) -> None:
    loaded = read(tmp_path, "{{ moon }}{{ brand }}, {{ sun }}!\n{% if x %}{{ link\n{{ moon }}")
    assert [fault.partition(";")[0] for fault in loaded.faults] == [
        "wording 1: unknown value 'moon'",
        "wording 1: unknown value 'sun'",
        "wording 1: only {{ values }} may stand in a reply, no other template signs",
        "wording 1: the braces of a {{ value }} are not closed",
    ]
    (wording,) = loaded.wordings
    assert render(wording, Kind.DM, {"brand": "P"}) == "P, !\n link"


def test_a_file_that_an_editor_marked_as_utf_8_is_read(tmp_path: Path) -> None:
    (wording,) = load(tmp_path, "\ufeffone")
    assert render(wording, Kind.DM, {}) == "one"


def test_picking_is_even_enough_and_repeatable() -> None:
    picks = [pick(str(number), 4) for number in range(400)]
    assert picks == [pick(str(number), 4) for number in range(400)]
    assert all(picks.count(number) > 60 for number in range(4))


def test_any_seed_picks() -> None:
    assert pick("\ud800", 3) in range(3)


@pytest.mark.parametrize(
    "text", ["{{" + " " * 8000 + "x", "{{" * 4000, "{#" * 4000, "{%" * 4000, "{{ a" * 2000]
)
def test_a_hostile_text_is_read_at_once(text: str) -> None:
    assert load_text(text).faults


def test_comments_go_and_what_is_no_comment_stays() -> None:
    assert drop_comments("a {# one\ntwo #} b {#} c {# d") == "a  b {#} c {# d"
