"""Stored text as HTML: escaped first, then its placeholders marked in words."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from socialbot.admin.texts import Texts, say

PLACEHOLDER = re.compile(r"\[([A-Z][A-Z_]{1,59})\]|▒+(?: ▒+)*")


def mark_placeholders(text: str, texts: Texts) -> Markup:
    """Marks [PHONE_NUMBER] as the team calls it. ▒ stands for a word left out: a run of them is
    one block, which is read out and copied in words."""

    def mark(match: re.Match[str]) -> str:
        if match[1]:
            return Markup("<mark>{}</mark>").format(say(texts, "entity", match[1]))
        words = texts["message"]
        gap = Markup('<span class="gap" title="{}"><span>{}</span></span>')
        return gap.format(words["mask"], words["masked"])

    # The escaped text holds no bracket or letter that escaping would have changed.
    return Markup(PLACEHOLDER.sub(mark, str(escape(text))))  # noqa: S704 - escaped above
