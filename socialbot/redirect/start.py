"""Reads a profile so that one error lists all that is wrong with it and with its replies."""

from __future__ import annotations

from pathlib import Path

from socialbot.brand import Brand, ProfileError, load_brand
from socialbot.redirect.shelf import read_shelf


def load_profile(path: Path | None, replies: Path | None) -> Brand:
    """The profile; raises ProfileError. What can be said of the replies without a profile is said
    with the profile's faults; the rest comes when the replies are loaded for the brand."""
    try:
        return load_brand(path)
    except ProfileError as error:
        faults = read_shelf(replies).faults
        told = [f"replies in {replies or 'the package'}: {'; '.join(faults)}"] if faults else []
        raise ProfileError("; ".join([str(error), *told])) from None
