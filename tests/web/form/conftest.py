"""The form in memory: a clock that is set, the real pipeline, and a browser without a window."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from html import unescape

import httpx
import pytest
from prometheus_client import CollectorRegistry

from socialbot.brand import Brand, load_brand
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.settings import Form, Web
from socialbot.store.reports import NewReport
from socialbot.store.seal import Vault
from socialbot.web.app import build_app
from socialbot.web.form.site import FormSite
from socialbot.web.health import Health

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
ORIGIN = "http://localhost"
PHONE = "0532 123 45 67"
TOKEN = re.compile(r'name="token" value="([^"]*)"')
GOOD = {
    "what": "Onay düğmesine basınca sayfa boş kalıyor",
    "area": "function",
    "place": "Ödeme sayfası",
    "happened_at": "2026-03-02T12:05",  # 09:05 UTC in the brand's zone
    "device": "android",
    "program": "chrome",
    "version": "141.0.7390.55",
    "error_text": "",
    "case_code": "",
}


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@dataclass
class MemoryReports:
    """Keeps what is filed; a number once."""

    filed: dict[str, NewReport] = field(default_factory=dict)
    codes: list[str | None] = field(default_factory=list)

    def file(self, report: NewReport, case_code: str | None = None) -> bool:
        self.codes.append(case_code)
        if report.number in self.filed:
            return False
        self.filed[report.number] = report
        return True


@dataclass
class Stage:
    reports: MemoryReports
    http: httpx.AsyncClient
    registry: CollectorRegistry
    now: datetime = NOW

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    async def token(self, **query: str) -> str:
        """A token of a page that is old enough to be sent."""
        found = TOKEN.search((await self.http.get("/form", params=query)).text)
        assert found
        self.wait(seconds=10)
        return found[1]

    async def send(self, path: str = "/form", **fields: str) -> httpx.Response:
        """Send the form as a browser does, filled in well but for these fields."""
        if "token" not in fields:
            fields["token"] = await self.token()
        headers = {"origin": ORIGIN}
        return await self.http.post(path, data={**GOOD, **fields}, headers=headers)

    @property
    def only(self) -> NewReport:
        (report,) = self.reports.filed.values()
        return report

    def count(self, result: str) -> float:
        return self.registry.get_sample_value("socialbot_form_total", {"result": result}) or 0.0


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load_brand()


@pytest.fixture(scope="session")
def pipeline(brand: Brand) -> Pipeline:
    pipeline = Pipeline(brand, depth=Depth.FILES)
    pipeline.warm_up()
    return pipeline


def open_stage(brand: Brand, pipeline: Pipeline, settings: Form, proxies: int = 0) -> Stage:
    registry, reports = CollectorRegistry(), MemoryReports()
    vault = Vault("a secret of the tests, long enough")
    site = FormSite(brand, pipeline, reports, vault.hash, settings, registry, lambda: stage.now)
    app = build_app(Web(trusted_proxies=proxies), Health(registry), form=site)
    http = httpx.AsyncClient(
        transport=httpx.ASGITransport(app, client=("203.0.113.9", 50000)),
        base_url=ORIGIN,
        headers={"accept-language": "tr-TR,tr;q=0.9"},
    )
    stage = Stage(reports, http, registry)
    return stage


@pytest.fixture
def stage(brand: Brand, pipeline: Pipeline) -> Iterator[Stage]:
    return open_stage(brand, pipeline, Form())


def words_of(html: str) -> str:
    """The text of a page without its tags."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html)))


def problems_of(html: str) -> dict[str, str]:
    """What the page says beside each field."""
    found = re.findall(r'<p class="problem" id="(\w+)-problem">([^<]*)</p>', html)
    return {name: unescape(words) for name, words in found}
