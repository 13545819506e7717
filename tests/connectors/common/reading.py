"""Any value at all, and what every reader of one keeps."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from socialbot.connectors.common.shapes import Unreadable

ANYTHING = st.from_type(object) | st.integers() | st.text() | st.floats() | st.datetimes().map(str)


def check(read: Callable[[object], object], value: object) -> None:
    """It answers or says Unreadable, and nothing of the value goes along."""
    try:
        read(value)
    except Unreadable as error:
        assert error.args == ()
        assert error.__context__ is None or error.__context__.args == ()
