"""What a page of the admin weighs and costs, for `socialbot benchmark admin`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import ceil
from time import perf_counter

import httpx

from socialbot.commands.admin_server import Server

STATIC = re.compile(r'(?:href|src)="(/static/[^"]+)"')
WARM_UP = 3
REFERENCE = "a static file"


@dataclass(frozen=True, slots=True)
class Page:
    """An address, and how the table calls it. is_search: it has the bar of searches too."""

    name: str
    path: str
    is_search: bool = False


PAGES = (
    Page("queue", "/queue"),
    Page("queue, filtered", "/queue?platform=x&language=en&assignee=nobody"),
    Page("queue, rare filters", "/queue?platform=mastodon&reason=legal&language=en"),
    Page("queue, done", "/queue?state=done"),
    Page("search: LUTFEN", "/queue?q=LUTFEN", is_search=True),
    Page("search: deposit limit", "/queue?q=deposit+limit", is_search=True),
    Page("search in vain", "/queue?q=zzyzx", is_search=True),
    Page("search in what is done", "/queue?state=done&q=zzyzx", is_search=True),
    Page("cases", "/cases"),
    Page("cases, filtered", "/cases?state=closed&platform=x&topic=payment"),
    Page("reports", "/reports"),
    Page("reports, all", "/reports?show=all"),
    Page("incidents", "/incidents"),
    Page("replies", "/replies"),
    Page("insights, 30 days", "/insights"),
    Page("insights, 12 months", "/insights?span=12m"),
    Page("audit", "/settings/audit"),
)


@dataclass(frozen=True, slots=True)
class Cost:
    """A page's figures. kilobytes: of a first visit, with styles and scripts, as they are sent.
    cpu_ms: of the server's process for one request, None where the system does not tell; ratio:
    that as a multiple of a static file's. p50_ms, p95_ms: until the last byte."""

    name: str
    kilobytes: float
    cpu_ms: float | None
    ratio: float | None
    p50_ms: float
    p95_ms: float
    is_search: bool = False


def measure_pages(browser: httpx.Client, server: Server, requests: int) -> list[Cost]:
    """A static file, then every list page of the same server, each asked for so often."""
    (file, *_) = _find_files(browser.get("/queue").text)
    first = _measure(browser, server, Page(REFERENCE, file), requests)
    pages = [_measure(browser, server, page, requests) for page in PAGES]
    return [_compare(cost, first) for cost in (first, *pages)]


def _measure(browser: httpx.Client, server: Server, page: Page, requests: int) -> Cost:
    size = weigh(browser, page.path)
    for _ in range(WARM_UP):
        browser.get(page.path)
    before = server.cpu_seconds()
    times = sorted(_time(browser, page.path) for _ in range(requests))
    after = server.cpu_seconds()
    cpu = None if before is None or after is None else 1000 * (after - before) / requests
    return Cost(
        page.name,
        kilobytes=round(size / 1000, 1),
        cpu_ms=None if cpu is None else round(cpu, 2),
        ratio=None,
        p50_ms=_rank(times, 0.50),
        p95_ms=_rank(times, 0.95),
        is_search=page.is_search,
    )


def _time(browser: httpx.Client, path: str) -> float:
    start = perf_counter()
    browser.get(path).raise_for_status()
    return perf_counter() - start


def weigh(browser: httpx.Client, path: str) -> int:
    """Bytes of an address and all that it names, each once, as they are sent."""
    size, text = _read(browser, path)
    return size + sum(_read(browser, file)[0] for file in _find_files(text))


def _read(browser: httpx.Client, path: str) -> tuple[int, str]:
    answer = browser.get(path)
    answer.raise_for_status()
    return answer.num_bytes_downloaded, answer.text


def _find_files(text: str) -> list[str]:
    """What a page loads, each once."""
    return sorted(set(STATIC.findall(text)))


def _rank(ordered: Sequence[float], share: float) -> float:
    """Of sorted seconds, in milliseconds, by the nearest rank."""
    return round(1000 * ordered[max(0, ceil(share * len(ordered)) - 1)], 2)


def _compare(cost: Cost, first: Cost) -> Cost:
    if cost.cpu_ms is None or not first.cpu_ms:
        return cost
    return replace(cost, ratio=round(cost.cpu_ms / first.cpu_ms, 2))
