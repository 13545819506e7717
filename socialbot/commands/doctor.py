"""`socialbot doctor`: what is set up, what is missing, and how to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from socialbot.brand import load_brand
from socialbot.connectors.base import Check
from socialbot.connectors.ledger import Ledger
from socialbot.connectors.registry import make_connectors, require_own_brand
from socialbot.errors import OperatorError
from socialbot.redirect.start import load_profile
from socialbot.settings import SQLITE, Settings

LISTED = frozenset({"brand", "replies"})  # checks that tell many faults, parted by semicolons


def show_checks(settings: Settings) -> bool:
    """Print a line for each check; returns whether all of them hold."""
    console = Console(soft_wrap=True, highlight=False)
    checks = asyncio.run(examine(settings))
    for check in checks:
        mark = "[green]ok  [/green]" if check.ok else "[red]FAIL[/red]"
        first, *more = check.hint.split("; ") if check.id in LISTED else [check.hint]
        told = first + (f" -> {check.link}" if check.link else "")
        console.print(f"{mark} {check.id}" + (f": {escape(told)}" if told else ""))
        for fault in more:
            console.print(f"       {escape(fault)}")
    return all(check.ok for check in checks)


async def examine(settings: Settings) -> list[Check]:
    """All checks in order; reads only, and calls only the platforms that are configured."""
    checks = [_try("brand", lambda: load_profile(settings.brand, settings.replies))]
    if checks[0].ok:  # what stands on the profile would only tell its faults again
        checks += [
            _try("guard", lambda: _check_guard(settings)),
            _try("replies", lambda: _check_replies(settings.brand, settings.replies)),
        ]
    checks += [
        _try("secret_key", lambda: _check_secret(settings)),
        _try("form.webhook", settings.form.require_secret),
        _try("incidents.webhook", settings.incidents.require_secret),
        _try("database", lambda: _check_database(settings)),
    ]
    has_sums = checks[-1].ok
    connectors = make_connectors(settings)
    checks.append(_try("connectors", lambda: require_own_brand(settings, connectors)))
    with _sums(settings) if has_sums else nullcontext() as sums:
        for connector in connectors:
            if sums:
                connector.keep_sums(sums)
            checks.extend(await connector.probe())
            await connector.close()
    return checks


@contextmanager
def _sums(settings: Settings) -> Iterator[Ledger]:
    """What was spent so far on platforms that charge."""
    from socialbot.store.database import open_engine
    from socialbot.store.spendings import Spendings

    engine = open_engine(settings.database.url)
    try:
        yield Spendings(engine)
    finally:
        engine.dispose()


def _try(name: str, check: Callable[[], object]) -> Check:
    try:
        check()
    except OperatorError as error:
        return Check(name, ok=False, hint=str(error))
    return Check(name, ok=True)


def _check_secret(settings: Settings) -> None:
    from socialbot.store.seal import Vault

    Vault(settings.secret_key.get_secret_value())


def _check_replies(profile: Path | None, replies: Path | None) -> None:
    from socialbot.redirect.redirect import Redirect

    Redirect(load_brand(profile), replies)


def _check_guard(settings: Settings) -> None:
    from socialbot.nlp.reader import Reader
    from socialbot.pii.guard import Guard

    Guard(load_brand(settings.brand), settings.guard).load()
    Reader().load()


def _check_database(settings: Settings) -> None:
    from socialbot.delivery.dbos_jobs import require_prepared
    from socialbot.store.cursors import check_key
    from socialbot.store.database import open_engine
    from socialbot.store.seal import Vault
    from socialbot.store.upgrade import require_current

    _require_file(settings.database.url)
    engine = open_engine(settings.database.url)
    try:
        require_current(engine)
        require_prepared(engine)
        with engine.connect() as conn:
            check_key(conn, Vault(settings.secret_key.get_secret_value()))
    finally:
        engine.dispose()


def _require_file(url: str) -> None:
    """Opening an SQLite database would make the file; a check changes nothing."""
    name = url.removeprefix(SQLITE)
    if name != url and not Path(name).exists():
        raise OperatorError(f"there is no database file {name}: run `socialbot db upgrade` first")
