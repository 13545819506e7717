"""Message rows and their findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, String, cast, delete, insert, select, update

from socialbot.domain import Finding, Reason
from socialbot.store.chunks import chunks
from socialbot.store.clean import storable
from socialbot.store.entries import Draft
from socialbot.store.queue.search import fold_messages, forget_folded
from socialbot.store.queue.versions import touch
from socialbot.store.seal import Vault
from socialbot.store.tables import FindingRow, MessageRow
from socialbot.store.urgency import urgency_of


def write_messages(
    conn: Connection, vault: Vault, drafts: Sequence[Draft], now: datetime
) -> list[int]:
    """Write messages with their findings; returns the row ids in the order given."""
    if not drafts:
        return []
    rows = [_row(vault, draft, now) for draft in drafts]
    query = insert(MessageRow).returning(MessageRow.id, sort_by_parameter_order=True)
    ids = list(conn.execute(query, rows).scalars())
    findings = [
        {"message_id": number, **row}
        for number, draft in zip(ids, drafts, strict=True)
        if not draft.deleted
        for row in group_findings(draft.entry.outcome.findings)
    ]
    if findings:
        conn.execute(insert(FindingRow), findings)
    texts = (str(row["stored_text"]) for row in rows)
    fold_messages(conn, zip(ids, texts, strict=True))
    return ids


def _row(vault: Vault, draft: Draft, now: datetime) -> dict[str, object]:
    message, outcome = draft.entry.message, draft.entry.outcome
    may_answer = draft.answer or draft.review
    return {
        "case_id": draft.case_id,
        "platform": message.platform,
        "account_hash": draft.account,
        "message_hash": draft.message,
        "conversation_hash": draft.conversation,
        "author_hash": draft.author,
        "kind": message.kind,
        "revision": message.revision,
        "sent_at": message.sent_at,
        "recorded_at": now,
        "language": outcome.language,
        "intent": outcome.intent,
        "confidence": outcome.confidence,
        "channel": outcome.channel,
        "blocked": outcome.blocked,
        "review": draft.review,
        "urgency": urgency_of(draft.reasons),
        "reasons": [str(reason) for reason in draft.reasons],
        "stored_text": "" if draft.deleted else storable(outcome.stored_text),
        "deleted": draft.deleted,
        "superseded": False,
        "address": vault.seal(message.address) if may_answer and message.address else None,
        "reply_until": draft.entry.reply_until,
        "bot_until": draft.entry.bot_until or draft.entry.reply_until,
    }


def group_findings(findings: Sequence[Finding]) -> list[dict[str, object]]:
    """One row for each type, recognizer and cue: how often, and the highest score."""
    groups: dict[tuple[str, str, str | None], list[float]] = {}
    for finding in findings:
        key = (str(finding.type), finding.recognizer, finding.cue)
        groups.setdefault(key, []).append(finding.score)
    return [
        {
            "type": kind,
            "recognizer": recognizer,
            "cue": cue,
            "count": len(scores),
            "score": max(scores),
        }
        for (kind, recognizer, cue), scores in groups.items()
    ]


def supersede(conn: Connection, messages: Sequence[str]) -> None:
    """Mark every revision so far of these messages (their hashes): a later one is answered."""
    for part in chunks(messages):
        of_message = MessageRow.message_hash.in_(part)
        conn.execute(update(MessageRow).where(of_message).values(superseded=True))


def bury(conn: Connection, messages: Sequence[str]) -> None:
    """Turn every revision of these messages (their hashes) into a tombstone. Where one was in
    distress, its flag stays and so does the way to its writer."""
    in_distress = cast(MessageRow.reasons, String).contains(f'"{Reason.DISTRESS}"')
    for part in chunks(messages):
        ids = select(MessageRow.id).where(MessageRow.message_hash.in_(part))
        conn.execute(delete(FindingRow).where(FindingRow.message_id.in_(ids)))
        forget_folded(conn, ids)
        conn.execute(
            update(MessageRow)
            .where(MessageRow.message_hash.in_(part))
            .values(deleted=True, stored_text="")
        )
        conn.execute(
            update(MessageRow)
            .where(MessageRow.message_hash.in_(part), ~in_distress)
            .values(review=False, address=None)
        )


def flag_message(conn: Connection, message_id: int, reason: Reason, now: datetime) -> None:
    """Send a message to a person, and say why. A tombstone stays off the list: its writer took the
    message back. What was decided on it before is open again."""
    there = MessageRow.id == message_id, ~MessageRow.deleted
    reasons = conn.execute(select(MessageRow.reasons).where(*there)).scalar_one_or_none()
    if reasons is None:
        return
    values = {"review": True, "reasons": list(dict.fromkeys([*reasons, str(reason)]))}
    conn.execute(update(MessageRow).where(*there).values(**values))
    touch(conn, message_id, now, decision=None, why=None, decided_by=None)
