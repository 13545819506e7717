"""The queue as it looks: nothing sticks out, axe finds nothing, in both schemes and languages."""

from __future__ import annotations

import pytest

from tests.acceptance.admin.queue.conftest import Office, fill
from tests.acceptance.admin.serving import LANGUAGES, SCHEMES, WIDTHS, examine

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_queue_is_read_well_by_everybody(office: Office, language: str, scheme: str) -> None:
    ids = fill(office)
    office.queue.look(ids[2], 2)
    office.queue.save_view(1, "X", "platform=x")
    page = office.enter("deniz", color_scheme=scheme, locale=language)
    paths = ("/queue", f"/queue/{ids[0]}", f"/queue/{ids[2]}", "/queue?platform=x&state=done")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for path in paths:
            page.goto(path)
            assert examine(page) == [], (path, width)
    page.goto(f"/queue/{ids[2]}")
    page.keyboard.press("?")
    assert examine(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    page.keyboard.type("0532 123 45 67")
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    assert examine(page) == []


def test_the_queue_fits_the_widest_screen(office: Office) -> None:
    ids = fill(office)
    page = office.enter("deniz", viewport={"width": 3840, "height": 2160})
    page.goto(f"/queue/{ids[2]}")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
