"""How well a trained pipeline does on labelled messages: two small tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from socialbot.nlp.fold import fold
from socialbot.nlp.trained import Found, Trained
from training.messages import Labelled

SURE = 0.5
_MEASURES = ("seen", "personal", "intent")


def score(trained: Trained, messages: Sequence[Labelled]) -> Iterator[str]:
    """Lines: values by type, then messages by language with the share of those in which a value
    was seen, which were taken for personal, and whose intent was right."""
    texts = [message.text for message in messages]
    found = list(trained.read(texts, [fold(text) for text in texts]))
    yield from _values(messages, found)
    yield ""
    yield from _messages(messages, found)


def _values(messages: Sequence[Labelled], found: Sequence[Found]) -> Iterator[str]:
    labelled: Counter[str] = Counter()
    met: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for message, of_message in zip(messages, found, strict=True):
        seen = [(s.start, s.end, s.label) for s in of_message.seen if s.score >= SURE]
        for span in message.spans:
            labelled[span[2]] += 1
            met[span[2]] += _touches(span, seen)
        for span in seen:
            wrong[span[2]] += not _touches(span, message.spans)
    yield f"{'value':20} {'there':>6} {'found':>6} {'wrong':>6}"
    for kind in sorted(labelled | wrong):
        yield f"{kind:20} {labelled[kind]:6} {met[kind]:6} {wrong[kind]:6}"


def _touches(span: tuple[int, int, str], others: Sequence[tuple[int, int, str]]) -> bool:
    return any(start < span[1] and end > span[0] for start, end, _ in others)


def _messages(messages: Sequence[Labelled], found: Sequence[Found]) -> Iterator[str]:
    counts: Counter[tuple[str, str, bool]] = Counter()
    for message, of_message in zip(messages, found, strict=True):
        group = message.language, message.personal
        best = max(of_message.intents, key=lambda name: of_message.intents[name])
        counts["all", *group] += 1
        counts["seen", *group] += any(seen.score >= SURE for seen in of_message.seen)
        counts["personal", *group] += of_message.personal >= SURE
        counts["intent", *group] += best == message.intent
    yield f"{'messages':20} {'there':>6}" + "".join(f"{name:>10}" for name in _MEASURES)
    for language in ("tr", "en"):
        for personal in (True, False):
            total = counts["all", language, personal]
            shares = (counts[name, language, personal] / max(1, total) for name in _MEASURES)
            title = f"{language} {'personal' if personal else 'harmless'}"
            yield f"{title:20} {total:6}" + "".join(f"{share:10.3f}" for share in shares)
