"""The brand profile: everything that the bot says, allows and decides on behalf of one brand."""

from __future__ import annotations

from socialbot.brand.faults import ProfileError, describe_faults
from socialbot.brand.live_chat import LiveChat
from socialbot.brand.profile import Allowed, Brand, HelpLine, Links, Purpose, load_brand
from socialbot.brand.rules import CHANNELS
from socialbot.brand.week import MIDNIGHT, Period, Week

__all__ = [
    "CHANNELS",
    "MIDNIGHT",
    "Allowed",
    "Brand",
    "HelpLine",
    "Links",
    "LiveChat",
    "Period",
    "ProfileError",
    "Purpose",
    "Week",
    "describe_faults",
    "load_brand",
]
