"""Where settings come from beside the file: the environment, and the files that it names."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic_settings import BaseSettings, EnvSettingsSource, InitSettingsSource

from socialbot.settings.section import PREFIX, SettingsError

CONNECTORS = ("sandbox", "telegram", "x", "facebook", "instagram", "mastodon")


class PlainVariables(EnvSettingsSource):
    """SOCIALBOT_<KEY> variables; those that name a file are left to SecretFiles."""

    def __init__(self, settings_cls: type[BaseSettings], tables: frozenset[str]) -> None:
        super().__init__(settings_cls)
        self._tables = tables

    def __call__(self) -> dict[str, Any]:
        """What the environment says."""
        return _without_other_connectors(super().__call__(), self._tables)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        found = super()._load_env_vars()
        return {name: value for name, value in found.items() if not name.endswith("_file")}


class SecretFiles(InitSettingsSource):
    """Reads SOCIALBOT_<KEY>_FILE variables: each names a file that holds the value of <KEY>."""

    def __init__(self, settings_cls: type[BaseSettings], tables: frozenset[str]) -> None:
        super().__init__(settings_cls, _without_other_connectors(_read_secret_files(), tables))


def _without_other_connectors(values: dict[str, Any], tables: frozenset[str]) -> dict[str, Any]:
    """A secret in the environment alone does not start a connector."""
    return {key: value for key, value in values.items() if key not in CONNECTORS or key in tables}


def _read_secret_files() -> dict[str, Any]:
    values: dict[str, Any] = {}
    for variable, name in os.environ.items():
        if not (variable.startswith(PREFIX) and variable.endswith("_FILE")):
            continue
        try:
            secret = Path(name).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise SettingsError(f"{variable} names a file that cannot be read") from None
        *tables, key = variable.removeprefix(PREFIX).removesuffix("_FILE").lower().split("__")
        table = values
        for part in tables:
            table = table.setdefault(part, {})
        table[key] = secret
    return values
