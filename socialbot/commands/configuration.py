"""The option that every command takes, and the settings that it names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from socialbot.settings import Settings

DEFAULT_CONFIG = Path("socialbot.toml")

Config = Annotated[
    Path | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration; default: socialbot.toml here, else a fictional sample brand.",
    ),
]


def load(config: Path | None, **overrides: Any) -> Settings:
    """The settings of a file, or of the one that is taken where none is named."""
    from socialbot.settings import load_settings

    path = config or (DEFAULT_CONFIG if DEFAULT_CONFIG.exists() else None)
    return load_settings(path, **overrides)
