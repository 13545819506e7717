"""What `socialbot benchmark guard` measures: our guard, and its peers where they are installed."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from socialbot.brand import load_brand
from socialbot.nlp.reader import Reader
from socialbot.pii.guard import Guard
from socialbot.pii.offline import stay_offline
from socialbot.settings import Settings

BATCH = 64
ENGLISH_MODEL = "en_core_web_sm"


@dataclass(frozen=True, slots=True)
class Detector:
    """Ready to examine: one text, or all of them at once. What it finds is thrown away."""

    one: Callable[[str], object]
    batch: Callable[[Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Contender:
    """A detector by name, made when its turn comes; packages are those that it needs."""

    name: str
    make: Callable[[], Detector]
    packages: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        """Whether every package that it needs is there; imports none of them."""
        return all(find_spec(package) for package in self.packages)


def list_own(settings: Settings) -> tuple[Contender, ...]:
    """The whole guard, then the rules alone."""
    return (
        Contender("the whole guard", lambda: _make_guard(settings, Reader())),
        Contender("the rules alone", lambda: _make_guard(settings, Reader(model=False))),
    )


def list_peers() -> tuple[Contender, ...]:
    """Presidio for Turkish and for English as it comes, and akana; none of them downloads."""
    return (
        Contender("Presidio, Turkish", _make_turkish_presidio, ("presidio_analyzer",)),
        Contender(
            "Presidio, English", _make_english_presidio, ("presidio_analyzer", ENGLISH_MODEL)
        ),
        Contender("akana", _make_akana, ("akana",)),
    )


def _make_guard(settings: Settings, reader: Reader) -> Detector:
    guard = Guard(load_brand(settings.brand), settings.guard)
    guard.load()
    return Detector(
        lambda text: guard.examine(reader.read(text)),
        lambda texts: _drain(map(guard.examine, reader.read_many(texts))),
    )


def _make_turkish_presidio() -> Detector:
    """A blank Turkish pipeline with Presidio's recognizers for what Turkish messages hold."""
    import spacy

    _silence_presidio()
    presidio = import_module("presidio_analyzer")
    recognizers = import_module("presidio_analyzer.predefined_recognizers")
    engine = import_module("presidio_analyzer.nlp_engine").SpacyNlpEngine(
        models=[{"lang_code": "tr", "model_name": "blank"}]
    )
    engine.nlp = {"tr": spacy.blank("tr")}  # so that it loads, and downloads, nothing
    registry = presidio.RecognizerRegistry(
        recognizers=[
            recognizers.TrNationalIdRecognizer(),
            recognizers.TrLicensePlateRecognizer(),
            recognizers.CreditCardRecognizer(supported_language="tr"),
            recognizers.IbanRecognizer(supported_language="tr"),
            recognizers.EmailRecognizer(supported_language="tr"),
            recognizers.PhoneRecognizer(supported_language="tr", supported_regions=("TR",)),
        ],
        supported_languages=["tr"],
    )
    return _wrap_presidio(presidio, engine, registry, "tr")


def _make_english_presidio() -> Detector:
    """As it comes: every recognizer for English, and spaCy's small model."""
    _silence_presidio()
    presidio = import_module("presidio_analyzer")
    engine = import_module("presidio_analyzer.nlp_engine").SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": ENGLISH_MODEL}]
    )
    engine.load()
    registry = presidio.RecognizerRegistry(supported_languages=["en"])
    registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
    return _wrap_presidio(presidio, engine, registry, "en")


def _silence_presidio() -> None:
    """Off the network, and no warnings about labels between the rows."""
    import logging

    stay_offline()
    logging.getLogger("presidio-analyzer").setLevel(logging.ERROR)


def _wrap_presidio(presidio: Any, engine: Any, registry: Any, language: str) -> Detector:
    analyzer = presidio.AnalyzerEngine(
        registry=registry, nlp_engine=engine, supported_languages=[language]
    )
    batches = presidio.BatchAnalyzerEngine(analyzer)
    return Detector(
        lambda text: analyzer.analyze(text, language),
        lambda texts: batches.analyze_iterator(texts, language, batch_size=BATCH),
    )


def _make_akana() -> Detector:
    detect = import_module("akana").TurkishPiiEngine().detect
    return Detector(detect, lambda texts: _drain(map(detect, texts)))


def _drain(results: Iterable[object]) -> None:
    deque(results, maxlen=0)
