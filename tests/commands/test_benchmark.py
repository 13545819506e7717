"""`socialbot benchmark guard`: what it measures, not how fast that is."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from tldextract import TLDExtract

from socialbot.commands import benchmark
from socialbot.commands.benchmark import measure_guard, read_peak_memory, read_texts, show_guard
from socialbot.commands.contenders import Contender, Detector, list_own, list_peers
from socialbot.errors import OperatorError
from socialbot.settings import Settings

SEEN: list[str] = []
COUNTING = Contender("counting", lambda: Detector(SEEN.append, SEEN.extend))
ABSENT = Contender("absent", lambda: pytest.fail("made"), ("json", "no_such_package"))
TEXTS = ["numaram 0532 000 00 00", "merhaba"]


@pytest.fixture(autouse=True)
def _two_contenders(monkeypatch: pytest.MonkeyPatch) -> None:
    SEEN.clear()
    monkeypatch.setattr(benchmark, "list_own", lambda settings: (COUNTING,))
    monkeypatch.setattr(benchmark, "list_peers", lambda: (ABSENT,))


def test_sample_traffic_is_repeated_to_the_number_asked_for() -> None:
    texts = read_texts(None, 500)
    assert len(texts) == 500
    assert texts[0] in texts[1:]


def test_messages_come_from_files_of_examples(tmp_path: Path) -> None:
    lines = [{"id": 1, "text": "one"}, {"id": 2, "messages": ["two", {"text": "three"}]}]
    (tmp_path / "a.jsonl").write_text("\n\n".join(map(json.dumps, lines)))
    assert read_texts(tmp_path, 4) == ["one", "two", "three", "one"]


def test_bad_file_is_told_without_its_content(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("numaram 0532 000 00 00")
    with pytest.raises(OperatorError, match="not valid JSON") as caught:
        read_texts(file, 1)
    assert "0532" not in str(caught.value)
    with pytest.raises(OperatorError, match="no messages"):
        read_texts(tmp_path / "..", 1)


def test_each_message_is_examined_one_by_one_and_in_a_batch() -> None:
    figures = measure_guard(Settings(), TEXTS)
    warm_up, one_by_one, batch = TEXTS, TEXTS, TEXTS
    assert warm_up + one_by_one + batch == SEEN
    assert (figures.messages, figures.characters) == (2, 14.5)
    first = figures.rows[0]
    assert first.ratio == 1.0
    assert None not in (first.per_second, first.p50_ms, first.p95_ms, first.p99_ms)


def test_absent_peer_is_not_made_but_told(capsys: pytest.CaptureFixture[str]) -> None:
    show_guard(Settings(), None, 2, as_json=False)
    printed = capsys.readouterr().out
    assert "absent" in printed
    assert "not installed" in printed


def test_json_tells_figures_and_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": TEXTS[0]}))
    show_guard(Settings(), file, 3, as_json=True)
    printed = capsys.readouterr().out
    told = json.loads(printed)
    assert [row["name"] for row in told["rows"]] == ["counting", "absent"]
    assert told["rows"][1]["per_second"] is None
    assert "0532" not in printed


@pytest.mark.parametrize(
    ("share", "expected"), [(0.5, 50.0), (0.95, 95.0), (0.99, 99.0), (0.001, 1.0)]
)
def test_percentiles_are_the_nearest_rank(share: float, expected: float) -> None:
    seconds = [number / 1000 for number in range(1, 101)]
    assert benchmark._percentile(seconds, share) == expected


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="no such call here")
def test_one_core_while_measuring_and_all_of_them_after() -> None:
    before = os.sched_getaffinity(0)
    with benchmark._on_one_core():
        assert len(os.sched_getaffinity(0)) == 1
    assert os.sched_getaffinity(0) == before


def test_peak_memory_is_in_megabytes() -> None:
    peak = read_peak_memory()
    assert peak is None or 10 < peak < 100_000


def test_own_contenders_examine() -> None:
    for contender in list_own(Settings()):
        detector = contender.make()
        assert getattr(detector.one(TEXTS[0]), "blocked", None) is True
        detector.batch(TEXTS)


def test_turkish_presidio_examines_without_a_network(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    # nothing kept from earlier, and somewhere to ask
    extractor = TLDExtract(str(tmp_path), suffix_list_urls=["http://suffixes.example/list"])
    monkeypatch.setattr("tldextract.tldextract.TLD_EXTRACTOR", extractor)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: pytest.fail("asked the network"))
    presidio = list_peers()[0]
    assert presidio.is_installed
    found = presidio.make().one(f"{TEXTS[0]} ada@example.com")
    assert {result.entity_type for result in found} == {"PHONE_NUMBER", "EMAIL_ADDRESS"}
