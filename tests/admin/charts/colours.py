"""Colours as eyes see them: contrast by WCAG, distance in CIELAB, also with colour blindness."""

from __future__ import annotations

import re
from itertools import pairwise

Colour = tuple[float, float, float]

# Machado, Oliveira, Fernandes (2009), full severity, on linear RGB.
EYES: dict[str, tuple[Colour, Colour, Colour]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deutan": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritan": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def read_colours(css: str) -> dict[str, str]:
    """{name: "#rrggbb"} of the variables in a piece of a style sheet."""
    found = re.findall(r"--([\w-]+):\s*#([0-9a-f]{3,6})\b", css)
    return {
        name: value if len(value) == 6 else "".join(2 * d for d in value) for name, value in found
    }


def linear(colour: str) -> Colour:
    parts = [int("".join(pair), 16) / 255 for pair in list(pairwise(colour))[::2]]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """By WCAG: 1 to 21."""
    low, high = sorted(_times(TO_XYZ, linear(colour))[1] for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str, eye: str) -> float:
    """How far two colours are for an eye; 2 is just seen."""
    pair = [_lab(_times(EYES[eye], linear(colour))) for colour in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5


def _lab(colour: Colour) -> Colour:
    seen = _times(TO_XYZ, tuple(min(1.0, max(0.0, part)) for part in colour))  # type: ignore[arg-type]
    x, y, z = (_root(part / white) for part, white in zip(seen, WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def _times(matrix: tuple[Colour, ...], colour: Colour) -> Colour:
    red, green, blue = (sum(m * c for m, c in zip(row, colour, strict=True)) for row in matrix)
    return red, green, blue
