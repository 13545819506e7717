"""Spam is kept out without asking anybody else: time, a trap, limits, one report a page."""

from __future__ import annotations

import asyncio
import re
from datetime import timedelta

import pytest

from socialbot.brand import Brand
from socialbot.pipeline import Pipeline
from socialbot.settings import Form
from socialbot.web.form import site
from socialbot.web.form.limits import Limit
from tests.web.form.conftest import GOOD, NOW, ORIGIN, TOKEN, Stage, open_stage, words_of

pytestmark = pytest.mark.anyio
HOUR = timedelta(hours=1)


async def test_the_same_form_sent_twice_is_one_report(stage: Stage) -> None:
    token = await stage.token()
    first, second = await stage.send(token=token), await stage.send(token=token)
    assert first.status_code == second.status_code == 200
    assert stage.only.number in words_of(second.text)
    assert (stage.count("filed"), stage.count("repeated")) == (1, 1)


async def test_a_program_that_sends_at_once_has_to_wait(stage: Stage) -> None:
    token = await stage.token()
    stage.wait(seconds=-9)
    answer = await stage.send(token=token)
    assert answer.status_code == 422
    assert "çok hızlı" in words_of(answer.text)
    stage.wait(seconds=9)
    assert (await stage.send(token=token)).status_code == 200


async def test_a_page_that_was_open_too_long_is_renewed_with_what_was_typed(stage: Stage) -> None:
    token = await stage.token()
    stage.wait(hours=13)
    answer = await stage.send(token=token)
    assert answer.status_code == 422
    assert GOOD["what"] in answer.text
    fresh = TOKEN.search(answer.text)
    assert fresh
    stage.wait(seconds=5)
    assert (await stage.send(token=fresh[1])).status_code == 200


@pytest.mark.parametrize(
    "token", ["", "x", "1772443800.aa.bb", f"1772443800.{'a' * 32}.{'b' * 64}"]
)
async def test_a_token_that_is_not_ours_is_refused(stage: Stage, token: str) -> None:
    assert (await stage.send(token=token)).status_code == 422
    assert (await stage.send("/form/check", token=token)).status_code == 403
    assert stage.reports.filed == {}


async def test_a_changed_token_is_refused(stage: Stage) -> None:
    token = await stage.token()
    moved = str(int(token.partition(".")[0]) - 5) + token[token.index(".") :]
    assert (await stage.send(token=moved)).status_code == 422
    assert stage.reports.filed == {}


async def test_who_fills_in_the_hidden_field_is_told_and_not_filed(stage: Stage) -> None:
    answer = await stage.send(website="https://spam.example")
    assert answer.status_code == 422
    assert "gizli bir alan" in words_of(answer.text)
    assert "spam.example" not in answer.text
    assert stage.reports.filed == {}


async def test_one_client_is_bounded_and_others_go_on(brand: Brand, pipeline: Pipeline) -> None:
    stage = open_stage(brand, pipeline, Form(reports_per_hour=2), proxies=1)
    answers = [await send_from(stage, "198.51.100.1") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert 0 < int(answers[2].headers["retry-after"]) <= 1800
    assert GOOD["what"] in answers[2].text
    assert (await send_from(stage, "198.51.100.2")).status_code == 200
    stage.wait(minutes=31)
    assert (await send_from(stage, "198.51.100.1")).status_code == 200


async def test_reports_at_the_same_time_are_bounded_too(brand: Brand, pipeline: Pipeline) -> None:
    stage = open_stage(brand, pipeline, Form(reports_per_hour=3))
    tokens = [await stage.token() for _ in range(12)]
    answers = await asyncio.gather(*(stage.send(token=token) for token in tokens))
    assert sorted(answer.status_code for answer in answers) == [200] * 3 + [429] * 9
    assert len(stage.reports.filed) == 3


async def test_what_is_not_filed_does_not_count(brand: Brand, pipeline: Pipeline) -> None:
    stage = open_stage(brand, pipeline, Form(reports_per_hour=2))
    token = await stage.token()
    assert [(await stage.send(token=token)).status_code for _ in range(3)] == [200] * 3
    assert [(await stage.send(what="")).status_code for _ in range(3)] == [422] * 3
    assert (await stage.send()).status_code == 200
    assert (await stage.send()).status_code == 429


async def test_one_subscriber_s_addresses_are_one_client(brand: Brand, pipeline: Pipeline) -> None:
    stage = open_stage(brand, pipeline, Form(reports_per_hour=1), proxies=1)
    assert (await send_from(stage, "2001:db8:1:2::1")).status_code == 200
    assert (await send_from(stage, "2001:db8:1:2:ffff::9")).status_code == 429
    assert (await send_from(stage, "2001:db8:1:3::1")).status_code == 200


async def test_a_client_is_one_for_a_day_and_its_address_is_not_kept(
    brand: Brand, pipeline: Pipeline
) -> None:
    stage = open_stage(brand, pipeline, Form(), proxies=1)
    for address in ("2001:db8:1:2::1", "2001:db8:1:2::2", "198.51.100.7"):
        await send_from(stage, address)
    stage.wait(days=1)
    await send_from(stage, "198.51.100.7")
    first, same, other, next_day = [one.client_hash for one in stage.reports.filed.values()]
    assert first == same
    assert len({first, other, next_day}) == 3
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in (first, other, next_day))


async def test_all_clients_together_are_bounded(brand: Brand, pipeline: Pipeline) -> None:
    stage = open_stage(brand, pipeline, Form(all_reports_per_hour=2), proxies=1)
    answers = [await send_from(stage, f"198.51.100.{number}") for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


async def test_a_claimed_address_does_not_help(brand: Brand, pipeline: Pipeline) -> None:
    stage = open_stage(brand, pipeline, Form(reports_per_hour=1))
    answers = [await send_from(stage, f"198.51.100.{number}") for number in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]


async def test_checks_are_bounded_too(
    brand: Brand, pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site, "TRIES_PER_CLIENT", 2)
    stage = open_stage(brand, pipeline, Form())
    token = await stage.token()
    answers = [await stage.send("/form/check", token=token) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert "retry-after" in answers[2].headers


async def send_from(stage: Stage, address: str):
    fields = {**GOOD, "token": await stage.token()}
    headers = {"origin": ORIGIN, "x-forwarded-for": address}
    return await stage.http.post("/form", data=fields, headers=headers)


def test_uses_come_back_one_after_another() -> None:
    limit = Limit(2, HOUR)
    for _ in range(2):
        assert not limit.wait("a", NOW)
        limit.use("a", NOW)
    assert limit.wait("a", NOW) == HOUR / 2
    assert limit.wait("a", NOW + HOUR / 4) == HOUR / 4
    assert not limit.wait("a", NOW + HOUR / 2)
    assert not limit.wait("b", NOW)


def test_a_clock_that_goes_back_gives_nothing_away() -> None:
    limit = Limit(1, HOUR)
    limit.use("a", NOW)
    assert limit.wait("a", NOW - HOUR) == HOUR


def test_the_oldest_clients_are_forgotten_first() -> None:
    limit = Limit(1, HOUR, most=2)
    for key in "abc":
        limit.use(key, NOW)
    assert not limit.wait("a", NOW)
    assert limit.wait("b", NOW)
    assert limit.wait("c", NOW)
