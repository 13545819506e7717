"""The profile of one brand, and how it is read."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import (
    BeforeValidator,
    EmailStr,
    Field,
    HttpUrl,
    ModelWrapValidatorHandler,
    UrlConstraints,
    ValidationError,
    field_validator,
    model_validator,
)

from socialbot.brand.faults import Fault, ProfileError, describe_faults, list_faults, refuse
from socialbot.brand.live_chat import LiveChat, find_unknown_holidays
from socialbot.brand.official import find_unofficial
from socialbot.brand.part import Part
from socialbot.brand.rules import CHANNELS, read_channels, read_modes
from socialbot.domain import Channel, Intent, Mode

SecureUrl = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"])]
Channels = Annotated[dict[Intent, Channel], BeforeValidator(read_channels)]
Modes = Annotated[dict[Intent, Mode], BeforeValidator(read_modes)]


class Links(Part):
    """The brand's official addresses, the only ones that a reply may name."""

    live_chat: SecureUrl
    email: EmailStr
    web_form: SecureUrl
    info: SecureUrl
    responsible_use: SecureUrl


class Purpose(StrEnum):
    """Whom a help line is for: it is named in answers to them, and in no other."""

    CRISIS = "crisis"
    ADDICTION = "addiction"
    CHILD = "child"


class HelpLine(Part):
    """A public help line of the brand's country, and what it is for, in Turkish and English."""

    purpose: Purpose
    name: str = Field(min_length=1)
    number: str = Field(pattern=r"^\+?[0-9][0-9 ]*$")
    tr: str = Field(min_length=1)
    en: str = Field(min_length=1)


class Allowed(Part):
    """The brand's own public data, which the guard lets through."""

    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    promo_codes: tuple[str, ...] = ()


class Brand(Part):
    """One brand. `help_lines` are for people at risk, one of them at least for a crisis;
    `no_links_on` names the platforms on which public replies carry no link (on X a reply with one
    costs twenty times as much); `hide_personal_posts` lets the bot hide public posts that carry
    personal data, where the platform can; `time_zone` is the one of opening hours, and that the
    team reads times in; `channels` and `modes` hold what differs from the rule book."""

    name: str = Field(min_length=1)
    country: str = Field(pattern="^[A-Z]{2}$")
    time_zone: str = "Europe/Istanbul"
    gaming: bool = False
    links: Links
    allowed: Allowed = Allowed()
    help_lines: tuple[HelpLine, ...] = Field(min_length=1)
    no_links_on: tuple[str, ...] = ("x",)
    hide_personal_posts: bool = False
    channels: Channels = Field(default_factory=dict)
    modes: Modes = Field(default_factory=dict)
    live_chat: LiveChat = LiveChat()

    def channel_of(self, intent: Intent) -> Channel:
        """Where a topic goes: the profile's channel, or the rule book's."""
        return self.channels.get(intent, CHANNELS[intent])

    def mode_of(self, intent: Intent) -> Mode:
        """What the bot may do by itself with a topic."""
        return self.modes.get(intent, Mode.AUTOMATIC)

    @model_validator(mode="wrap")
    @classmethod
    def _is_whole(cls, raw: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """What stands in two parts is compared in the raw profile, so that one fault never hides
        another."""
        faults: list[Fault] = [*find_unofficial(raw), *find_unknown_holidays(raw)]
        try:
            brand = handler(raw)
        except ValidationError as error:
            refuse(cls.__name__, [*list_faults(error), *faults])
            raise
        refuse(cls.__name__, faults)
        return brand

    @field_validator("time_zone")
    @classmethod
    def _is_known(cls, name: str) -> str:
        try:
            return ZoneInfo(name).key
        except (KeyError, ValueError, OSError):
            raise ValueError("not a time zone: write one such as Europe/Istanbul") from None

    @field_validator("help_lines")
    @classmethod
    def _has_one_for_a_crisis(cls, lines: tuple[HelpLine, ...]) -> tuple[HelpLine, ...]:
        if not any(line.purpose is Purpose.CRISIS for line in lines):
            raise ValueError('no line with purpose = "crisis"')
        return lines


def load_brand(path: Path | None = None) -> Brand:
    """Read a profile (TOML), or the fictional sample brand; raises ProfileError."""
    source = resources.files("socialbot") / "sample" / "brand.toml" if path is None else path
    try:
        data = tomllib.loads(source.read_text(encoding="utf-8-sig"))
        return Brand.model_validate(data)
    except FileNotFoundError:
        raise ProfileError(f"brand profile not found: {path}") from None
    except OSError as error:
        raise ProfileError(f"brand profile {path} cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ProfileError(f"brand profile {path} is not valid TOML: {error}") from None
    except ValidationError as error:
        raise ProfileError(f"brand profile {path}: {describe_faults(error)}") from None
