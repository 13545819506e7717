"""The colours of the charts are seen on their card, and stay apart for every eye."""

from __future__ import annotations

from importlib import resources
from itertools import combinations

import pytest

from socialbot.admin.charts.patterns import MOST
from tests.admin.charts.colours import EYES, contrast, distance, read_colours

PARTS = [f"c{number}" for number in range(MOST - 1)]


def schemes() -> dict[str, dict[str, str]]:
    """{scheme: colours} of the two style sheets together."""
    static = resources.files("socialbot.admin") / "static"
    light, dark = {}, {}
    for name in ("app.css", "insights.css"):
        css = (static / name).read_text(encoding="utf-8")
        before, _, rest = css.partition("prefers-color-scheme: dark")
        light |= read_colours(before)
        dark |= read_colours(rest.partition("\n}")[0])
    return {"light": light, "dark": dark}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_is_seen_on_its_card(scheme: str) -> None:
    colours = schemes()[scheme]
    for part in PARTS:
        assert contrast(colours[part], colours["card"]) >= 3, part
    assert contrast(colours["ink"], colours["track"]) >= 4.5


@pytest.mark.parametrize("eye", sorted(EYES))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_they_stay_apart(scheme: str, eye: str) -> None:
    colours = schemes()[scheme]
    for one, other in combinations(PARTS, 2):
        assert distance(colours[one], colours[other], eye) >= 15, (one, other)
