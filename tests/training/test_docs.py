"""A labelled message becomes features and a label a word, on the folded text."""

from __future__ import annotations

from spacy.vocab import Vocab

from socialbot.domain import Intent
from socialbot.nlp.features import split_pieces
from socialbot.nlp.fold import fold
from socialbot.nlp.labeller import NOTHING
from socialbot.nlp.tally import PERSONAL
from training.docs import FEATURES, make_example
from training.messages import Labelled
from training.values import Dice

TEXT = "Ben Ay\u200bşe Yılmaz, numaram ０532 123!"
MESSAGE = Labelled(TEXT, ((4, 16, "PERSON"), (26, 34, "PHONE_NUMBER")), "other", "tr")


def tags(message: Labelled) -> list[str]:
    return [token.tag_ for token in make_example(message, Vocab()).reference]


def test_labels_fall_on_the_words_of_the_values() -> None:
    assert [piece.text for piece in split_pieces(fold(TEXT).text)] == [
        *("ben", "ayse", "yilmaz", ",", "numaram", "0532", "123", "!"),
    ]
    assert tags(MESSAGE) == [
        *(NOTHING, "PERSON", "PERSON", NOTHING, NOTHING),
        *("PHONE_NUMBER", "PHONE_NUMBER", NOTHING),
    ]


def test_one_label_of_each_sorter_is_right() -> None:
    cats = make_example(MESSAGE, Vocab()).reference.cats
    assert {name for name, share in cats.items() if share} == {"other", PERSONAL}
    assert len(cats) == len(Intent) + 2


def test_no_word_of_the_message_is_kept() -> None:
    vocab = Vocab()
    example = make_example(MESSAGE, vocab)
    assert {token.text for token in example.predicted} == {"."}
    assert "ayse" not in vocab.strings
    assert "yilmaz" not in vocab.strings


def test_some_words_are_hidden_with_dice_only() -> None:
    message = Labelled("Ayşe Yılmaz geldi " * 50, (), "other", "tr")
    plain = make_example(message, Vocab()).predicted.user_data[FEATURES]
    again = make_example(message, Vocab()).predicted.user_data[FEATURES]
    hidden = make_example(message, Vocab(), Dice(1)).predicted.user_data[FEATURES]
    assert (plain == again).all()
    changed = (plain != hidden).any(axis=1).mean()
    assert 0.1 < changed < 0.5
    assert (plain[:, 4] == hidden[:, 4]).all(), "how it is written still shows"


def test_a_message_of_marks_and_one_of_nothing_are_examples_too() -> None:
    assert tags(Labelled("🙏", (), "smalltalk", "tr")) == [NOTHING]
    assert len(make_example(Labelled("", (), "other", "tr"), Vocab()).predicted) == 1
