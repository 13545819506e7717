"""Where labelled values stand in the messages of an example."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from socialbot.nlp.fold import fold
from socialbot.nlp.reader import split_words


class Place(NamedTuple):
    """A part of a value: the message's index, and offsets in code points into it."""

    message: int
    start: int
    end: int


def find_places(
    values: Sequence[str], messages: Sequence[str], first: int
) -> list[tuple[Place, ...]]:
    """The places of each value, none for one that is not there. A value is looked for as it is
    written, in message `first` and then in the others, where no value before it stands; and if it
    is in none, word by word over the messages in order, as one that is spread is labelled."""
    found: list[tuple[Place, ...]] = []
    for value in values:
        taken = [place for places in found for place in places]
        whole = _find_whole(value, messages, first, taken)
        found.append((whole,) if whole else _find_spread(value, messages))
    return found


def _find_whole(
    value: str, messages: Sequence[str], first: int, taken: Sequence[Place]
) -> Place | None:
    order = [first, *(index for index in range(len(messages)) if index != first)]
    places = [place for index in order for place in _occurrences(value, messages[index], index)]
    free = [place for place in places if not any(_overlap(place, other) for other in taken)]
    return next(iter(free or places), None)


def _occurrences(value: str, text: str, index: int) -> Iterator[Place]:
    start = text.find(value)
    while start >= 0:
        yield Place(index, start, start + len(value))
        start = text.find(value, start + 1)


def _overlap(one: Place, other: Place) -> bool:
    return one.message == other.message and one.start < other.end and other.start < one.end


def _find_spread(value: str, messages: Sequence[str]) -> tuple[Place, ...]:
    words = [word.text for word in split_words(fold(value).text)]
    written = list(_words(messages))
    places: list[Place] = []
    for word in words:
        while written and written[0][0] != word:
            written.pop(0)
        if not written:
            return ()
        places.append(written.pop(0)[1])
    return tuple(places)


def _words(messages: Sequence[str]) -> Iterator[tuple[str, Place]]:
    for index, message in enumerate(messages):
        folded = fold(message)
        for word in split_words(folded.text):
            yield word.text, Place(index, *folded.span(word.start, word.end))
