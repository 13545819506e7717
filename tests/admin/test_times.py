from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from socialbot.admin.texts import load_texts
from socialbot.admin.times import describe_time

ISTANBUL = ZoneInfo("Europe/Istanbul")
NOW = datetime(2026, 11, 22, 20, 30, tzinfo=UTC)  # 23:30 in Istanbul


@pytest.mark.parametrize(
    ("moment", "turkish", "english"),
    [
        (datetime(2026, 11, 22, 6, 5, tzinfo=UTC), "Bugün 09:05", "Today 09:05"),
        (datetime(2026, 11, 21, 20, 59, tzinfo=UTC), "Dün 23:59", "Yesterday 23:59"),
        (datetime(2026, 11, 21, 21, 0, tzinfo=UTC), "Bugün 00:00", "Today 00:00"),
        (datetime(2026, 8, 1, 9, 0, tzinfo=UTC), "1 Ağustos 2026 12:00", "1 August 2026 12:00"),
        (
            datetime(2026, 11, 22, 21, 0, tzinfo=UTC),
            "23 Kasım 2026 00:00",
            "23 November 2026 00:00",
        ),
    ],
)
def test_days_are_those_of_the_brands_place(moment: datetime, turkish: str, english: str) -> None:
    assert describe_time(moment, NOW, ISTANBUL, load_texts("tr")) == turkish
    assert describe_time(moment, NOW, ISTANBUL, load_texts("en")) == english
