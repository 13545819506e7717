"""Words that commit the brand: a reply informs and directs, it never promises, decides, steers."""

from __future__ import annotations

import re
from collections.abc import Mapping

from socialbot.redirect import promises_english, promises_turkish


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + ")")


# On folded words with one blank between them (see disguise.words).
PROMISES: Mapping[str, re.Pattern[str]] = {
    name: _any_of(*promises_turkish.PROMISES[name], *promises_english.PROMISES[name])
    for name in ("promise", "decision", "advice")
}
