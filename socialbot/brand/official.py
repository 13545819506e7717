"""Which hosts are the brand's own: every link and mailbox of the profile must be on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from socialbot.brand.faults import Fault, table

_DOMAIN = re.compile(r"(?!-)[^\s/:@?#]+(?:\.[^\s/:@?#]+)+")
_REASON = "not on a domain of allowed.domains"


def find_unofficial(raw: object) -> Iterator[Fault]:
    """Faults of a profile that names addresses outside the brand's own domains."""
    domains = _texts(table(raw, "allowed").get("domains"))
    for number, domain in enumerate(domains):
        if not _DOMAIN.fullmatch(domain):
            yield ("allowed", "domains", number), "no domain; write one such as papatya.example"
    own = {_plain(domain) for domain in domains}
    for key, address in table(raw, "links").items():
        if isinstance(address, str) and not _is_on(_host(address), own):
            yield ("links", key), _REASON
    for number, mailbox in enumerate(_texts(table(raw, "allowed").get("emails"))):
        if not _is_on(_host(mailbox), own):
            yield ("allowed", "emails", number), _REASON


def _texts(raw: object) -> list[str]:
    return [text for text in raw if isinstance(text, str)] if isinstance(raw, list | tuple) else []


def _host(address: str) -> str:
    """The host of a link or mailbox, or nothing where there is none."""
    try:
        host = urlsplit(address).hostname if "://" in address else address.rpartition("@")[2]
    except ValueError:
        return ""
    return _plain(host or "")


def _is_on(host: str, domains: set[str]) -> bool:
    """Whether a host is one of the domains or below it; what is no host is refused elsewhere."""
    return not host or any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _plain(host: str) -> str:
    """One spelling of a host: lower case, and as it stands in the DNS."""
    try:
        return host.casefold().rstrip(".").encode("idna").decode("ascii")
    except UnicodeError:
        return host.casefold()
