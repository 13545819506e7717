"""The cue tables: one file an intent, read once. See README.md beside them for the language."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_table(name: str) -> dict[str, Any]:
    """The table in <name>.toml of this folder."""
    source = resources.files(__name__) / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
