"""What the bot itself has written, so that its echo is not taken for the team's answer."""

from __future__ import annotations

from collections import OrderedDict

MOST = 10_000
MARK = "socialbot"
"""Sent along as metadata; the echo that a webhook is told of carries it again."""


class OwnSends:
    """The newest sends of this process: by id once the platform has given one, before that (or
    where its answer was lost) by place and words."""

    def __init__(self) -> None:
        self._known: OrderedDict[tuple[str, ...], None] = OrderedDict()

    def expect(self, place: str, text: str) -> None:
        """Right before a send to a person or under a comment; place is empty where it is not known
        to whom (a private reply)."""
        self._keep((place, text))

    def note(self, message_id: str) -> None:
        """After it."""
        self._keep((message_id,))

    def covers(self, message_id: str, place: str, text: str) -> bool:
        """Whether a message of the brand's account is one of these."""
        keys = ((message_id,), (place, text), ("", text))
        return any(key in self._known for key in keys)

    def _keep(self, key: tuple[str, ...]) -> None:
        self._known[key] = None
        self._known.move_to_end(key)
        while len(self._known) > MOST:
            self._known.popitem(last=False)
