"""Presidio's AnalyzerEngine over our reading: one fused recognizer, and room for others.

Nothing is downloaded: the engine is given our own NLP engine, which has already read the message.
Importing this module takes about a second, so import it late.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from importlib import import_module

import presidio_analyzer
from presidio_analyzer import AnalyzerEngine, EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts, NoOpNlpEngine
from presidio_analyzer.recognizer_registry import RecognizerRegistry
from spacy.tokens import Doc
from spacy.vocab import Vocab

from socialbot.domain import EntityType, Finding
from socialbot.nlp.reader import Reading
from socialbot.pii.detect import detect
from socialbot.pii.fused import Deadline
from socialbot.pii.offline import stay_offline
from socialbot.settings import SettingsError

logging.getLogger("presidio-analyzer").setLevel(logging.WARNING)

# Messages are read with all recognizers, whatever their language; Presidio wants one name for it.
LANGUAGE = "tr"
LONGEST_TYPE, LONGEST_NAME = 60, 80
_NO_WORDS = Doc(Vocab(), words=[])


class ReadingArtifacts(NlpArtifacts):
    """Artifacts that carry the reading and the moment by which to finish."""

    def __init__(self, engine: NoOpNlpEngine, reading: Reading, deadline: Deadline) -> None:
        super().__init__([], _NO_WORDS, [], [], engine, LANGUAGE, scores=[])
        self.reading = reading
        self.deadline = deadline


class ReadingEngine(NoOpNlpEngine):
    """Presidio's view of our reader: hands on the reading that is there already."""

    def __init__(self) -> None:
        super().__init__(models=[{"lang_code": LANGUAGE, "model_name": "reading"}])

    def hand_on(self, reading: Reading, deadline: Deadline) -> NlpArtifacts:
        """What recognizers are given in place of spaCy's artifacts."""
        return ReadingArtifacts(self, reading, deadline)


class FusedRecognizer(EntityRecognizer):
    """All our families at once."""

    def __init__(self) -> None:
        super().__init__(
            supported_entities=[str(kind) for kind in EntityType],
            name="socialbot",
            supported_language=LANGUAGE,
        )

    def load(self) -> None:
        """Nothing to load: patterns are compiled once for the process."""

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts
    ) -> list[RecognizerResult]:
        """Our findings in Presidio's form."""
        if not isinstance(nlp_artifacts, ReadingArtifacts):
            raise TypeError("no_reading")
        found = self.find(nlp_artifacts.reading, nlp_artifacts.deadline)
        return [self._result(finding) for finding in found]

    def find(self, reading: Reading, deadline: Deadline) -> list[Finding]:
        """The same without Presidio around it. Raises OutOfTime."""
        return [
            Finding(str(f.type), f.start, f.end, f.score, f.recognizer, f.cue)
            for f in detect(reading, deadline)
        ]

    def _result(self, finding: Finding) -> RecognizerResult:
        return RecognizerResult(
            finding.type,
            finding.start,
            finding.end,
            finding.score,
            recognition_metadata={
                RecognizerResult.RECOGNIZER_NAME_KEY: finding.recognizer,
                RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
                "cue": finding.cue,
            },
        )


class NoEnhancer(ContextAwareEnhancer):
    """Cues are part of our patterns, so scores stay as they are."""

    def __init__(self) -> None:
        super().__init__(0.0, 0.0, 0, 0)

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """The results, unchanged."""
        return raw_results


class Engine:
    """Finds personal data in a reading. `extra` names further Presidio recognizers: a class of
    Presidio's own ("UsPassportRecognizer") or "package.module:Class". Raises SettingsError."""

    def __init__(self, extra: Sequence[str] = ()) -> None:
        stay_offline()
        self._own = FusedRecognizer()
        further = _load_recognizers(extra)
        self._is_alone = not further
        registry = RecognizerRegistry(
            recognizers=[self._own, *further],
            supported_languages=[LANGUAGE],
        )
        self._nlp = ReadingEngine()
        self._analyzer = AnalyzerEngine(
            registry=registry,
            nlp_engine=self._nlp,
            supported_languages=[LANGUAGE],
            context_aware_enhancer=NoEnhancer(),
        )
        self._entities = self._analyzer.get_supported_entities(LANGUAGE)

    def find(self, reading: Reading, deadline: Deadline) -> list[Finding]:
        """Findings with offsets into the original text; may overlap. Raises OutOfTime."""
        if self._is_alone:  # Presidio's way around it takes a third of the time
            return self._own.find(reading, deadline)
        return self._find_with_others(reading, deadline)

    def _find_with_others(self, reading: Reading, deadline: Deadline) -> list[Finding]:
        results = self._analyzer.analyze(
            reading.original,
            LANGUAGE,
            entities=self._entities,
            nlp_artifacts=self._nlp.hand_on(reading, deadline),
        )
        return [_finding(result) for result in results]


def _finding(result: RecognizerResult) -> Finding:
    about = result.recognition_metadata or {}
    name, cue = about.get(RecognizerResult.RECOGNIZER_NAME_KEY, "presidio"), about.get("cue")
    return Finding(
        _clip(result.entity_type, LONGEST_TYPE),
        result.start,
        result.end,
        result.score,
        _clip(name, LONGEST_NAME),
        _clip(cue, LONGEST_NAME) if cue else None,
    )


def _clip(name: object, length: int) -> str:
    """Other people's recognizers may carry names of any length; records have room for so much."""
    return str(name)[:length]


def _load_recognizers(names: Iterable[str]) -> list[EntityRecognizer]:
    return [_load_recognizer(name) for name in dict.fromkeys(names)]


def _load_recognizer(name: str) -> EntityRecognizer:
    module, _, attribute = name.rpartition(":")
    try:
        home = import_module(module) if module else presidio_analyzer.predefined_recognizers
        recognizer: EntityRecognizer = getattr(home, attribute)()
    except (ImportError, AttributeError, TypeError):
        raise SettingsError(f"guard.recognizers: {name} cannot be loaded") from None
    recognizer.supported_language = LANGUAGE
    return recognizer
