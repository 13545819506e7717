"""How well a trained pipeline does on labelled messages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from socialbot.nlp.fold import fold
from socialbot.nlp.trained import Found, Trained
from training.messages import Labelled

SURE = 0.5


def score(trained: Trained, messages: Sequence[Labelled]) -> Iterator[str]:
    """Lines of a small table: spans by type, messages, intents."""
    texts = [message.text for message in messages]
    found = list(trained.read(texts, [fold(text) for text in texts]))
    yield from _spans(messages, found)
    yield from _messages(messages, found)


def _spans(messages: Sequence[Labelled], found: Sequence[Found]) -> Iterator[str]:
    labelled: Counter[str] = Counter()
    met: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for message, of_message in zip(messages, found, strict=True):
        sure = [seen for seen in of_message.seen if seen.score >= SURE]
        for start, end, kind in message.spans:
            labelled[kind] += 1
            met[kind] += any(seen.start < end and seen.end > start for seen in sure)
        for seen in sure:
            wrong[seen.label] += not any(
                seen.start < end and seen.end > start for start, end, _ in message.spans
            )
    for kind in sorted(labelled):
        yield f"{kind:20} {met[kind]:5}/{labelled[kind]:5}  wrong {wrong[kind]}"


def _messages(messages: Sequence[Labelled], found: Sequence[Found]) -> Iterator[str]:
    counts: Counter[tuple[str, str, bool]] = Counter()
    for message, of_message in zip(messages, found, strict=True):
        personal = message.personal
        counts["all", message.language, personal] += 1
        counts["seen", message.language, personal] += any(s.score >= SURE for s in of_message.seen)
        counts["personal", message.language, personal] += of_message.personal >= SURE
        best = max(of_message.intents, key=lambda name: of_message.intents[name])
        counts["intent", message.language, personal] += best == message.intent
    for language in ("tr", "en"):
        for personal in (True, False):
            total = counts["all", language, personal]
            shares = {
                name: round(counts[name, language, personal] / max(1, total), 3)
                for name in ("seen", "personal", "intent")
            }
            yield f"{language} {'personal' if personal else 'harmless'} {total} {shares}"
