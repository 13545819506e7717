"""The language of a thread is remembered, for a bounded number of people, and nothing else is."""

from __future__ import annotations

import pytest

from socialbot.domain import Language, Reason
from socialbot.triage.thread_languages import ThreadLanguages
from tests.store.world import outcome

ENGLISH = outcome(language=Language.ENGLISH)


def test_the_last_language_is_remembered() -> None:
    languages = ThreadLanguages()
    assert languages.last("ayla") is None
    languages.note("ayla", ENGLISH)
    languages.note("can", outcome(language=Language.TURKISH))
    assert languages.last("ayla") is Language.ENGLISH
    languages.note("ayla", outcome(language=Language.OTHER))
    assert languages.last("ayla") is Language.OTHER


def test_a_message_that_was_not_read_tells_none() -> None:
    languages = ThreadLanguages()
    languages.note("ayla", ENGLISH)
    languages.note("ayla", outcome(language=Language.OTHER, reasons=(Reason.GUARD_FAILED,)))
    assert languages.last("ayla") is Language.ENGLISH


def test_who_wrote_longest_ago_is_forgotten_first() -> None:
    languages = ThreadLanguages(people=2)
    for person in ("ayla", "can", "ayla", "ece"):
        languages.note(person, ENGLISH)
    assert [languages.last(person) for person in ("ayla", "can", "ece")] == [
        Language.ENGLISH,
        None,
        Language.ENGLISH,
    ]


@pytest.mark.parametrize("text", ["raw words", "0532"])
def test_no_text_is_kept(text: str) -> None:
    languages = ThreadLanguages()
    languages.note("ayla", outcome(stored_text=text))
    assert text not in str(vars(languages))
