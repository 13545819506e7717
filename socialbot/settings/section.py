"""What every table of socialbot.toml is, and the fault that says which key to mend."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from socialbot.errors import OperatorError

PREFIX = "SOCIALBOT_"
ADDRESS = r"^https?://[^\s/]+"


class SettingsError(OperatorError):
    """The configuration cannot be used; the text says which key and how to mend it."""


class Section(BaseModel):
    """A table of socialbot.toml: unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)
