"""Mastodon served for one test, and the trouble that it alone can make."""

from __future__ import annotations

from functools import partial

from starlette.responses import Response

from tests.doubles import serving
from tests.doubles.mastodon.double import refuse, too_many
from tests.doubles.serving import Trouble

serve = partial(serving.serve, date_header=False)  # the double tells its own


def trouble(status: int, error: str = "") -> Trouble:
    """The next call is refused so."""

    async def meet() -> Response:
        return refuse(status, error)

    return meet


def limited(seconds: int) -> Trouble:
    """The next call has to wait."""

    async def meet() -> Response:
        return too_many(seconds)

    return meet
