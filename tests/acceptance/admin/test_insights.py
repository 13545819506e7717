"""The insights in a browser: read at all widths, in both schemes and languages, and by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, Page, expect

from socialbot.admin.insights.page import insights_room
from socialbot.brand import load_brand
from socialbot.commands.demo_past import write_past
from socialbot.domain import Intent, Kind
from socialbot.pipeline import Pipeline
from socialbot.sandbox.crowd import Line
from socialbot.store.database import writing
from socialbot.store.totals.book import Measure, Slot, add
from socialbot.store.totals.reading import Totals
from tests.acceptance.admin.serving import (
    LANGUAGES,
    SCHEMES,
    WIDTHS,
    examine,
    open_database,
    serve_rooms,
    visit,
)

pytestmark = pytest.mark.browser
ISTANBUL = ZoneInfo("Europe/Istanbul")
NOW = datetime.now(UTC)
HOSTILE = "<img src=x onerror=alert(1)>" + "Ş" * 40
LINES = [
    Line("@a", Kind.DM, "Numaram 0532 000 12 34, beni arayın lütfen"),
    Line("@b", Kind.MENTION, "@papatya site çöktü mü yine?? yarım saattir açılmıyor"),
    Line("@c", Kind.DM, "Hi, my withdrawal has been pending since Monday. When will I get it?"),
    Line("@d", Kind.DM, "bir insanla görüşmek istiyorum"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Half a year of figures, with a name that somebody's own recognizer brought."""
    with open_database(tmp_path_factory.mktemp("insights"), deniz="viewer") as engine:
        write_past(engine, Pipeline(load_brand()), LINES, ISTANBUL, NOW)
        yesterday = NOW.astimezone(ISTANBUL).date() - timedelta(days=1)
        with writing(engine) as conn:
            incident = Slot(Measure.INCIDENTS, yesterday, "", Intent.OUTAGE)
            add(conn, {Slot(Measure.FOUND, yesterday, "x", HOSTILE): 3, incident: 1})
        with serve_rooms(engine, [insights_room(Totals(engine), ISTANBUL)]) as place:
            yield place


@pytest.fixture
def viewer(browser: Browser, address: str) -> Iterator[Page]:
    with visit(browser, address, "deniz") as page:
        yield page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [*WIDTHS, 3840])
def test_all_is_accessible_and_fits(
    browser: Browser, address: str, width: int, scheme: str, language: str
) -> None:
    options = {
        "viewport": {"width": width, "height": 800},
        "color_scheme": scheme,
        "locale": "tr-TR" if language == "tr" else "en-GB",
    }
    with visit(browser, address, "deniz", **options) as page:
        page.goto("/insights")
        expect(page.locator("svg.chart")).to_have_count(9)
        assert examine(page) == []
        for summary in page.locator("summary").all():
            summary.click()
        assert examine(page) == []


def test_words_in_the_pictures_keep_their_size_on_a_telephone(viewer: Page) -> None:
    viewer.set_viewport_size({"width": 360, "height": 800})
    viewer.goto("/insights?span=12w")
    sizes = viewer.locator(".chart text").evaluate_all(
        "all => all.map(one => parseFloat(getComputedStyle(one).fontSize) * one.getCTM().a)"
    )
    assert sizes
    assert min(sizes) >= 12


def test_labels_below_a_picture_do_not_touch(viewer: Page) -> None:
    viewer.set_viewport_size({"width": 360, "height": 800})
    for span in ("7d", "30d", "12w", "12m"):
        viewer.goto(f"/insights?span={span}")
        boxes = viewer.locator("[aria-labelledby^=volume] text[text-anchor=middle]").evaluate_all(
            "all => all.map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])"
        )
        assert len(boxes) > 2
        assert all(right < left for (_, right), (left, _) in pairwise(boxes))


def test_pictures_have_names_that_are_read_out(viewer: Page) -> None:
    viewer.goto("/insights")
    picture = viewer.get_by_role("img", name="Platformlara göre mesajlar")
    expect(picture).to_be_visible()
    expect(picture.locator("desc")).to_contain_text("Toplam")


def test_filters_tables_and_times_by_keyboard_alone(viewer: Page) -> None:
    viewer.goto("/insights")
    viewer.get_by_label("Dönem", exact=True).focus()
    viewer.keyboard.type("12 hafta")
    viewer.keyboard.press("Tab")
    viewer.keyboard.type("X")
    viewer.keyboard.press("Tab")
    viewer.keyboard.press("Enter")
    viewer.wait_for_url("**span=12w&platform=x**")
    expect(viewer.get_by_label("Platform", exact=True)).to_have_value("x")
    table = viewer.locator("section.panel").first.locator("summary")
    table.focus()
    viewer.keyboard.press("Enter")
    rows = viewer.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(12)
    viewer.get_by_role("link", name="Önceki dönem").focus()
    viewer.keyboard.press("Enter")
    expect(viewer.get_by_role("link", name="Sonraki dönem")).to_be_visible()


def test_a_hostile_name_is_shown_and_does_nothing(viewer: Page) -> None:
    viewer.goto("/insights")
    expect(viewer.locator(".chart .name", has_text="<img src=x")).to_have_count(1)
    assert viewer.locator("main img").count() == 0


def test_the_figures_are_taken_away_as_a_file(viewer: Page) -> None:
    viewer.goto("/insights?span=7d")
    with viewer.expect_download() as taken:
        viewer.get_by_role("link", name="CSV olarak indir").click()
    assert taken.value.suggested_filename.startswith("insights-20")
    lines = taken.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == '"day","measure","platform","name","count"'
    assert len(lines) > 20


@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_day_is_calm(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, width: int
) -> None:
    with (
        open_database(tmp_path_factory.mktemp("first"), deniz="viewer") as engine,
        serve_rooms(engine, [insights_room(Totals(engine), ISTANBUL)]) as place,
        visit(browser, place, "deniz", viewport={"width": width, "height": 800}) as page,
    ):
        page.goto("/insights")
        expect(page.get_by_role("heading", level=2)).to_have_text("Henüz bir şey sayılmadı")
        assert examine(page) == []
