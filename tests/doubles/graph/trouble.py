"""The trouble that the Graph API alone can make."""

from __future__ import annotations

from starlette.responses import Response

from tests.doubles.graph.errors import GraphError
from tests.doubles.serving import Trouble


def refuse(error: GraphError) -> Trouble:
    """The next call is refused so."""

    async def meet() -> Response:
        return error.response()

    return meet
