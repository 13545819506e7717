"""Raw updates become one batch: what is readable, how far it goes, and what was skipped."""

from __future__ import annotations

from datetime import UTC, datetime

from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.cursor import Cursor
from socialbot.connectors.telegram.inbox import read_batch
from tests.connectors.telegram.updates import BOT, DATE, update

ME = Account("7000000001", "PapatyaBot")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_the_cursor_moves_past_what_was_read_passed_over_and_skipped() -> None:
    updates = [update(update_id=5), update(update_id=6, **{"from": BOT}), {"update_id": 7}]
    batch = read_batch(updates, ME, Cursor(), NOW)
    assert (len(batch.messages), batch.cursor, batch.skipped) == (1, "8", 1)


def test_one_malformed_update_does_not_hold_up_the_others() -> None:
    batch = read_batch([update(update_id=5), None, update(update_id=6)], ME, Cursor(), NOW)
    assert (len(batch.messages), batch.cursor, batch.skipped) == (2, "7", 1)


def test_without_any_id_the_cursor_stays() -> None:
    assert read_batch([{"message": 1}], ME, Cursor(5), NOW).cursor is None


def test_what_is_older_than_the_first_start_is_passed_over() -> None:
    updates = [update(update_id=5, date=DATE - 1), update(update_id=6, date=DATE)]
    batch = read_batch(updates, ME, Cursor(since=DATE), NOW)
    assert [m.sent_at.timestamp() for m in batch.messages] == [DATE]
    assert (batch.cursor, batch.skipped) == (f"7@{DATE}", 0)
