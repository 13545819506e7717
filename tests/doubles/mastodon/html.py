"""What was typed as the HTML that Mastodon makes of it: paragraphs, mentions, links cut short."""

from __future__ import annotations

import html
import re

MENTION = re.compile(r"@(\w+)(?:@([\w.-]+))?")
LINK = re.compile(r"https?://[^\s<]+")


def render(text: str, home: str) -> str:
    """`home` is the server's own address."""
    blocks = text.split("\n\n")
    return "".join(f"<p>{_render_block(block, home)}</p>" for block in blocks)


def _render_block(block: str, home: str) -> str:
    parts = []
    end = 0
    for link in LINK.finditer(block):
        parts += [_name(block[end : link.start()], home), _cut(link[0])]
        end = link.end()
    parts.append(_name(block[end:], home))
    return "".join(parts).replace("\n", "<br />")


def _name(text: str, home: str) -> str:
    def link(found: re.Match[str]) -> str:
        place = f"https://{found[2]}" if found[2] else home
        href = f'<a href="{place}/@{found[1]}" class="u-url mention">@<span>{found[1]}</span></a>'
        return f'<span class="h-card" translate="no">{href}</span>'

    return MENTION.sub(link, html.escape(text, quote=False))


def _cut(url: str) -> str:
    """Clients show the middle of a long link only."""
    scheme, rest = re.fullmatch(r"(https?://(?:www\.)?)(.*)", url, re.DOTALL).groups()  # type: ignore[union-attr]
    shown, hidden = html.escape(rest[:30]), html.escape(rest[30:])
    kind = ' class="ellipsis"' if hidden else ""
    return (
        f'<a href="{html.escape(url)}" target="_blank" rel="nofollow noopener">'
        f'<span class="invisible">{scheme}</span><span{kind}>{shown}</span>'
        f'<span class="invisible">{hidden}</span></a>'
    )
