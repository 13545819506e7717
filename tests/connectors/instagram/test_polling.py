"""What polling finds of what people write in private and in public."""

from __future__ import annotations

import pytest

from socialbot.connectors.errors import RetryLater, SendUnknown, StopConnector
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.connectors.instagram.pending import Pending
from socialbot.domain import Kind
from tests.connectors.instagram.conftest import QUICK, config
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import (
    GraphError,
    bad_parameter,
    no_permission,
    not_found,
    revoked,
)
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.trouble import refuse
from tests.doubles.serving import hang

pytestmark = pytest.mark.anyio


async def test_a_message_from_poll_to_answer(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Siparişim nerede?")
    message = await read_one(connector, cursor)
    sent = await connector.send(message.address, "Buradayız 👋")
    assert insta.double.nodes[sent].values["message"] == "Buradayız 👋"
    assert (message.kind, message.account) == (Kind.DM, connector.account)


async def test_a_story_mention_is_an_unread_attachment(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.story_mention("Ayşe")
    message = await read_one(connector, cursor)
    assert (message.text, message.attachments) == ("", 1)


async def test_comments_and_replies_are_read_in_the_order_of_their_times(
    connector: InstagramConnector, insta: Instagram
) -> None:
    first = insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "eski")
    insta.double.tick(200)
    cursor = await open_first(connector)
    media = insta.media("Daha yeni!")
    for number in range(3):
        insta.double.tick()
        asked = insta.comment(media, insta.person("Mert"), f"soru {number}")
    insta.double.tick()
    insta.comment(first, insta.person("Ayşe"), "hâlâ bekliyorum")
    insta.double.tick()
    insta.comment(asked, insta.person("Ayşe"), f"@{USERNAME} ben de")
    messages = await read_all(connector, cursor)
    said = ["soru 0", "soru 1", "soru 2", "hâlâ bekliyorum", f"@{USERNAME} ben de"]
    assert [m.text for m in messages] == said
    assert [m.conversation for m in messages[-2:]] == [first.id, asked.id]


async def test_what_people_say_to_each_other_is_theirs(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    asked = insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "ne zaman?")
    _, cursor = await read_from(connector, cursor)
    insta.double.tick()
    insta.comment(asked, insta.person("Mert"), "@ayse yarınmış")
    assert await read_all(connector, cursor) == []


async def test_a_reply_to_the_brands_own_comment_is_for_it(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    own = insta.own_comment(insta.media("Yeni!"), "Sorular buraya!")
    insta.comment(own, insta.person("Mert"), "@ayse bak")
    assert (await read_one(connector, cursor)).text == "@ayse bak"


async def test_the_teams_answers_are_told_once(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Merhaba")
    asked = insta.comment(insta.media("Yeni!"), insta.person("Mert"), "ne zaman?")
    _, cursor = await read_from(connector, cursor)
    insta.double.tick()
    insta.answer(insta.person("Ayşe")["id"], "Ben bakıyorum")
    insta.own_comment(asked, "Yarın")
    told, cursor = await read_from(connector, cursor)
    places = {insta.person("Ayşe")["id"], asked.id}
    assert {(m.conversation, m.by_team, m.text) for m in told} == {(p, True, "") for p in places}
    assert all(m.perhaps_ours and not m.address for m in told)
    assert await read_all(connector, cursor) == []


async def test_the_bots_own_answers_are_not_the_teams(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Merhaba")
    insta.comment(insta.media("Yeni!"), insta.person("Mert"), "ne zaman?")
    messages, cursor = await read_from(connector, cursor)
    for message in messages:
        insta.double.tick()
        await connector.send(message.address, "Buradayız")
    assert len(messages) == 2
    assert await read_all(connector, cursor) == []


async def test_a_send_whose_answer_was_lost_is_still_the_bots(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Merhaba")
    message = await read_one(connector, cursor)
    person = message.address["person"]

    async def lose() -> object:
        insta.answer(person, "Buradayız")
        return await hang()

    insta.double.faults["POST", "Page/messages"] = [lose]  # type: ignore[list-item]
    with pytest.raises(SendUnknown):
        await connector.send(message.address, "Buradayız")
    assert [m.text for m in await read_all(connector, cursor)] == ["Merhaba"]


async def test_a_comment_whose_answer_was_lost_is_still_the_bots(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    asked = insta.comment(insta.media("Yeni!"), insta.person("Mert"), "ne zaman?")
    (message,), cursor = await read_from(connector, cursor)

    async def lose() -> object:
        insta.own_comment(asked, "Yarın")
        return await hang()

    insta.double.faults["POST", "IGComment/replies"] = [lose]  # type: ignore[list-item]
    with pytest.raises(SendUnknown):
        await connector.send(message.address, "Yarın")
    assert await read_all(connector, cursor) == []


async def test_an_answer_that_instagram_writes_otherwise_is_known_by_its_id(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Merhaba")
    (message,), cursor = await read_from(connector, cursor)
    sent = await connector.send(message.address, "Buradayız  ")
    insta.double.nodes[sent].values["message"] = "Buradayız"
    assert await read_all(connector, cursor) == []


async def test_a_caption_that_names_the_brand_is_a_mention(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    tagged = insta.tag("Ayşe", f"Bozuk geldi @{USERNAME}")
    insta.tag("Mert", "hediyem geldi")  # nothing can be answered there
    message = await read_one(connector, cursor)
    assert (message.kind, message.author) == (Kind.MENTION, "@ayse")
    sent = await connector.send(message.address, "Üzgünüz")
    assert insta.double.nodes[sent].values["under"] is tagged


async def test_a_token_that_may_not_read_tags_still_reads_the_rest(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Merhaba")
    no = no_permission("instagram_manage_comments")
    insta.double.faults["GET", "IGUser/tags"] = [refuse(no), refuse(bad_parameter("no"))]
    first = await connector.pull(cursor)
    assert [m.text for m in first.messages] == ["Merhaba"]
    assert (await connector.pull(first.cursor)).messages == ()


async def test_a_long_thread_is_read_page_by_page(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    media = insta.media("Yeni!")
    for number in range(120):
        insta.comment(media, insta.person("Ayşe"), f"soru {number}")
    texts = [m.text for m in await read_all(connector, cursor)]
    assert texts == [f"soru {number}" for number in range(120)]


async def test_of_the_brands_older_media_the_comments_are_not_read(
    connector: InstagramConnector, insta: Instagram
) -> None:
    oldest = insta.media("Eski")
    for number in range(25):
        insta.media(f"Yeni {number}")
    cursor = await open_first(connector)
    insta.comment(oldest, insta.person("Ayşe"), "kimse okumuyor")
    assert await read_all(connector, cursor) == []


async def test_a_restart_reads_what_came_meanwhile_and_nothing_twice(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "önce")
    _, cursor = await read_from(connector, cursor)
    insta.double.tick(60)
    insta.message("Ayşe", "sonra")
    again = InstagramConnector(config(insta.double), QUICK)
    await again.open()
    assert [m.text for m in await read_all(again, await again.start(cursor))] == ["sonra"]
    await again.close()


async def test_a_cursor_that_cannot_be_read_takes_a_new_baseline(
    connector: InstagramConnector, insta: Instagram
) -> None:
    await connector.open()
    insta.message("Ayşe", "eski")
    batch = await connector.pull("?")
    insta.double.tick()
    insta.message("Ayşe", "yeni")
    assert [m.text for m in await read_all(connector, batch.cursor)] == ["yeni"]


async def test_a_list_of_comments_that_fails_is_read_again(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.message("Ayşe", "Merhaba")
    for edge in ("media", "tags"):
        insta.double.faults["GET", f"IGUser/{edge}"] = [hang]
        with pytest.raises(RetryLater):
            await connector.pull(cursor)
    assert (await read_one(connector, cursor)).text == "Merhaba"


async def test_a_comment_without_an_author_is_counted_once(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    media = insta.media("Yeni!")
    broken = insta.comment(media, insta.person("Ayşe"), "kim?")
    del broken.values["from"], broken.values["username"]
    insta.comment(broken, insta.person("Mert"), "ben")
    skipped, texts = 0, []
    for _ in range(3):
        batch = await connector.pull(cursor)
        skipped += batch.skipped
        texts += [m.text for m in batch.messages]
        cursor = batch.cursor or cursor
    assert (skipped, texts) == (1, [])


async def test_where_the_account_is_missing_the_connector_says_what_to_set(
    double: GraphDouble, insta: Instagram
) -> None:
    connector = InstagramConnector(config(double, user_id="404"), QUICK)
    with pytest.raises(StopConnector) as caught:
        await connector.open()
    await connector.close()
    assert "instagram.user_id" in caught.value.hint


async def test_a_limit_that_is_nearly_used_up_shows_and_slows_polls(
    connector: InstagramConnector, insta: Instagram
) -> None:
    assert connector.allowances() == ()
    insta.double.headers = {"x-app-usage": '{"call_count": 80, "total_time": 3}'}
    await open_first(connector)
    (allowance,) = connector.allowances()
    assert (allowance.what, allowance.left) == ("percent", 20)


async def test_a_gone_post_ends_its_comments_alone(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    media = insta.media("Yeni!")
    for number in range(60):
        insta.comment(media, insta.person("Ayşe"), f"soru {number}")
    insta.double.faults["GET", "IGMedia/comments"] = [refuse(not_found(media.id))]
    insta.double.tick()
    insta.message("Mert", "Merhaba")
    assert (await connector.pull(cursor)).messages[-1].text == "Merhaba"


async def test_what_comes_while_a_slow_poll_reads_is_read_by_the_next(
    connector: InstagramConnector, insta: Instagram, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The conversations are read at once, comments and tags only minutes later."""
    now = "socialbot.connectors.instagram.poll.now"
    monkeypatch.setattr(now, lambda: int(insta.double.now.timestamp()))
    media = insta.media("Yeni!")
    insta.double.tick(600)
    cursor = await open_first(connector)

    def write() -> None:
        insta.double.tick(10)
        insta.message("Ayşe", "mesaj")
        insta.double.tick(160)
        insta.comment(media, insta.person("Mert"), "yorum")
        insta.tag("Can", f"@{USERNAME} etiket")

    insta.double.meanwhile["GET", "IGUser/media"] = [write]
    first = await connector.pull(cursor)
    assert [m.text for m in first.messages] == ["yorum", f"@{USERNAME} etiket"]
    insta.double.tick(5)
    assert [m.text for m in await read_all(connector, first.cursor)] == ["mesaj"]


async def test_the_cursor_of_a_webhook_is_polled_on_from(
    connector: InstagramConnector, insta: Instagram
) -> None:
    pending = Pending()
    cursor = pending.begin(None, insta.double.now)
    insta.message("Ayşe", "Merhaba")
    assert (await read_one(connector, cursor)).text == "Merhaba"


@pytest.mark.parametrize(
    "error", [no_permission("instagram_manage_comments"), bad_parameter("Comments are disabled")]
)
async def test_a_post_that_is_closed_to_the_account_ends_its_comments_alone(
    connector: InstagramConnector, insta: Instagram, error: GraphError
) -> None:
    cursor = await open_first(connector)
    media = insta.media("Yeni!")
    for number in range(60):
        insta.comment(media, insta.person("Ayşe"), f"soru {number}")
    insta.double.faults["GET", "IGMedia/comments"] = [refuse(error)]
    insta.double.tick()
    insta.message("Mert", "Merhaba")
    batch = await connector.pull(cursor)
    assert (batch.messages[-1].text, batch.skipped) == ("Merhaba", 1)


async def test_a_token_revoked_while_comments_are_read_stops_the_connector(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    media = insta.media("Yeni!")
    for number in range(60):
        insta.comment(media, insta.person("Ayşe"), f"soru {number}")
    insta.double.faults["GET", "IGMedia/comments"] = [refuse(revoked())]
    with pytest.raises(StopConnector, match="token_rejected"):
        await connector.pull(cursor)
