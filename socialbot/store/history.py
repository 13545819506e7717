"""Compares a batch with what is known: duplicates, edits and deletions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from socialbot.domain import Reason
from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import MessageRow


@dataclass(slots=True)
class Sorted:
    """fresh drafts are to be written, in order; deleted and edited are hashes of messages whose
    stored text, or whose queued reply, has to go."""

    fresh: list[Draft] = field(default_factory=list)
    duplicates: int = 0
    deleted: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Known:
    revisions: set[int] = field(default_factory=set)
    deleted: bool = False
    newest: int = -1
    meaning: tuple[object, ...] = ()
    drafts: list[Draft] = field(default_factory=list)


def sort_drafts(conn: Connection, drafts: Sequence[Draft]) -> Sorted:
    """Tell new messages, edits and deletions from what was recorded before."""
    known = _read_known(conn, {draft.message for draft in drafts})
    result = Sorted()
    for draft in drafts:
        past = known.setdefault(draft.message, _Known())
        revision = draft.entry.message.revision
        if past.deleted or (revision in past.revisions and not draft.deleted):
            result.duplicates += 1
        elif draft.deleted:
            _delete(draft, past, result)
        else:
            _revise(draft, past, result)
    return result


def _delete(draft: Draft, past: _Known, result: Sorted) -> None:
    """A message that was never seen still leaves a tombstone: it may come late. Who deletes a word
    of distress is still in need: the flag and the help lines stay."""
    past.deleted = True
    result.deleted.append(draft.message)
    for earlier in past.drafts:
        earlier.deleted = True
        if Reason.DISTRESS not in earlier.reasons:
            earlier.answer = earlier.review = False
    if not past.revisions:
        result.fresh.append(draft)


def _revise(draft: Draft, past: _Known, result: Sorted) -> None:
    """The newest revision is answered, and only where it says something else."""
    revision, meaning = draft.entry.message.revision, _meaning(draft)
    if revision < past.newest or meaning == past.meaning:
        draft.answer = draft.review = False
    elif past.revisions:
        result.edited.append(draft.message)
        for earlier in past.drafts:
            earlier.answer = False
    if revision > past.newest:
        past.newest, past.meaning = revision, meaning
    past.revisions.add(revision)
    past.drafts.append(draft)
    result.fresh.append(draft)


def _meaning(draft: Draft) -> tuple[object, ...]:
    outcome = draft.entry.outcome
    return outcome.stored_text, outcome.blocked, str(outcome.channel), str(outcome.intent)


def _read_known(conn: Connection, hashes: Iterable[str]) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    columns = (
        MessageRow.message_hash,
        MessageRow.revision,
        MessageRow.deleted,
        MessageRow.stored_text,
        MessageRow.blocked,
        MessageRow.channel,
        MessageRow.intent,
    )
    for part in chunks(sorted(hashes)):
        for digest, revision, deleted, *meaning in conn.execute(
            select(*columns).where(MessageRow.message_hash.in_(part))
        ):
            past = known.setdefault(digest, _Known())
            past.revisions.add(revision)
            past.deleted = past.deleted or deleted
            if revision > past.newest:
                past.newest, past.meaning = revision, tuple(meaning)
    return known
