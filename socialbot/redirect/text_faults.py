"""What is wrong with one text: every fault that the gate and the platforms' lengths find in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialbot.brand import Brand
from socialbot.domain import Kind
from socialbot.redirect.length import LIMITS, find_overlong
from socialbot.redirect.outbound import refusals
from socialbot.redirect.sayings import Saying, Sayings
from socialbot.redirect.templates import Wording, render

SAMPLE_CODE = "K7F-2QX-9"
CANNOT_RENDER = "cannot be rendered"
WHY = {
    "empty": "says nothing",
    "too_long": "is too long",
    "hidden_characters": "holds characters that are not seen or mixes alphabets",
    "foreign_address": "names an address that is not the brand's",
    "foreign_handle": "names an account that is not the brand's",
    "foreign_number": "holds a number that is not the brand's",
    "promise": "reads as a promise",
    "decision": "reads as a decision",
    "advice": "reads as advice",
}


def try_wording(sayings: Sayings, saying: Saying, wording: Wording) -> str | None:
    """The words, or None where they cannot be rendered."""
    values = sayings.values_of(saying)
    try:
        return render(wording, saying.kind, values)
    except Exception:  # noqa: BLE001  a reply file may raise anything, and must be named
        return None


def find_in_text(text: str | None, kind: Kind, brand: Brand) -> Iterator[str]:
    """Every fault of a text; of None, that there is no text."""
    if text is None:
        yield CANNOT_RENDER
        return
    overlong = list(find_overlong(text, kind))
    yield from overlong
    for code in refusals(text, brand, LIMITS[kind]):
        if not (overlong and code == "too_long"):  # told better, with the platform
            yield f"{WHY[code]} ({code})"


def first_of_each(faults: Iterable[str], told: set[str]) -> Iterator[str]:
    """The faults of a kind that is not told yet; adds their kinds to `told`."""
    for fault in faults:
        kind = fault.split(" (")[0]
        if kind not in told:
            told.add(kind)
            yield fault
