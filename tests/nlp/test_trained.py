"""The trained pipeline reads the same for everybody: in batches, alone, and from many threads."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from socialbot.nlp.fold import fold
from socialbot.nlp.trained import Found, trained

TEXTS = [
    "kargoyu getiren Mehmet Yılmaz çok kaba biriydi",
    "",
    "my name is John Smith and my card was charged twice",
    "0532 123 45 67",
]


def read(texts: list[str]) -> list[Found]:
    return list(trained().read(texts, [fold(text) for text in texts]))


def test_threads_do_not_disturb_each_other() -> None:
    alone = read(TEXTS)
    with ThreadPoolExecutor(4) as pool:
        for together in pool.map(read, [TEXTS] * 40):
            assert together == alone


def test_reading_twice_gives_the_same() -> None:
    assert read(TEXTS) == read(TEXTS)


def test_intents_and_personal_are_shares_of_one_whole() -> None:
    for found in read(TEXTS):
        assert sum(found.intents.values()) == pytest.approx(1, abs=1e-5)
        assert 0 <= found.personal <= 1 + 1e-5
        assert not any(intent.endswith("+") for intent in found.intents)


@pytest.mark.parametrize(("said", "seen"), [(None, "1"), ("2", "2")])
def test_one_thread_multiplies_unless_the_operator_says_otherwise(
    said: str | None, seen: str
) -> None:
    name = "OPENBLAS_NUM_THREADS"
    others = {key: value for key, value in os.environ.items() if key != name}
    code = f"import socialbot.nlp.reader, os; print(os.environ[{name!r}])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env=others | ({name: said} if said else {}),
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.strip() == seen
