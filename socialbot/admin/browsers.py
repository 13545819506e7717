"""What browser somebody uses, in a few names of ours: headers are anybody's own words."""

from __future__ import annotations

# The first that is found counts: Edge and Opera also call themselves Chrome, and that Safari.
PROGRAMS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "Chrome/": "Chrome",
    "CriOS/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "Windows": "Windows",
    "Android": "Android",
    "iPhone": "iOS",
    "iPad": "iOS",
    "Macintosh": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def browser_of(agent: str) -> str | None:
    """Such as "Firefox, Windows", or None where nothing is known."""
    found = [_first(agent, PROGRAMS), _first(agent, SYSTEMS)]
    return ", ".join(name for name in found if name) or None


def _first(agent: str, marks: dict[str, str]) -> str | None:
    return next((name for mark, name in marks.items() if mark in agent), None)
