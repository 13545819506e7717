from __future__ import annotations

import pytest
from starlette.exceptions import HTTPException

from socialbot.admin.ids import LARGEST_ID, read_id
from socialbot.admin.paging import page_at, read_trail


def test_links_lead_back_a_long_way_and_stay_short() -> None:
    trail = read_trail(".".join(["7"] * 5000))
    assert len(page_at((*trail, LARGEST_ID), "/x")) < 2000
    assert page_at(trail, "/x").endswith(".7")
    assert page_at((), "/x") == "/x"
    assert read_trail(None) == ()


@pytest.mark.parametrize("text", ["", "x", "-1", "7 ", "٧", str(LARGEST_ID + 1), "9" * 40])
def test_what_is_no_row_id_is_no_page(text: str) -> None:
    with pytest.raises(HTTPException):
        read_id(text)
    with pytest.raises(HTTPException):
        read_trail(f"1.{text}")
