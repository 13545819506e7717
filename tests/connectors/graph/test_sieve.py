"""What of a poll is new, whatever the lists repeat, leave out or mix up."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from socialbot.connectors.base import Batch
from socialbot.connectors.graph.direct import Said, from_person
from socialbot.connectors.graph.findings import Findings
from socialbot.connectors.graph.items import Account, Item
from socialbot.connectors.graph.position import (
    MOST_MARKS,
    OVERLAP,
    Listing,
    Mark,
    Position,
    Track,
    read_position,
)
from socialbot.connectors.graph.sends import MOST, OwnSends
from socialbot.connectors.graph.sieve import Sieve

ME = Account("facebook", "1", frozenset({"1"}))
NOW = 1_795_341_600
SIEVE = Sieve("secret")
START = Position(NOW)
TALKS, TAGGED, WALL = Listing


def item(name: str, second: int = 1, text: str = "Merhaba", ours: bool = False) -> Item:
    at = datetime.fromtimestamp(NOW + second, UTC)
    return Item(from_person(ME, name, "74", at, Said(text)), text, ours)


def findings(*items: Item, unread: tuple[str, ...] = (), began: int = NOW + 60) -> Findings:
    """What was read of one list."""
    found = Findings(began)
    found.items += items
    found.unread += unread
    return found


def told(batch: Batch, position: Position) -> tuple[list[str], Position]:
    """The messages, and the position then."""
    moved = read_position(batch.cursor) if batch.cursor else position
    assert moved is not None
    return [f"{m.id}.{m.revision}" for m in batch.messages], moved


def sift(position: Position, *items: Item) -> tuple[list[str], Position]:
    """Read in private messages alone."""
    return told(SIEVE.sift({TALKS: findings(*items)}, position), position)


def test_a_message_comes_once_and_an_edit_as_its_revision() -> None:
    first, position = sift(START, item("a"))
    again, position = sift(position, item("a"))
    edited, position = sift(position, item("a", text="Merhabalar"))
    back, _ = sift(position, item("a"))
    assert (first, again, edited, back) == (["a.0"], [], ["a.1"], ["a.2"])


def test_until_the_cursor_moves_the_same_comes_again() -> None:
    _, position = sift(START, item("a"))
    changed = (item("a", text="other"), item("b", 2))
    assert sift(position, *changed)[0] == sift(position, *changed)[0] == ["a.1", "b.0"]


def test_messages_come_in_the_order_of_their_times() -> None:
    assert sift(START, item("c", 3), item("a", 1), item("b", 2), item("b2", 2))[0] == [
        "a.0",
        "b.0",
        "b2.0",
        "c.0",
    ]


def test_nothing_moves_where_nothing_is_new() -> None:
    position = SIEVE.baseline({TALKS: findings(item("a"))})
    assert SIEVE.sift({TALKS: findings()}, position).cursor is None


def test_what_is_older_than_the_start_never_comes() -> None:
    assert sift(START, item("a", -1))[0] == []


def test_the_bots_own_is_remembered_and_not_handed_on() -> None:
    found, position = sift(START, item("a", ours=True))
    assert (found, len(position.track(TALKS).marks)) == ([], 1)
    assert sift(position, item("a"))[0] == []  # even where another process reads on


def test_what_cannot_be_read_is_counted_once() -> None:
    raw = ('{"id": 7}', '{"id": 7}', "[]")
    first = SIEVE.sift({TAGGED: findings(unread=raw), WALL: findings(unread=raw)}, START)
    assert first.skipped == 2
    assert first.cursor
    position = read_position(first.cursor)
    assert position
    assert SIEVE.sift({WALL: findings(unread=raw)}, position).skipped == 0


def test_a_time_that_cannot_be_does_not_keep_the_rest_from_being_read() -> None:
    _, position = sift(START, item("a", 10**8))
    assert position.track(TALKS).read == NOW
    assert sift(position, item("b", 5))[0] == ["b.0"]


def test_the_first_start_takes_what_is_there_for_known() -> None:
    there = findings(item("a", -500), item("b", -3), began=NOW)
    position = SIEVE.baseline({TALKS: there, WALL: findings(began=NOW)})
    assert position.since == NOW - 3
    assert sift(position, item("a", -500), item("b", -3), item("c", -3), item("d", 1))[0] == [
        "c.0",
        "d.0",
    ]


def test_an_empty_inbox_starts_a_little_before_now() -> None:
    position = SIEVE.baseline({TALKS: findings(began=NOW)})
    assert NOW - 120 < position.since < NOW


def test_marks_go_with_the_window_and_never_grow_without_end() -> None:
    _, position = sift(START, item("a", 1))
    _, position = sift(position, item("b", 60))
    assert len(position.track(TALKS).marks) == 2
    crowd = {str(n): Mark(NOW + n % 100, "") for n in range(MOST_MARKS + 500)}
    assert len(START.moved(TALKS, NOW + 100, crowd).track(TALKS).marks) == MOST_MARKS
    assert START.moved(TALKS, NOW + 500, crowd).track(TALKS).marks == {}


@given(st.integers(0, 2**40), st.integers(0, 2**40), st.integers(0, 9))
def test_a_position_survives_its_writing(since: int, read: int, count: int) -> None:
    marks = {str(n): Mark(read + n, "d" * n, n) for n in range(count)}
    position = Position(since, {TALKS: Track(read, marks), WALL: Track(read + 1)})
    assert read_position(str(position)) == position


def test_a_position_of_the_first_form_is_that_of_all_lists() -> None:
    mark = SIEVE.sift({TALKS: findings(item("a"))}, START)
    assert mark.cursor
    ((_, rows),) = json.loads(mark.cursor)["lists"].values()
    old = json.dumps({"form": 1, "since": NOW, "read": NOW + 1, "marks": rows})
    position = read_position(old)
    assert position
    assert [position.track(each).read for each in Listing] == [NOW + 1] * 3
    found, position = sift(position, item("a"), item("b"))
    assert found == ["b.0"]
    assert read_position(str(position)) == position


def test_a_list_that_is_read_late_does_not_move_the_others_on() -> None:
    """What came into the first list while the second was read is still there to be found."""
    late = findings(item("comment", 170), began=NOW)
    batch = SIEVE.sift({TALKS: findings(began=NOW), WALL: late}, START)
    found, position = told(batch, START)
    assert found == ["comment.0"]
    for listing in (TALKS, WALL):
        assert position.window(listing).timestamp() <= NOW


def test_an_item_ahead_of_our_clock_does_not_move_the_window_past_now() -> None:
    position = Position(NOW - 1_000)
    found, position = told(
        SIEVE.sift({TALKS: findings(item("a", 299), began=NOW)}, position), position
    )
    assert found == ["a.0"]
    assert position.window(TALKS).timestamp() <= NOW - OVERLAP


def test_a_post_that_stands_in_two_lists_comes_once_and_so_does_its_edit() -> None:
    def both(position: Position, first: str, second: str) -> tuple[list[str], Position]:
        lists = {TAGGED: findings(item("a", text=first)), WALL: findings(item("a", text=second))}
        return told(SIEVE.sift(lists, position), position)

    first, position = both(START, "x", "x")
    lagging, position = both(position, "x", "y")
    still, position = both(position, "x", "y")
    after, _ = both(position, "y", "y")
    assert (first, lagging, still, after) == (["a.0"], ["a.1"], [], [])


def test_what_another_list_knew_is_known_when_that_has_moved_on() -> None:
    both = {TAGGED: findings(item("a")), WALL: findings(item("a"))}
    _, position = told(SIEVE.sift(both, START), START)
    later = findings(item("b", 900), began=NOW + 1_000)
    _, position = told(SIEVE.sift({TAGGED: later, WALL: findings(item("a"))}, position), position)
    again = SIEVE.sift({TAGGED: findings(), WALL: findings(item("a"))}, position)
    assert again.messages == ()


def test_the_first_start_keeps_what_comes_while_it_reads() -> None:
    talks = findings(began=NOW)
    wall = findings(item("seen", 170), began=NOW + 1)
    position = SIEVE.baseline({TALKS: talks, WALL: wall})
    assert sift(position, item("direct", 10))[0] == ["direct.0"]
    again = SIEVE.sift({WALL: findings(item("seen", 170), item("c", 60))}, position)
    assert [message.id for message in again.messages] == ["c"]


@dataclass(frozen=True)
class Arrival:
    """Something is said in a list at `at`, and shows there so many seconds later."""

    name: str
    listing: Listing
    at: int
    lag: int


ARRIVALS = st.lists(
    st.tuples(st.sampled_from(Listing), st.integers(1, 3_000), st.integers(0, 60)), max_size=40
).map(lambda rows: [Arrival(str(n), *row) for n, row in enumerate(rows)])
POLLS = st.lists(st.tuples(st.integers(0, 400), *[st.integers(0, 200)] * 3), max_size=12)


@given(ARRIVALS, POLLS)
@example([Arrival("0", TALKS, 10, 0), Arrival("1", TALKS, 171, 0)], [(0, 200, 0, 0)])
@example([Arrival("0", TALKS, 10, 0), Arrival("1", WALL, 171, 0)], [(0, 0, 0, 200)])
def test_however_slow_a_poll_is_all_comes_once(
    arrivals: list[Arrival], polls: list[tuple[int, int, int, int]]
) -> None:
    """Polls with pauses between them, each of whose lists takes its time: an item may be read at
    the list's beginning or end, whichever the page that it is on was asked for."""
    clock, position, found = NOW, START, []
    for pause, *spans in [*polls, (4_000, 0, 0, 0), (0, 0, 0, 0)]:
        clock += pause
        lists = {}
        for listing, span in zip(Listing, spans, strict=True):
            window = position.window(listing).timestamp()
            shown = [
                item(each.name, each.at)
                for each in arrivals
                if each.listing is listing
                and NOW + each.at >= window
                and NOW + each.at + each.lag <= clock + (span if each.at % 2 else 0)
            ]
            lists[listing] = findings(*shown, began=clock)
            clock += span
        names, position = told(SIEVE.sift(lists, position), position)
        found += names
    assert sorted(found) == sorted(f"{each.name}.0" for each in arrivals)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "7",
        "null",
        "[]",
        "{}",
        '{"since":1}',
        '{"since":1,"read":2,"marks":[[1]]}',
        '{"since":1,"lists":[]}',
        '{"since":1,"lists":{"talks":[1]}}',
        '{"since":1,"lists":{"x":[1,[]]}}',
    ],
)
def test_a_position_that_is_none_is_not_read(text: str) -> None:
    assert read_position(text) is None


def test_without_the_secret_nobody_finds_a_message_in_a_position() -> None:
    other = Sieve("another")
    (key,) = sift(START, item("a"))[1].track(TALKS).marks
    batch = other.sift({TALKS: findings(item("a"))}, START)
    assert batch.cursor
    assert key not in batch.cursor


def test_of_own_sends_the_newest_are_kept() -> None:
    sends = OwnSends()
    sends.note("first")
    sends.expect("74", "Merhaba")
    assert sends.covers("first", "", "")
    assert sends.covers("unknown", "74", "Merhaba")
    assert not sends.covers("unknown", "75", "Merhaba")
    for number in range(MOST):
        sends.note(str(number))
    assert not sends.covers("first", "74", "Merhaba")


def test_a_private_reply_is_known_by_its_words_wherever_it_shows() -> None:
    sends = OwnSends()
    sends.expect("", "Merhaba")
    assert sends.covers("unknown", "75", "Merhaba")


def test_what_the_team_changes_is_told_once() -> None:
    team = item("a")
    team = replace(team, message=replace(team.message, by_team=True, text=""))
    _, position = sift(START, team)
    assert sift(position, replace(team, said="other"))[0] == []
