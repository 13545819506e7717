"""What invented people write over two days, and when. The same seed writes the same."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from socialbot.domain import Kind, Message

ACCOUNT = "papatya"
SAID: Mapping[str, tuple[str, ...]] = {
    "access": (
        "I cannot log in to my account",
        "hesabıma giremiyorum, şifremi kabul etmiyor",
        "my account is locked, how do I get back in",
        "kod gelmiyor, giriş yapamıyorum",
        "I forgot my password, what should I do",
    ),
    "payment": (
        "my withdrawal has not arrived yet",
        "çekim talebim hâlâ onaylanmadı",
        "param yattı görünüyor ama hesabıma geçmedi",
    ),
    "fault": ("the cash out button does nothing", "kupon sayfası açılmıyor, bembeyaz ekran"),
    "info": (
        "what are your opening hours",
        "çekim limitleri nedir",
        "which payment methods are there",
    ),
    "bonus": ("where is my welcome bonus", "hoş geldin bonusum verilmedi"),
    "private": (
        "hesabıma giremiyorum, numaram 0532 000 00 00",
        "I cannot log in, call me on 0532 000 00 00",
    ),
    "care": ("I cannot stop gambling", "kumarı bırakamıyorum, bana bir limit koyun"),
    "rest": ("hello", "teşekkürler", "??", "you are the worst company ever"),
}
WAVE = (
    "the site is down for everybody",
    "site çöktü, kimse giremiyor",
    "your whole site is down, is it only me",
    "siteniz komple kapalı, açılmıyor",
    "nothing loads, the service is down",
)
WEIGHTS = {"access": 8, "payment": 4, "fault": 2, "info": 3, "bonus": 3, "private": 3, "rest": 4}


class Writers:
    """Sixty people on three platforms; each has a private thread, and some write in public."""

    def __init__(self, seed: int, platforms: tuple[str, ...]) -> None:
        self._random = random.Random(seed)
        self._platforms = platforms
        self._count = 0

    def day(self, start: datetime, end: datetime, every: timedelta) -> Iterator[Message]:
        """Ordinary traffic: about one message in each `every`, of anybody about anything."""
        at = start
        while (at := at + every * self._random.uniform(0.2, 1.8)) < end:
            (topic,) = self._random.choices(list(WEIGHTS), list(WEIGHTS.values()))
            yield self.write(at, self._random.choice(SAID[topic]))

    def wave(self, start: datetime, people: int, length: timedelta) -> Iterator[Message]:
        """So many people, each for the first time, report the same within this time."""
        for number in range(people):
            at = start + length * number / people
            yield self.write(at, self._random.choice(WAVE), author=f"wave {number}")

    def write(self, at: datetime, text: str, author: str = "", **changes: Any) -> Message:
        """One message of somebody, on the platform where that person always writes."""
        self._count += 1
        author = author or f"person {self._random.randrange(60)}"
        platform = self._platforms[sum(author.encode()) % len(self._platforms)]
        kind = changes.pop("kind", self._random.choice((Kind.DM, Kind.DM, Kind.MENTION)))
        number = f"{self._count}"
        thread = f"of {author}" if kind is Kind.DM else f"post {self._count % 7}"
        values: dict[str, Any] = {
            "platform": platform,
            "account": ACCOUNT,
            "id": number,
            "conversation": thread,
            "author": author,
            "kind": kind,
            "text": text,
            "sent_at": at,
            "address": {"message": number},
        }
        return Message(**{**values, **changes})
