"""How often the form may be used: by one client, and by all together. In memory, and bounded."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_CLIENTS = 20_000


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: datetime


class Limit:
    """`count` uses in `period` for each key, one after another as they come back: a token bucket.
    The keys that were not used for longest are forgotten first. Not for several threads."""

    def __init__(self, count: int, period: timedelta, most: int = MOST_CLIENTS) -> None:
        self._count = count
        self._period = period
        self._most = most
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait(self, key: str, now: datetime) -> timedelta:
        """How long until the next use is free; zero where it is."""
        bucket = self._buckets.get(key)
        missing = 1.0 - self._filled(bucket, now) if bucket else 0.0
        return self._period * (max(missing, 0.0) / self._count)

    def use(self, key: str, now: datetime) -> None:
        """Count one use."""
        bucket = self._buckets.pop(key, None)
        tokens = self._filled(bucket, now) if bucket else float(self._count)
        self._buckets[key] = _Bucket(max(tokens - 1.0, 0.0), now)
        while len(self._buckets) > self._most:
            self._buckets.popitem(last=False)

    def give_back(self, key: str, now: datetime) -> None:
        """Take back a use that came to nothing."""
        bucket = self._buckets.get(key)
        if bucket:
            tokens = min(self._filled(bucket, now) + 1.0, float(self._count))
            self._buckets[key] = _Bucket(tokens, now)

    def _filled(self, bucket: _Bucket, now: datetime) -> float:
        passed = max(now - bucket.at, timedelta(0))
        return min(bucket.tokens + self._count * (passed / self._period), float(self._count))
