"""The HTML of a status as the plain text that its writer typed. Source: Mastodon's documentation,
"Statuses", "Formatting" (paragraphs, line breaks, links with hidden parts, mentions, hashtags)."""

from __future__ import annotations

import re
from html.parser import HTMLParser

BLOCKS = frozenset(
    {"p", "div", "blockquote", "pre", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6"}
)
SILENT = frozenset({"script", "style", "template"})


class _Reader(HTMLParser):
    """Collects the words; never fetches, runs or keeps markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silenced = 0
        self._first = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"br", "li"}:
            self.parts.append("\n")
        elif tag in BLOCKS:
            if not self._first:
                self.parts.append("\n\n")
            self._first = False
        elif tag in SILENT:
            self._silenced += 1
        if tag == "img":
            self.parts += [value or "" for name, value in attrs if name == "alt"]

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and self._silenced:
            self._silenced -= 1

    def handle_data(self, data: str) -> None:
        # Hidden parts of a link ("https://", the end of a long path) are what was typed as well.
        if not self._silenced:
            self.parts.append(data)
            self._first = False


def read_html(html: str) -> str:
    """All that was typed, link parts included that clients hide. White space stays as it is."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "".join(reader.parts)


def drop_greeting(text: str, username: str) -> str:
    """Without the mentions of the account at the beginning: the address line of a status."""
    if not username:
        return text
    own = re.compile(rf"@{re.escape(username)}(?:@[\w.-]+)?(?:\n+|\s|\Z)", re.IGNORECASE)
    while found := own.match(text):
        text = text[found.end() :]
    return text
