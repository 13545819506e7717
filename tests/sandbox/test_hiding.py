"""The brand hides a public post; everybody else no longer reads it."""

from __future__ import annotations

import pytest

from socialbot.domain import Kind
from socialbot.sandbox.posts import Draft, Refused
from tests.sandbox.conftest import Site

pytestmark = pytest.mark.anyio


async def hide(site: Site, post_id: str, **headers: str) -> int:
    answer = await site.http.post("/api/hidden", json={"id": post_id}, headers=headers)
    return answer.status_code


async def test_a_hidden_post_keeps_its_place_and_shows_no_content(site: Site) -> None:
    post_id = await site.people.write(Draft("Ayşe", Kind.MENTION, "my secret", attachments=2))
    assert await hide(site, post_id) == 200
    (post,) = await site.people.feed()
    assert (post["id"], post["hidden"], post["text"], post["attachments"]) == (post_id, True, "", 0)
    assert site.network.reply(post_id, "please delete it").in_reply_to == post_id


async def test_an_edit_stays_hidden_and_a_second_hide_changes_nothing(site: Site) -> None:
    post_id = await site.people.write(Draft("Ayşe", Kind.MENTION, "my secret"))
    await hide(site, post_id)
    before = site.network.events.last
    assert await hide(site, post_id) == 200
    assert site.network.events.last == before
    await site.people.edit(post_id, "another secret")
    (post,) = await site.people.feed()
    assert (post["hidden"], post["text"]) == (True, "")


async def test_the_stream_tells_that_it_is_hidden_and_not_what_it_said(site: Site) -> None:
    async with site.http.stream("GET", "/api/stream") as stream:
        lines = stream.aiter_lines()
        while await anext(lines) != "event: ready":
            pass
        post_id = await site.people.write(Draft("Ayşe", Kind.MENTION, "hello"))
        await hide(site, post_id)
        while '"hidden": true' not in (line := await anext(lines)):
            pass
    assert "hello" not in line


async def test_only_the_brands_account_hides(site: Site) -> None:
    post_id = await site.people.write(Draft("Ayşe", Kind.MENTION, "hello"))
    assert await hide(site, post_id, authorization="Bearer somebody") == 401
    assert not site.network.posts(1)[0].hidden


async def test_private_messages_own_posts_and_unknown_ones_cannot_be_hidden(site: Site) -> None:
    dm = await site.people.write(Draft("Ayşe", Kind.DM, "hello"))
    own = site.network.reply(dm, "welcome")
    assert [await hide(site, post_id) for post_id in (dm, own.id, "nothing")] == [403, 403, 404]
    with pytest.raises(Refused, match="not_public"):
        site.network.hide(dm)
