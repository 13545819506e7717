"""Verdicts, topics and the answers of the sample brand."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand, load_brand
from socialbot.redirect.redirect import Redirect


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load_brand()


@pytest.fixture(scope="session")
def redirect(brand: Brand) -> Redirect:
    return Redirect(brand)
