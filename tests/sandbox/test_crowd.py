"""The crowd plays its lines in order, in threads, at its pace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from socialbot.domain import Kind
from socialbot.sandbox.crowd import Line, play, read_traffic
from tests.doubles.serving import end
from tests.sandbox.conftest import Site


class Naps:
    """Takes the crowd's pauses down instead of sleeping."""

    def __init__(self) -> None:
        self.taken: list[float] = []

    async def __call__(self, seconds: float) -> None:
        self.taken.append(seconds)


@pytest.mark.anyio
async def test_lines_arrive_in_order_and_in_threads(site: Site) -> None:
    lines = [
        Line("Ayşe", Kind.MENTION, "one", thread="a"),
        Line("Mert", Kind.DM, "two"),
        Line("Ayşe", Kind.MENTION, "three", thread="a"),
    ]
    assert await play(site.url, lines, pace=0) == 3
    one, two, three = site.network.posts(10)
    assert [one.text, two.text, three.text] == ["one", "two", "three"]
    assert one.thread == three.thread != two.thread


@pytest.mark.anyio
async def test_an_edit_follows_its_message(site: Site) -> None:
    await play(site.url, [Line("Ayşe", Kind.DM, "befour", edit="before")], pace=0)
    (post,) = site.network.posts(10)
    assert (post.text, post.revision) == ("before", 1)


@pytest.mark.anyio
async def test_pauses_are_human_and_keep_the_pace(site: Site) -> None:
    naps = Naps()
    await play(site.url, [Line("Ayşe", Kind.DM, "x")] * 20, pace=6, sleep=naps)
    assert len(naps.taken) == 20
    assert all(2 <= nap <= 10 for nap in naps.taken)
    assert len(set(naps.taken)) > 1


@pytest.mark.anyio
async def test_a_refused_line_does_not_end_the_play(site: Site) -> None:
    lines = [Line("Papatya", Kind.DM, "it is me"), Line("Ayşe", Kind.DM, "hello")]
    assert await play(site.url, lines, pace=0) == 1


@pytest.mark.anyio
async def test_a_platform_that_is_away_ends_the_play(site: Site) -> None:
    await end(site.serving)
    assert await play(site.url, [Line("Ayşe", Kind.DM, "hello")], pace=0) == 0


def test_traffic_is_read_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "traffic.jsonl"
    line = {"author": "Ayşe", "kind": "dm", "text": "x", "edit": "y"}
    file.write_text(json.dumps(line) + "\n\n", encoding="utf-8")
    assert read_traffic(file) == [Line("Ayşe", Kind.DM, "x", edit="y")]


@pytest.mark.parametrize("line", ["{", "[]", '{"author": "a"}', '{"author": "a", "kind": "x"}'])
def test_a_bad_line_is_named_by_its_number_only(tmp_path: Path, line: str) -> None:
    file = tmp_path / "traffic.jsonl"
    file.write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"^bad_traffic_line 1$"):
        read_traffic(file)


@pytest.mark.anyio
async def test_the_whole_sample_arrives(site: Site) -> None:
    lines = read_traffic()
    assert len(lines) >= 60
    assert await play(site.url, lines, pace=0) == len(lines)
