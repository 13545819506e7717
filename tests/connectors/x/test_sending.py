"""How the connector answers and hides: at most once, within limits, and paid for when done."""

from __future__ import annotations

import asyncio
import json
from collections import Counter

import pytest
from starlette.responses import Response

from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown
from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.timings import Timings
from tests.connectors.reading import open_first, read_all
from tests.connectors.x.conftest import connect
from tests.doubles.serving import hang, raw
from tests.doubles.x.double import XDouble
from tests.doubles.x.problems import Problem, forbidden
from tests.doubles.x.records import Post
from tests.doubles.x.serving import refuse

pytestmark = pytest.mark.anyio
DOUBLED = forbidden("You are not allowed to create a Tweet with duplicate content.")


async def spent_on(connector: XConnector, operation: str) -> int:
    spent = await connector._meter.spent()
    return spent[operation].count if operation in spent else 0


@pytest.fixture
async def post(double: XDouble, connector: XConnector) -> Post:
    await connector.open()
    return double.post(double.person("Ayşe"), "@papatya merhaba")


async def lose(double: XDouble, post: Post, text: str) -> None:
    """The next reply is posted, and its answer is lost."""

    async def meet() -> Response:
        double.publish(text, post)
        return await hang()

    double.faults["tweets"] = [meet]


async def test_a_duplicate_after_a_lost_answer_is_found_and_not_sent_again(
    double: XDouble, connector: XConnector, post: Post
) -> None:
    address = {"post": str(post.id)}
    await lose(double, post, "Merhaba")
    with pytest.raises(SendUnknown):
        await connector.send(address, "Merhaba")
    (sent,) = double.sent
    assert await connector.send(address, "Merhaba") == str(sent.id)
    assert len(double.sent) == 1


async def test_a_duplicate_that_does_not_stand_there_is_given_up(
    double: XDouble, connector: XConnector, post: Post
) -> None:
    other = double.post(double.person("Mert"), "@papatya ben de")
    double.post(double.brand, "Merhaba", mentions=[], parent=other)
    double.faults["tweets"] = [refuse(DOUBLED)]
    with pytest.raises(GiveUp):
        await connector.send({"post": str(post.id)}, "Merhaba")
    assert double.sent == []
    assert await spent_on(connector, "reply") == 0


async def test_a_duplicate_that_cannot_be_looked_up_goes_to_a_person(
    double: XDouble, connector: XConnector, post: Post
) -> None:
    for trouble in (refuse(Problem(503, "Service Unavailable", "")), raw(200, b"[]"), hang):
        double.faults = {"tweets": [refuse(DOUBLED)], "own_posts": [trouble]}
        with pytest.raises(SendUnknown):
            await connector.send({"post": str(post.id)}, "Merhaba")


async def test_a_duplicate_among_too_many_own_posts_goes_to_a_person(
    double: XDouble, connector: XConnector, post: Post
) -> None:
    for number in range(100):
        double.post(double.brand, f"news {number}", mentions=[])
    double.faults["tweets"] = [refuse(DOUBLED)]
    with pytest.raises(SendUnknown):
        await connector.send({"post": str(post.id)}, "Merhaba")


async def test_a_duplicate_message_goes_to_a_person(double: XDouble, connector: XConnector) -> None:
    await connector.open()
    double.faults["dm"] = [refuse(DOUBLED)]
    with pytest.raises(SendUnknown):
        await connector.send({"participant_id": double.person("Ayşe").id}, "Merhaba")


async def test_who_did_not_call_the_brand_is_not_answered(
    double: XDouble, connector: XConnector
) -> None:
    await connector.open()
    stranger = double.post(double.person("Ayşe"), "hm", mentions=[])
    with pytest.raises(GiveUp):
        await connector.send({"post": str(stranger.id)}, "Merhaba")
    assert double.sent == []


async def test_only_what_may_have_been_sent_is_paid_for(
    double: XDouble, connector: XConnector, post: Post
) -> None:
    address = {"post": str(post.id)}
    for trouble in (Problem(429, "Too Many Requests", ""), forbidden("no"), Problem(401, "", "")):
        double.faults["tweets"] = [refuse(trouble)]
        with pytest.raises(Exception, match=r"^(too_many_requests|refused_403|token_rejected)$"):
            await connector.send(address, "Merhaba")
    assert await spent_on(connector, "reply") == 0
    double.faults["tweets"] = [raw(200, b"{}")]
    with pytest.raises(SendUnknown):
        await connector.send(address, "Merhaba")
    assert await spent_on(connector, "reply") == 1


async def test_the_sixteenth_message_in_a_quarter_waits_without_asking_x(
    double: XDouble, connector: XConnector
) -> None:
    await connector.open()
    place = {"participant_id": double.person("Ayşe").id}
    for number in range(15):
        await connector.send(place, f"Merhaba {number}")
    asked = len(double.calls)
    with pytest.raises(RetryLater) as caught:
        await connector.send(place, "Merhaba")
    assert caught.value.code == "limit_reached"
    assert caught.value.after
    assert 890 < caught.value.after <= 900
    assert caught.value.alone
    assert len(double.calls) == asked
    post = double.post(double.person("Ayşe"), "@papatya merhaba")
    await connector.send({"post": str(post.id)}, "Merhaba")


