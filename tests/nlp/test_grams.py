"""What is counted of words: runs of letters, words and pairs, each message by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.nlp.grams import ROWS, Counts, count


def places(counts: Counts, message: int = 0) -> dict[int, int]:
    chosen = counts.messages == message
    return dict(zip(counts.places[chosen].tolist(), counts.counts[chosen].tolist(), strict=True))


@pytest.mark.parametrize(
    ("words", "runs", "keys"),
    [([], 0, 0), (["a"], 1, 1), (["para"], 4 + 3 + 2, 1), (["para", "yok"], 9 + 6, 3)],
)
def test_runs_words_and_pairs_are_counted(words: list[str], runs: int, keys: int) -> None:
    of_runs, of_words = count([words])
    assert (of_runs.counts.sum(), of_words.counts.sum()) == (runs, keys)


def test_what_is_said_twice_counts_twice() -> None:
    _, once = count([["para", "geldi"]])
    _, twice = count([["para", "para"]])
    assert sorted(places(once).values()) == [1, 1, 1]
    assert sorted(places(twice).values()) == [1, 2]


def test_runs_do_not_cross_words_and_pairs_do_not_cross_messages() -> None:
    together_runs, together = count([["para", "geldi"]])
    runs, apart = count([["para"], ["geldi"]])
    assert set(together_runs.places.tolist()) == set(runs.places.tolist())
    assert len(together.places) == len(apart.places) + 1


def test_order_shows_in_the_pairs_only() -> None:
    (one_runs, one), (other_runs, other) = count([["para", "geldi"]]), count([["geldi", "para"]])
    assert places(one_runs) == places(other_runs)
    assert len(set(places(one)) & set(places(other))) == 2


def test_a_misspelt_word_keeps_most_of_its_runs() -> None:
    right, wrong = (set(places(count([[word]])[0])) for word in ("cekimlerim", "cekimlerym"))
    assert len(right & wrong) >= len(right) / 2


def test_a_batch_counts_as_its_messages_do() -> None:
    messages = [["param", "nerede"], [], ["para", "geldi", "para"], ["x" * 200]]
    for together, number in ((count(messages), n) for n in range(len(messages))):
        alone = count([messages[number]])
        for kind in range(2):
            assert places(together[kind], number) == places(alone[kind])


@given(st.lists(st.lists(st.text(min_size=1), max_size=5), max_size=4))
def test_any_letters_have_a_place(messages: list[list[str]]) -> None:
    for counts in count(messages):
        assert len(counts.messages) == len(counts.places) == len(counts.counts)
        assert ((counts.places >= 0) & (counts.places < ROWS)).all()


def test_lone_surrogates_have_a_place() -> None:
    assert len(count([["\ud800"]])[0].places) == 1


def test_places_of_many_words_hardly_meet() -> None:
    words = [f"{a}{b}x" for a in "bcdfghjk" for b in "lmnprstvyz"]
    _, counts = count([words])
    assert len(counts.places) > 0.99 * (2 * len(words) - 1)
