"""X served for one test, and the trouble that it alone can make."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from starlette.responses import Response

from tests.doubles import serving
from tests.doubles.serving import Trouble
from tests.doubles.x.problems import Problem

serve = partial(serving.serve, date_header=False)  # the double tells its own


def refuse(problem: Problem, headers: Mapping[str, str] | None = None) -> Trouble:
    """The next call is refused so."""

    async def meet() -> Response:
        response = problem.response()
        response.headers.update(headers or {})
        return response

    return meet
