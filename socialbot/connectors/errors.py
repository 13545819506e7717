"""Connector errors, sorted by what the caller should do. Their text is a code, never content."""

from __future__ import annotations


class ConnectorError(Exception):
    """A platform call failed."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class RetryLater(ConnectorError):
    """Nothing happened on the platform; try the same call again after `after` seconds. alone: the
    limit is that of one kind of sends, and the platform takes others meanwhile."""

    def __init__(self, code: str, after: float | None = None, alone: bool = False) -> None:
        super().__init__(code)
        self.after = after
        self.alone = alone


class GiveUp(ConnectorError):
    """This message can never be answered (blocked by the user, window closed)."""


class SendUnknown(ConnectorError):
    """The send may or may not have happened; never resend, a person must look."""


class StopConnector(ConnectorError):
    """The connector cannot go on (token revoked, second poller); `hint` says how to mend it."""

    def __init__(self, code: str, hint: str) -> None:
        super().__init__(code)
        self.hint = hint
