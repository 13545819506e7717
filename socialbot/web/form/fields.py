"""The form's fields: what they may hold, and what is wrong with what they hold."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from socialbot.case_codes import is_code

AREAS = ("access", "display", "function", "speed", "other")
DEVICES = ("android", "iphone", "android_tablet", "ipad", "windows", "mac", "linux", "other")
PROGRAMS = ("app", "chrome", "safari", "firefox", "edge", "samsung", "opera", "other")
CHOICES = {"area": AREAS, "device": DEVICES, "program": PROGRAMS}
LONGEST = {"what": 2000, "place": 200, "error_text": 1000, "version": 30, "case_code": 20}
SHORTEST_STORY = 10
REQUIRED = ("what", "area", "place", "happened_at", "device", "program", "version")
FREE_TEXTS = ("what", "place", "error_text")
ORDER = (*REQUIRED, "error_text", "case_code")

VERSION = re.compile(r"[vV]?(\d{1,3})(?:\.(\d{1,5}))?(?:\.\d{1,5}){0,2}")
UNKNOWN_VERSION = frozenset({"?", "-", "bilmiyorum", "unknown", "don't know", "dont know"})
TIME_FORMS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M")
CLOCKS_DIFFER = timedelta(minutes=5)
OLDEST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody typed. Lives in memory only; its repr hides all content."""

    values: Mapping[str, str] = field(repr=False)

    @classmethod
    def of(cls, fields: Mapping[str, str]) -> Draft:
        """The form's own fields among those that came, without outer spaces."""
        return cls({name: fields.get(name, "").strip() for name in ORDER})

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


def check(draft: Draft, zone: ZoneInfo, now: datetime) -> dict[str, str]:
    """What is wrong with each field, as a code of the form's words; empty where nothing is. The
    time is read as one of `zone`."""
    problems = {name: "missing" for name in REQUIRED if not draft[name]}
    for name, longest in LONGEST.items():
        if len(draft[name]) > longest:
            problems[name] = "too_long"
    for name, choices in CHOICES.items():
        if draft[name] and draft[name] not in choices:
            problems[name] = "missing"
    problems = _check_story(draft) | _check_version(draft) | _check_code(draft) | problems
    if "happened_at" not in problems:
        problems |= _check_time(draft, zone, now)
    return {name: problems[name] for name in ORDER if name in problems}


def read_time(text: str, zone: ZoneInfo) -> datetime | None:
    """A date and time as a browser or a person writes them, None where they cannot be read."""
    for form in TIME_FORMS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=zone)
        except ValueError:
            continue
    return None


def short_version(text: str) -> str:
    """The first two parts of a version, the second only where it is short; "" where it is not
    known. No more is kept: a long number could be somebody's."""
    found = VERSION.fullmatch(text)
    if not found:
        return ""
    minor = found[2] if found[2] and len(found[2]) <= 2 else ""
    return f"{int(found[1])}.{minor}" if minor else str(int(found[1]))


def _check_story(draft: Draft) -> dict[str, str]:
    return {"what": "too_short"} if 0 < len(draft["what"]) < SHORTEST_STORY else {}


def _check_version(draft: Draft) -> dict[str, str]:
    version = draft["version"]
    known = not version or version.casefold() in UNKNOWN_VERSION or VERSION.fullmatch(version)
    return {} if known else {"version": "no_version"}


def _check_code(draft: Draft) -> dict[str, str]:
    code = draft["case_code"]
    return {"case_code": "no_code"} if code and not is_code(code) else {}


def _check_time(draft: Draft, zone: ZoneInfo, now: datetime) -> dict[str, str]:
    moment = read_time(draft["happened_at"], zone)
    if moment is None:
        return {"happened_at": "no_time"}
    if moment > now + CLOCKS_DIFFER:
        return {"happened_at": "in_future"}
    return {"happened_at": "too_old"} if moment < now - OLDEST else {}
