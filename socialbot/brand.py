"""The brand profile: everything that the bot says or allows on behalf of one brand."""

from __future__ import annotations

import tomllib
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import (
    BaseModel,
    ConfigDict,
    EmailStr,
    Field,
    HttpUrl,
    UrlConstraints,
    ValidationError,
    field_validator,
)

from socialbot.errors import OperatorError

SecureUrl = Annotated[HttpUrl, UrlConstraints(allowed_schemes=["https"])]


class ProfileError(OperatorError):
    """The brand profile cannot be used; the text says which key and how to mend it."""


PLAIN = {"extra_forbidden": "unknown key, check its spelling", "missing": "is missing"}


class Part(BaseModel):
    """A part of the profile: unknown keys are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


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
    `no_links_on` names the platforms on which public replies carry no link (a post with a link
    costs more on X); `time_zone` is the one that the team reads times in."""

    name: str = Field(min_length=1)
    country: str = Field(pattern="^[A-Z]{2}$")
    time_zone: str = "Europe/Istanbul"
    gaming: bool = False
    links: Links
    allowed: Allowed = Allowed()
    help_lines: tuple[HelpLine, ...] = Field(min_length=1)
    no_links_on: tuple[str, ...] = ("x",)

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


def describe_faults(error: ValidationError) -> str:
    """All faults of a validation in one line, each with its key and never with its value."""
    return "; ".join(
        f"{'.'.join(str(part) for part in fault['loc'])}: {PLAIN.get(fault['type'], fault['msg'])}"
        for fault in error.errors(include_url=False, include_context=False, include_input=False)
    )
