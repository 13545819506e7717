"""The audit trail takes typed events only."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from socialbot.store.audit import AuditEvent, note, read_trail
from tests.store.world import NOW


def test_the_newest_event_comes_first(engine: Engine) -> None:
    events = [AuditEvent(NOW + timedelta(minutes=n), "admin:case:closed", str(n)) for n in range(3)]
    with engine.begin() as conn:
        for event in events:
            note(conn, event)
        assert read_trail(conn, limit=2) == [events[2], events[1]]
        assert read_trail(conn, before=NOW + timedelta(minutes=1)) == [events[0]]


@pytest.mark.parametrize("event", ["free text", "admin:case", "a:b:c d", "admin:case:closed:0532"])
def test_anything_but_source_subject_action_is_refused(engine: Engine, event: str) -> None:
    with engine.begin() as conn, pytest.raises(ValueError, match="not_an_audit_event"):
        note(conn, AuditEvent(NOW, event))
