"""The HTML of a status as the plain text that its writer typed. Source: Mastodon's documentation,
"Statuses", "Formatting" (paragraphs, line breaks, links with hidden parts, mentions, hashtags)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

BLOCKS = frozenset(
    {"p", "div", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
)
BREAKS = frozenset({"br", "li"})
SILENT = frozenset({"script", "style", "template"})

# Tags and comments. Nothing in it looks beyond the next "<", so that its time grows with the length
# alone: Python's own reader of HTML takes minutes for a hostile page of 100 kB.
_MARK = re.compile(
    r"""<!--[^<>]*+(?<=--)>
    | <(?P<end>/?)(?P<tag>[a-z][a-z0-9]*+)(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+>""",
    re.VERBOSE | re.IGNORECASE,
)


def read_html(source: str) -> str:
    """All that was typed, parts of links included that clients hide. White space stays as it is;
    what only looks like a tag is text."""
    parts: list[str] = []
    silenced = begun = False
    for words, tag, is_end in _cut(source):
        if not silenced and words:
            parts.append(html.unescape(words))
            begun = True
        if tag in SILENT:
            silenced = not is_end
        elif not is_end:
            parts.append(_space_before(tag, begun))
            begun = begun or tag in BREAKS
    return "".join(parts)


def _cut(source: str) -> Iterator[tuple[str, str, bool]]:
    """Words, with the name of the tag behind them and whether it closes something."""
    place = 0
    for mark in _MARK.finditer(source):
        yield source[place : mark.start()], (mark["tag"] or "").lower(), bool(mark["end"])
        place = mark.end()
    yield source[place:], "", False


def _space_before(tag: str, begun: bool) -> str:
    if tag in BREAKS:
        return "\n"
    return "\n\n" if tag in BLOCKS and begun else ""


def drop_greeting(text: str, username: str) -> str:
    """Without the mentions of the account at the beginning: the address line of a status."""
    if not username:
        return text
    own = re.compile(rf"@{re.escape(username)}(?:@[\w.-]+)?(?:\n+|\s|\Z)", re.IGNORECASE)
    while found := own.match(text):
        text = text[found.end() :]
    return text
