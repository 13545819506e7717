"""Tables are written into a document, and read from it again."""

from __future__ import annotations

import pytest

from socialbot.evaluation.measures import Evaluation, Figures
from socialbot.evaluation.publish import (
    BEGIN,
    END,
    MarksMissing,
    Published,
    publish,
    read_published,
)
from socialbot.evaluation.rates import Rate, Spans
from socialbot.evaluation.tables import make_tables

FIGURES = Figures(
    recall=Rate(98, 100),
    on_time=Rate(0, 0),
    false_blocks=Rate(1, 200),
    leaks=Rate(0, 0),
    spans=Spans(),
    channel=Rate(250, 300),
    risks=Rate(0, 0),
)
TABLES = make_tables(Evaluation(FIGURES, {"tr": FIGURES}, {}, {}, {}, {}))
DOCUMENT = f"before\n{BEGIN}\nold\n{END}\nafter\n"


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    written = publish(DOCUMENT, TABLES)
    assert written.startswith(f"before\n{BEGIN}\n")
    assert written.endswith(f"{END}\nafter\n")
    assert "old" not in written
    assert publish(written, TABLES) == written


def test_published_figures_are_read_again() -> None:
    published = Published(Rate(98, 100), Rate(1, 200))
    assert read_published(publish(DOCUMENT, TABLES)) == {"Turkish": published, "all": published}


def test_document_without_marks_is_refused() -> None:
    with pytest.raises(MarksMissing):
        publish("no marks", TABLES)
    assert read_published("no marks") == {}
