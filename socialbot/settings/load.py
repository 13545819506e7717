"""Reads socialbot.toml: no secrets in it, and every fault told with its key."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError as SourceError

from socialbot.brand import describe_faults
from socialbot.settings.section import PREFIX, SettingsError
from socialbot.settings.tables import SQLITE
from socialbot.settings.whole import Settings

SECRETS = (
    ("secret_key",),
    ("telegram", "token"),
    ("telegram", "webhook_secret"),
    ("x", "consumer_key"),
    ("x", "consumer_secret"),
    ("x", "access_token"),
    ("x", "access_token_secret"),
    ("facebook", "page_token"),
    ("facebook", "app_secret"),
    ("facebook", "verify_token"),
    ("instagram", "page_token"),
    ("instagram", "app_secret"),
    ("instagram", "verify_token"),
    ("mastodon", "access_token"),
    ("form", "webhook_secret"),
    ("incidents", "webhook_secret"),
    ("admin", "oidc", "client_secret"),
)


def load_settings(path: Path | None = None, **overrides: Any) -> Settings:
    """Read `path` (TOML), or the defaults with the sample brand where path is None.

    A relative path inside the file counts from the file's folder. Raises SettingsError.
    """
    data = {**(_read_toml(path) if path else {}), **overrides}
    try:
        return Settings(**data)
    except SourceError:
        raise SettingsError(f"a {PREFIX}... variable of a list or table must be JSON") from None
    except ValidationError as error:
        place = path or "settings"
        raise SettingsError(f"{place}: {describe_faults(error)}") from None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise SettingsError(f"{path} not found: name a file with --config") from None
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from None
    _refuse_secrets(path, data)
    _place_paths(path.parent, data)
    return data


def _place_paths(folder: Path, data: dict[str, Any]) -> None:
    """Relative paths in the file count from its folder, wherever the command is started."""
    for key in ("brand", "replies"):
        if isinstance(data.get(key), str):
            data[key] = folder / data[key]
    database = data.get("database")
    if isinstance(database, dict) and isinstance(url := database.get("url"), str):
        name = url.removeprefix(SQLITE)
        if name != url and name and not name.startswith((":", "/")):
            database["url"] = f"{SQLITE}{folder.absolute() / name}"


def _refuse_secrets(path: Path, data: dict[str, Any]) -> None:
    """A configuration file is copied and shown around; a secret in it is a mistake."""
    for *tables, key in SECRETS:
        table: Any = data
        for name in tables:
            table = table.get(name) if isinstance(table, dict) else None
        if isinstance(table, dict) and key in table:
            variable = PREFIX + "__".join((*tables, key)).upper()
            raise SettingsError(f"{path}: {key} is a secret: set {variable} or {variable}_FILE")
