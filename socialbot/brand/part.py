"""What every part of the profile has in common."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the profile: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)
