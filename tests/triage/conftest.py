"""The sample brand's triage, and a short way to a topic."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from socialbot.brand import load_brand
from socialbot.domain import Topic
from socialbot.nlp.reader import Reader
from socialbot.triage.topic import Triage

Classify = Callable[[str], Topic]


@pytest.fixture(scope="session")
def triage() -> Triage:
    return Triage(load_brand())


@pytest.fixture(scope="session")
def classify(triage: Triage) -> Classify:
    reader = Reader(model=False)
    return lambda text: triage.classify(reader.read(text))
