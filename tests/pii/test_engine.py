"""Presidio runs over our reading: one fused recognizer, room for others, no download."""

from __future__ import annotations

from pathlib import Path

import pytest
from presidio_analyzer import Pattern, PatternRecognizer
from tldextract import TLDExtract

from socialbot.nlp.reader import Reader
from socialbot.pii.engine import Engine
from socialbot.pii.fused import Deadline, OutOfTime
from socialbot.settings import SettingsError


class BadgeRecognizer(PatternRecognizer):
    """What a user of the bot may write."""

    def __init__(self) -> None:
        super().__init__("BADGE", patterns=[Pattern("badge", r"\bB-\d{3}\b", 0.8)])


class WordyRecognizer(PatternRecognizer):
    """One whose type and name are longer than a record's columns."""

    def __init__(self) -> None:
        pattern = Pattern("wordy", r"\bW-\d{3}\b", 0.8)
        super().__init__("W" * 200, name="n" * 200, patterns=[pattern])


def find(engine: Engine, text: str) -> set[str]:
    return {f.type for f in engine.find(Reader(model=False).read(text), Deadline.after(60_000))}


@pytest.mark.parametrize("further", [[], [f"{__name__}:BadgeRecognizer"]])
def test_our_families_are_found_alone_and_beside_others(further: list[str]) -> None:
    found = find(Engine(further), "0532 123 45 67 ve ali@example.com")
    assert found == {"PHONE_NUMBER", "EMAIL_ADDRESS"}


def test_no_recognizer_asks_the_network_even_if_presidio_was_imported_before(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TLDEXTRACT_PUBLIC_SUFFIX_LIST_URLS", raising=False)
    extractor = TLDExtract(str(tmp_path), suffix_list_urls=["http://suffixes.example/list"])
    monkeypatch.setattr("tldextract.tldextract.TLD_EXTRACTOR", extractor)
    engine = Engine(["EmailRecognizer"])
    assert extractor.suffix_list_urls == ()
    assert find(engine, "ali@example.com") == {"EMAIL_ADDRESS"}


def test_a_custom_recognizer_is_added_by_its_name() -> None:
    engine = Engine([f"{__name__}:BadgeRecognizer"])
    assert find(engine, "kartım B-123") == {"BADGE"}


def test_long_names_of_other_recognizers_are_clipped_to_what_records_hold() -> None:
    engine = Engine([f"{__name__}:WordyRecognizer"])
    (finding,) = engine.find(Reader(model=False).read("W-123"), Deadline.after(60_000))
    assert (len(finding.type), len(finding.recognizer)) == (60, 80)


def test_a_recognizer_of_presidios_own_is_added_by_its_class() -> None:
    assert "US_ITIN" in find(Engine(["UsItinRecognizer"]), "itin 912-70-1234")


def test_an_unknown_recognizer_is_refused_in_one_line() -> None:
    with pytest.raises(SettingsError, match="NoSuchRecognizer"):
        Engine(["NoSuchRecognizer"])


def test_the_deadline_is_kept() -> None:
    with pytest.raises(OutOfTime):
        Engine().find(Reader(model=False).read("0532 123 45 67"), Deadline.after(-1))
