"""Coverage-guided fuzzing of the reader and the guard.

    pip install atheris && python tests/fuzz/fuzz_guard.py -max_total_time=1800

Any text must get a verdict: no exception inside (the guard would block and say so), no time-out,
findings inside the text, and stored text that shows no finding of eight characters and more.
"""

from __future__ import annotations

import re
import sys

import atheris

with atheris.instrument_imports(include=["socialbot"]):
    from socialbot.brand import load_brand
    from socialbot.domain import Reason
    from socialbot.nlp.reader import Reader
    from socialbot.pii.guard import Guard
    from socialbot.settings import Guard as Settings

LONGEST = 2_000
PLACEHOLDER = re.compile(r"\[[A-Z_]+\]")
# The instrumented code is several times slower, so only real blow-ups count.
GUARD, READER = Guard(load_brand(), Settings(time_limit_ms=5_000)), Reader()
SEEDS = (
    "numaram 0532 123 45 67, iban TR33 0006 1005 1978 6457 8413 26",
    "mail: ali (at) gmail nokta com şifrem Kartal1903!",
    "my name is Ayşe Demir, card 5555 4444 3333 1111 exp 12/27 cvv 123",
    "sıfır beş yüz otuz iki 4 elli altı 78 90",
)


def examine(data: bytes) -> None:
    """One text made of fuzzed bytes, alone or put into a message."""
    provider = atheris.FuzzedDataProvider(data)
    seed = provider.PickValueInList(["", *SEEDS])
    place = provider.ConsumeIntInRange(0, len(seed))
    text = seed[:place] + provider.ConsumeUnicode(LONGEST) + seed[place:]
    reading = READER.read(text)
    verdict = GUARD.examine(reading)
    assert Reason.GUARD_FAILED not in verdict.reasons
    assert Reason.TIME_LIMIT not in verdict.reasons
    for finding in verdict.findings:
        assert 0 <= finding.start < finding.end <= len(text)
        value = text[finding.start : finding.end]
        assert len(value) < 8 or value not in PLACEHOLDER.sub("", verdict.stored_text)


if __name__ == "__main__":
    GUARD.load()
    atheris.Setup(sys.argv, examine)
    atheris.Fuzz()
