"""Each kind of chart: right places, names, fills; and no word can break out."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from socialbot.admin.charts import frame, lines
from socialbot.admin.charts.bars import LONGEST, Bar, draw_bars
from socialbot.admin.charts.columns import draw_columns
from socialbot.admin.charts.elements import element
from socialbot.admin.charts.frame import FOOT, TOP, Caption, Series
from socialbot.admin.charts.lines import draw_lines, line_swatch
from socialbot.admin.charts.patterns import MARKS, MOST, swatch
from socialbot.admin.charts.scales import Scale, even_scale, wide_scale
from tests.admin.charts.drawings import SVG, all_of, read, words

CAPTION = Caption("volume", "Messages", "12 in all")
HOSTILE = "\"><script>alert('1')</script>&"
Draw = Callable[..., Markup]


def plain(value: float) -> str:
    return f"{value:g}"


def draw(draw_it: Draw, *rows: tuple[float | None, ...], name: str = "X") -> Markup:
    labels = [f"{number} {name}" for number in range(len(rows[0]))]
    highest = max((value or 0 for row in rows for value in row), default=0) * len(rows)
    parts = [Series(name, row) for row in rows]
    caption = Caption("volume", f"T {name}", f"D {name}")
    return draw_it(caption, labels, parts, even_scale(highest, plain), labels)


def part_rects(root: object) -> list[tuple[float, float]]:
    """(top, height) of the pieces of columns."""
    rects = all_of(root, "rect")  # type: ignore[arg-type]
    pieces = [one for one in rects if one.get("y") and one.get("class") != "hit"]
    return [(float(one.get("y", 0)), float(one.get("height", 0))) for one in pieces]


@pytest.mark.parametrize("draw_it", [draw_columns, draw_lines])
def test_a_picture_has_a_title_and_a_description(draw_it: Draw) -> None:
    root = read(draw_it(CAPTION, ["a"], [Series("X", (1,))], even_scale(1, plain), ["a: 1"]))
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "volume-title volume-desc")
    assert all_of(root, "title")[0].text == "Messages"
    assert [(one.get("id"), one.text) for one in all_of(root, "desc")] == [
        ("volume-desc", "12 in all")
    ]


def test_a_column_stacks_its_parts_from_the_foot() -> None:
    root = read(draw(draw_columns, (1.0, 0.0), (3.0, 2.0)))
    pieces = part_rects(root)
    assert len(pieces) == 3  # nothing is drawn for nought
    (top, height), (upper_top, upper_height), (alone_top, alone_height) = pieces
    assert top + height == pytest.approx(FOOT)
    assert upper_top + upper_height == pytest.approx(top, abs=0.02)
    assert upper_height == pytest.approx(3 * height, abs=0.02)
    assert alone_top + alone_height == pytest.approx(FOOT)
    fills = {one.get("fill") for one in all_of(root, "rect") if one.get("fill")}
    assert fills == {"url(#volume-p1)"}


def test_as_many_patterns_are_there_as_are_named() -> None:
    root = read(draw(draw_columns, *[(1.0,)] * MOST))
    named = {one.get("fill", "")[5:-1] for one in all_of(root, "rect") if one.get("fill")}
    assert named == {one.get("id") for one in all_of(root, "pattern")}
    assert len({one.get("d") for one in all_of(root, "path")}) == len(MARKS) - 1


@pytest.mark.parametrize("count", [1, 2, 6, 7, 12, 30, 31])
def test_no_more_labels_than_have_room_and_always_the_last(count: int) -> None:
    root = read(draw(draw_columns, tuple(float(number) for number in range(count))))
    below = [text for text in words(root) if text.endswith("X")]
    assert len(below) <= frame.MOST_LABELS
    assert below[-1] == f"{count - 1} X"


def test_a_rest_of_the_pointer_tells_each_step() -> None:
    root = read(draw(draw_columns, (1.0, 2.0, 3.0)))
    assert [one[0].text for one in all_of(root, "rect", "hit")] == ["0 X", "1 X", "2 X"]


def test_a_line_is_broken_where_nothing_was() -> None:
    root = read(draw(draw_lines, (1.0, 2.0, None, 4.0, 5.0, None, 6.0)))
    strokes = all_of(root, "polyline")
    assert [len(str(one.get("points")).split()) for one in strokes] == [2, 2]
    assert len(all_of(root, "path")) == 5  # the one that is alone has a mark too


def test_a_value_that_is_alone_among_many_steps_has_a_mark() -> None:
    row: list[float | None] = [None] * 30
    row[7] = 4.0
    assert len(all_of(read(draw(draw_lines, tuple(row))), "path")) == 1


def test_lines_differ_by_dashes_and_marks() -> None:
    root = read(draw(draw_lines, *[(1.0, 2.0)] * lines.MOST))
    dashes = [one.get("stroke-dasharray") for one in all_of(root, "polyline")]
    assert len(set(dashes)) == lines.MOST
    assert len({one.get("d") for one in all_of(root, "path")}) == lines.MOST


def test_bars_are_as_long_as_their_share_of_the_longest() -> None:
    bars = [Bar("A", 4, "4", 8), Bar("B", 2, "2"), Bar("C", 0, "0", 0)]
    root = read(draw_bars(CAPTION, bars))
    assert [one.get("width") for one in all_of(root, "rect", "c0")] == ["50%", "25%"]
    assert [one.get("x") for one in all_of(root, "rect", "before")] == ["99.5%", "0%"]
    assert words(root) == ["A", "4", "B", "2", "C", "0"]


def test_a_name_that_is_too_long_is_cut() -> None:
    root = read(draw_bars(CAPTION, [Bar("W" * 80, 1, "1")]))
    assert words(root)[0] == "W" * (LONGEST - 1) + "…"


@pytest.mark.parametrize("name", [HOSTILE, "{0}{name}%s", "</svg>", "Ş & Ğ"])
def test_words_stay_words(name: str) -> None:
    for markup in (
        draw(draw_columns, (1.0, 2.0), (1.0, 0.0), name=name),
        draw(draw_lines, (1.0, 2.0), name=name),
        draw_bars(Caption("a", name, name), [Bar(name, 1, name)]),
    ):
        root = read(markup)
        assert "<script" not in markup
        assert any(name in text for text in (*words(root), *root.itertext()))


def test_attributes_are_escaped_too() -> None:
    assert element("a", x='"><b>', class_="c", no=None) == '<a x="&#34;&gt;&lt;b&gt;" class="c"/>'


@pytest.mark.parametrize("mark", [swatch("volume", 0), swatch("volume", 3), line_swatch(1)])
def test_a_legends_mark_is_read_to_nobody(mark: Markup) -> None:
    assert read(mark).get("aria-hidden") == "true"


@pytest.mark.parametrize(
    ("highest", "labels"),
    [
        (0, ["0", "1"]),
        (1, ["0", "1"]),
        (3, ["0", "1", "2", "3"]),
        (7, ["0", "2", "4", "6", "8"]),
        (100, ["0", "50", "100"]),
        (1234, ["0", "500", "1000", "1500"]),
    ],
)
def test_a_scale_ends_on_a_round_number(highest: float, labels: list[str]) -> None:
    assert [tick.label for tick in even_scale(highest, plain).ticks] == labels


@given(st.floats(0, 1e12), st.sampled_from([0.001, 1, 1000]))
def test_a_scale_holds_whatever_comes(highest: float, least: float) -> None:
    scale = even_scale(highest, plain, least)
    assert 2 <= len(scale.ticks) <= 6
    assert 0 <= scale.place(highest) <= 1
    assert [tick.share for tick in scale.ticks] == sorted({tick.share for tick in scale.ticks})


@given(st.lists(st.floats(0, 1e8), max_size=5))
def test_a_wide_scale_holds_whatever_comes(values: list[float]) -> None:
    scale = wide_scale(values, (1, 10, 60, 3600, 86400), plain)
    assert len(scale.ticks) >= 2
    assert all(0 <= scale.place(value) <= 1 for value in values)


def test_a_wide_scale_sets_marks_apart_by_their_proportion() -> None:
    scale = wide_scale([12, 900], (1, 10, 100, 1000, 10000), plain)
    assert [tick.label for tick in scale.ticks] == ["10", "100", "1000"]
    assert scale.place(100) == pytest.approx(0.5)


def test_places_stay_in_the_picture() -> None:
    root = read(draw(draw_columns, (5.0, 9.0), (9.0, 1.0)))
    for top, height in part_rects(root):
        assert TOP <= top <= top + height <= FOOT + 1e-6
    numbers = [one.get(name, "") for one in root.iter() for name in ("x", "x1", "x2", "width")]
    shares = [float(text[:-1]) for text in numbers if text.endswith("%")]
    assert shares
    assert all(0 <= share <= 100 and math.isfinite(share) for share in shares)
    assert root.tag == f"{SVG}svg"


def test_a_scale_places_nothing_outside() -> None:
    scale: Scale = even_scale(10, plain)
    assert (scale.place(-5), scale.place(99)) == (0, 1)
