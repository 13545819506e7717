"""How far each connector has read."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from socialbot.store.entries import CursorMove
from socialbot.store.seal import Vault
from socialbot.store.tables import CursorRow


def read_cursor(conn: Connection, vault: Vault, connector: str, account: str) -> str | None:
    """The stored position, or None before the first move."""
    query = select(CursorRow.position).where(
        CursorRow.connector == connector,
        CursorRow.account_hash == vault.hash("account", connector, account),
    )
    sealed = conn.execute(query).scalar_one_or_none()
    return vault.open(sealed)["position"] if sealed else None


def check_key(conn: Connection, vault: Vault) -> None:
    """Raise StoreError where the positions were sealed with another secret: with that, no
    connector would find its place, and what was written in between would go unread."""
    sealed = conn.execute(select(CursorRow.position).limit(1)).scalar_one_or_none()
    if sealed is not None:
        vault.open(sealed)


def move_cursor(conn: Connection, vault: Vault, move: CursorMove, now: datetime) -> None:
    """Store a position in the caller's transaction."""
    account = vault.hash("account", move.connector, move.account)
    conn.execute(
        delete(CursorRow).where(
            CursorRow.connector == move.connector, CursorRow.account_hash == account
        )
    )
    conn.execute(
        insert(CursorRow).values(
            connector=move.connector,
            account_hash=account,
            position=vault.seal({"position": move.position}),
            moved_at=now,
        )
    )
