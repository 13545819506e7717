"""What the network sees of a message: hashes, the same ones every time, and no letters kept."""

from __future__ import annotations

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]

from socialbot.nlp import features
from socialbot.nlp.features import COLUMNS, MOST_WORDS, describe, describe_word, split_pieces
from socialbot.nlp.fold import fold
from socialbot.nlp.word_kinds import PUBLIC, kind_of


def rows_of(text: str) -> numpy.ndarray:
    folded = fold(text)
    return describe(split_pieces(folded.text), text, folded)


def test_letters_digits_and_marks_are_pieces_of_their_own() -> None:
    pieces = split_pieces("ali'ye 50tl")
    assert [(p.text, p.start, p.end) for p in pieces] == [
        ("ali", 0, 3),
        ("'", 3, 4),
        ("ye", 4, 6),
        ("50", 7, 9),
        ("tl", 9, 11),
    ]


def test_a_row_holds_the_hashes_of_a_word_and_of_how_it_is_written() -> None:
    first, second = rows_of("Merhaba KARTIM")
    assert tuple(first[:4]) == describe_word("merhaba", kind_of("merhaba"))
    assert first[4] == hash_string("Xx^")
    assert tuple(second[:4]) == describe_word("kartim", kind_of("kartim"))
    assert second[4] == hash_string("XX ")


def test_what_stands_before_a_word_is_part_of_how_it_is_written() -> None:
    writing = COLUMNS.index("writing")
    assert [int(row[writing]) for row in rows_of("a,\nB")] == [
        hash_string(value) for value in ("x^", "x", "Xx\n,")
    ]


def test_a_figure_of_public_life_is_marked_as_such() -> None:
    kind = COLUMNS.index("kind")
    kinds = rows_of("Mustafa Kemal Atatürk dedi")[:, kind]
    assert list(kinds[:3] == hash_string(PUBLIC)) == [True, True, True]
    assert kinds[3] != hash_string(PUBLIC)


def test_nothing_is_described_by_nothing_and_rows_can_be_changed() -> None:
    assert rows_of("").shape == (0, len(COLUMNS))
    rows = rows_of("a b")
    rows[0] = 0
    assert rows[0].sum() == 0


def test_unknown_words_are_not_remembered() -> None:
    rows_of("gizlisifrem7x merhaba qwzxcvkj")
    assert {"qwzxcvkj", "gizlisifrem", "x"}.isdisjoint(features._rows)
    assert "merhaba" in features._rows


def test_a_long_message_is_described_up_to_a_limit() -> None:
    assert len(rows_of("1 " * 10_000)) == MOST_WORDS


def test_digits_show_their_number_only() -> None:
    assert (rows_of("kod 482913") == rows_of("kod 107755")).all()


def test_a_hidden_word_still_shows_its_kind_and_ending() -> None:
    word, stem, ending, kind = range(4)
    seen, hidden = describe_word("mehmetin", "name"), describe_word("mehmetin", "name", hidden=True)
    assert [seen[at] == hidden[at] for at in (word, stem, ending, kind)] == [
        *(False, False, True, True),
    ]


def test_spelling_does_not_change_the_word() -> None:
    word = COLUMNS.index("word")
    assert (
        len({int(rows_of(text)[0][word]) for text in ("Işık", "ISIK", "ışık", "i\u200bsik")}) == 1
    )
