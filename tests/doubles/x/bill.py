"""What X would charge, by its price list: reads by the piece, once a day; requests each."""

from __future__ import annotations

READ = {"mention": 1_000, "user": 10_000, "message": 10_000, "own_post": 1_000}
DONE = {"reply": 10_000, "post_with_link": 200_000, "message": 15_000, "hide": 5_000}


class Bill:
    """In millionths of a dollar."""

    def __init__(self) -> None:
        self.micros = 0
        self._read: set[tuple[str, str]] = set()

    def read(self, kind: str, name: str) -> None:
        """A piece was shown."""
        if (kind, name) not in self._read:
            self._read.add((kind, name))
            self.micros += READ[kind]

    def done(self, kind: str) -> None:
        """A request was carried out."""
        self.micros += DONE[kind]

    def begin_day(self) -> None:
        """What is read again is charged again."""
        self._read.clear()
