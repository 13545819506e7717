"""The trained pipeline's word on what a pattern found: it may doubt, never where a shape decides.

A phone, a mailbox or a card is one whatever the message says, unless its pattern only guesses. A
sum, a name or a number beside a cue is personal only in its context, and there a pattern that
stands alone against the pipeline is more often wrong than right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialbot.domain import EntityType, Finding
from socialbot.nlp.reader import Reading
from socialbot.pii.amounts import is_round
from socialbot.pii.seen import weigh

# Types that context decides.
IN_CONTEXT = frozenset(
    {
        EntityType.PERSON,
        EntityType.ADDRESS,
        EntityType.ACCOUNT_ID,
        EntityType.CREDENTIAL,
        EntityType.TRANSACTION_DETAIL,
        EntityType.LICENSE_PLATE,
        EntityType.OTHER_SENSITIVE,
    }
)
CERTAIN = 0.86  # from here on a pattern needs nobody's word
TENTATIVE = 0.6  # a pattern's score below which it asks for support
SUPPORT = 0.35
HARMLESS = 0.01
BESIDE = 2  # characters
SHORTEST_ROUND = 6  # digits
COUNTED = (EntityType.TRANSACTION_DETAIL, EntityType.ACCOUNT_ID)
NOT_SEEN = 0.3
SEEN = 0.5


def confirm(findings: Iterable[Finding], reading: Reading) -> Iterator[Finding]:
    """Those that stand; all of them where the pipeline did not read the message."""
    if not reading.intents:
        yield from findings
        return
    anywhere = max((one.score for one in reading.seen), default=0.0)
    for finding in findings:
        if not _is_doubted(finding, reading, anywhere):
            yield finding


def _is_doubted(finding: Finding, reading: Reading, anywhere: float) -> bool:
    """A guess needs support where it stands; a likely value falls only where nothing is seen in
    the whole message."""
    personal, seen = reading.personal, _seen_at(finding, reading)
    if finding.score < TENTATIVE:
        if finding.type in COUNTED and _is_round(reading.original[finding.start : finding.end]):
            return True
        return personal < SUPPORT and weigh(seen, personal) < SEEN
    if finding.score >= CERTAIN or finding.type not in IN_CONTEXT:
        return False
    return personal < HARMLESS and anywhere < NOT_SEEN


def _seen_at(finding: Finding, reading: Reading) -> float:
    """How surely the pipeline saw something where the finding stands, or right beside it."""
    near = (
        one.score
        for one in reading.seen
        if one.start <= finding.end + BESIDE and one.end >= finding.start - BESIDE
    )
    return max(near, default=0.0)


def _is_round(value: str) -> bool:
    """A figure of speech ("10000000000 kere") rather than somebody's number."""
    digits = "".join(filter(str.isdigit, value))
    return is_round(digits, SHORTEST_ROUND) or "14159265" in digits
