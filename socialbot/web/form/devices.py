"""What a browser says of itself, as the form's own choices: filled in so that people need not."""

from __future__ import annotations

import re

from socialbot.web.form.fields import short_version

# In this order: a browser also names those that it descends from.
PROGRAMS = (
    ("edge", re.compile(r"\bEdg(?:A|iOS)?/([\d.]+)")),
    ("opera", re.compile(r"\bOPR/([\d.]+)")),
    ("samsung", re.compile(r"\bSamsungBrowser/([\d.]+)")),
    ("firefox", re.compile(r"\b(?:Firefox|FxiOS)/([\d.]+)")),
    ("chrome", re.compile(r"\b(?:Chrome|CriOS)/([\d.]+)")),
    ("safari", re.compile(r"\bVersion/([\d.]+).*\bSafari/")),
)
DEVICES = (
    ("iphone", re.compile(r"\biPhone\b")),
    ("ipad", re.compile(r"\biPad\b")),
    ("android", re.compile(r"\bAndroid\b.*\bMobile\b")),
    ("android_tablet", re.compile(r"\bAndroid\b")),
    ("windows", re.compile(r"\bWindows NT\b")),
    ("mac", re.compile(r"\bMacintosh\b")),
    ("linux", re.compile(r"\bLinux\b")),
)
LONGEST = 400


def guess(user_agent: str) -> dict[str, str]:
    """Values for device, program and version, each only where it is said."""
    said = user_agent[:LONGEST]
    device = next((name for name, pattern in DEVICES if pattern.search(said)), None)
    values = {"device": device} if device else {}
    for name, pattern in PROGRAMS:
        if found := pattern.search(said):
            return {**values, "program": name, "version": short_version(found[1])}
    return values
