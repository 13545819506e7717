"""How a person takes a case to an official channel: addresses that carry its code.

The code joins records and allows nothing. An address is the profile's own, to the letter, but for
the one query parameter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from socialbot.brand import Brand
from socialbot.case_codes import ALPHABET

CASE = "case"  # what the form reads
SHAPE = f"[{ALPHABET}]{{3}}-[{ALPHABET}]{{3}}-[{ALPHABET}]"
_MARK = "CASECODE"


def live_chat_link(brand: Brand, code: str) -> str:
    """The link to live chat, with the code where the profile names a parameter for it."""
    parameter = brand.live_chat.code_parameter
    return add_code(str(brand.links.live_chat), parameter, code)


def form_link(brand: Brand, code: str) -> str:
    """The link to the form on the site, with the code that is filled in there."""
    return add_code(str(brand.links.web_form), CASE, code)


def add_code(url: str, parameter: str | None, code: str) -> str:
    """The link with the code as its last query parameter; as it is without either."""
    if not parameter or not code:
        return url
    parts = urlsplit(url)
    query = f"{parts.query}&{parameter}={code}" if parts.query else f"{parameter}={code}"
    return urlunsplit(parts._replace(query=query))


def patterns(brand: Brand) -> Iterator[str]:
    """Regular expressions of the links that carry a code, which is their only group."""
    for link in (live_chat_link, form_link):
        marked, plain = link(brand, _MARK), link(brand, "")
        if marked != plain:
            before, _, after = marked.rpartition(_MARK)
            yield f"{_host(before)}({SHAPE}){re.escape(after)}"


def _host(url: str) -> str:
    """The beginning of a link: its host in any case, with or without https."""
    host, slash, path = url.removeprefix("https://").partition("/")
    return f"(?ai:(?:https://)?{re.escape(host)}){re.escape(slash + path)}"