async def test_answers_in_parallel_are_each_sent_once(
    double: XDouble, connector: XConnector
) -> None:
    await connector.open()
    posts = [double.post(double.person("Ayşe"), f"@papatya {number}") for number in range(20)]
    ids = await asyncio.gather(
        *(connector.send({"post": str(each.id)}, f"Merhaba {each.text}") for each in posts)
    )
    assert len(set(ids)) == len(double.sent) == 20


async def test_more_answers_than_connections_are_in_doubt_only_where_they_were_begun(
    double: XDouble,
) -> None:
    connector = connect(double, Timings(connect=5.0, answer=20.0, whole=1.5))
    await connector.open()
    posts = [double.post(double.person("Ayşe"), f"@papatya {number}") for number in range(24)]
    double.faults["tweets"] = [hang] * 24
    ends = await asyncio.gather(
        *(connector.send({"post": str(each.id)}, f"Merhaba {each.text}") for each in posts),
        return_exceptions=True,
    )
    codes = Counter((type(end), str(end)) for end in ends)
    assert codes == {(SendUnknown, "timed_out"): 16, (RetryLater, "never_began"): 8}
    assert sum(name == "tweets" for name, _ in double.calls) == 16
    assert await spent_on(connector, "reply") == 16
    (replies,) = (each for each in connector.allowances() if each.what == "replies")
    assert replies.left == 100 - 16
    await connector.close()


async def test_a_group_is_answered_in_the_group(double: XDouble, connector: XConnector) -> None:
    await connector.open()
    await connector.send({"dm_conversation_id": "2092522521621430272"}, "Merhaba")
    (sent,) = double.sent
    assert sent.conversation == "2092522521621430272"


async def test_a_reading_that_hangs_does_not_hold_up_an_answer(
    double: XDouble, connector: XConnector, post: Post
) -> None:
    cursor = await connector.start(None)
    for endpoint in ("mentions", "dm_events"):
        double.faults[endpoint] = [hang] * 3
    pulls = asyncio.create_task(connector.pull(cursor))
    await asyncio.sleep(0.05)
    await connector.send({"post": str(post.id)}, "Merhaba")
    assert not pulls.done()
    with pytest.raises(RetryLater):
        await pulls


async def test_the_echo_of_an_own_message_is_passed_over_and_the_teams_is_told(
    double: XDouble, connector: XConnector
) -> None:
    cursor = await open_first(connector)
    ayse = double.person("Ayşe")
    await connector.send({"participant_id": ayse.id}, "Merhaba")
    by_hand = double.message(double.brand, "Ben Deniz", conversation=double.sent[0].conversation)
    (told,) = await read_all(connector, cursor)
    assert (told.id, told.by_team, told.perhaps_ours) == (f"dm:{by_hand.id}", True, True)


class TestHide:
    async def test_a_reply_under_an_own_post_is_hidden(
        self, double: XDouble, connector: XConnector
    ) -> None:
        root = double.post(double.brand, "News", mentions=[])
        under = double.post(double.person("Ayşe"), "@papatya 0532", parent=root)
        await connector.open()
        await connector.hide({"post": str(under.id)})
        await connector.hide({"post": str(under.id)})
        assert under.hidden

    async def test_a_post_elsewhere_cannot_be(
        self, double: XDouble, connector: XConnector, post: Post
    ) -> None:
        with pytest.raises(GiveUp):
            await connector.hide({"post": str(post.id)})
        assert await spent_on(connector, "hide") == 0

    async def test_a_message_cannot_be(self, connector: XConnector) -> None:
        with pytest.raises(GiveUp):
            await connector.hide({"participant_id": "8002"})

    @pytest.mark.parametrize("body", [b"[]", b"{}", b'{"data": {"hidden": false}}'])
    async def test_an_unclear_answer_is_asked_for_again(
        self, double: XDouble, connector: XConnector, post: Post, body: bytes
    ) -> None:
        double.faults["hidden"] = [raw(200, body)]
        with pytest.raises(RetryLater):
            await connector.hide({"post": str(post.id)})


async def test_encrypted_chats_are_answered_by_a_legacy_message(double: XDouble) -> None:
    connector = connect(double, mode="webhook")
    await connector.open()
    assert connector.webhook
    payload = {
        "id": "0f1e2d3c-1111-4222-8333-444455556666",
        "sender_id": double.person("Ayşe").id,
        "created_at_msec": str(int(double.now() * 1000)),
        "conversation_id": f"{double.person('Ayşe').id}:{double.brand.id}",
    }
    event = {"data": {"event_type": "chat.received", "payload": payload}}
    (message,) = connector.webhook.parse(json.dumps(event).encode()).messages
    await connector.send(message.address, "Merhaba")
    (sent,) = double.sent
    assert sent.conversation == message.conversation
    await connector.close()
