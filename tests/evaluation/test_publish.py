"""Tables are written into a document, and read from it again."""

from __future__ import annotations

import pytest

from socialbot.evaluation.measures import Evaluation, Figures
from socialbot.evaluation.publish import (
    END,
    MarksMissing,
    Published,
    begin,
    publish,
    read_published,
)
from socialbot.evaluation.rates import Rate, Spans
from socialbot.evaluation.tables import Part, make_tables

FIGURES = Figures(
    recall=Rate(98, 100),
    on_time=Rate(0, 0),
    false_blocks=Rate(1, 200),
    leaks=Rate(0, 0),
    spans=Spans(),
    channel=Rate(250, 300),
    intent=Rate(240, 300),
    risks=Rate(0, 0),
    false_risks=Rate(3, 290),
)
TABLES = make_tables(Evaluation(FIGURES, {"tr": FIGURES}, {}, {}, {}, {}, {}))
SHORT, LONG = begin(Part.SUMMARY), begin(Part.DETAILS)
DOCUMENT = f"before\n{SHORT}\nold\n{END}\nafter\n"


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    written = publish(DOCUMENT, TABLES)
    assert written.startswith(f"before\n{SHORT}\n")
    assert written.endswith(f"{END}\nafter\n")
    assert "old" not in written
    assert publish(written, TABLES) == written


def test_each_part_has_its_own_marks() -> None:
    written = publish(f"{DOCUMENT}{LONG}\n{END}\n", TABLES)
    short, details = written.split(LONG)
    assert "**Decisions**" in short
    assert "**By disguise**" not in short
    assert "**By disguise**" in details
    assert "**Decisions**" not in details


def test_published_figures_are_read_again() -> None:
    published = Published(
        recall=Rate(98, 100),
        false_blocks=Rate(1, 200),
        channel=Rate(250, 300),
        risks=Rate(0, 0),
        false_risks=Rate(3, 290),
    )
    assert read_published(publish(DOCUMENT, TABLES)) == {"Turkish": published, "all": published}


def test_document_without_marks_is_refused() -> None:
    for document in ("no marks", f"<!-- evaluation: begin everything -->\n{END}"):
        with pytest.raises(MarksMissing):
            publish(document, TABLES)
        assert read_published(document) == {}
