"""The one error of the store that an operator sees."""

from __future__ import annotations

from socialbot.errors import OperatorError


class StoreError(OperatorError):
    """The database cannot be used; the text is one line that says what and how to mend it."""
