"""Answers are found where a security question is spoken of, and nowhere else."""

from __future__ import annotations

import pytest

from socialbot.nlp.reader import Reader
from socialbot.pii.security_answers import security_answers


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("kızlık soyadı soruluyor, Gökçekuş yazınca reddediyor", ["Gökçekuş"]),
        ("security question first school. I put St Wilfrid and it says no", ["Wilfrid"]),
        ("it wants Clementina (first car) and still says no", ["Clementina"]),
        ("ilk evcil hayvanım çıkıyor, cevabım Kestane ama olmadı", ["Kestane"]),
        ("annemin kızlık soyadı niye soruluyor", []),
        ("Gökçekuş bey ile görüştüm", []),
    ],
)
def test_answers_to_security_questions(text: str, answers: list[str]) -> None:
    found = security_answers(Reader(model=False).read(text))
    assert [text[one.start : one.end] for one in found] == answers
