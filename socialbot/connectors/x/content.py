"""What a post or a message says: its words as they were typed, and how many media it carries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from socialbot.connectors.common.shapes import Unreadable, listed, words
from socialbot.connectors.x.shapes import table

PICTURES = ("pic.x.com/", "pic.twitter.com/")
SHORT_AT_END = re.compile(r"\s*https://t\.co/\w+\s*$", re.ASCII)
ESCAPED = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def text_of(item: Mapping[str, Any]) -> str:
    """The whole text, also of a long post. X shortens links and escapes three signs: what was
    typed is put back, and the link to a medium that comes along is left out. Raises Unreadable."""
    long = table(item.get("note_tweet") or item.get("note_post"))
    text = words(long.get("text")) or words(item.get("text"))
    for short, typed in _links(table(item.get("entities")), table(long.get("entities"))):
        text = text.replace(f" {short}", short) if not typed else text
        text = text.replace(short, typed)
    if count_media(item):
        text = SHORT_AT_END.sub("", text)
    for sign, typed in ESCAPED:
        text = text.replace(sign, typed)
    return text


def count_media(item: Mapping[str, Any]) -> int:
    """Pictures, films, voices and cards, by their keys; X's polls and articles count as one."""
    attached = table(item.get("attachments"))
    names = ("media_keys", "card_ids", "poll_ids")
    count = sum(len(listed(attached.get(name))) for name in names)
    return count or int(bool(attached) or bool(item.get("article")))


def _links(*entities: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each short link and what stood in its place: nothing for a medium."""
    found = []
    for each in entities:
        for link in listed(each.get("urls")):
            fields = table(link)
            short = words(fields.get("url"))
            if not short:
                raise Unreadable
            shown = words(fields.get("display_url"))
            medium = bool(fields.get("media_key")) or shown.startswith(PICTURES)
            typed = "" if medium else words(fields.get("expanded_url")) or short
            found.append((short, typed))
    return found
