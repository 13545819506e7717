"""The trained pipeline's word on what a pattern found: it may doubt, never where a shape decides.

A phone, a mailbox or a card is one whatever the message says. A sum, a name or a number beside a
cue is personal only in its context, and there a pattern that stands alone against the pipeline is
more often wrong than right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from socialbot.domain import EntityType, Finding
from socialbot.nlp.reader import Reading

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
CERTAIN = 0.85  # from here on a pattern needs nobody's word
TENTATIVE = 0.6  # a pattern's score below which it asks for support
SUPPORT = 0.4
HARMLESS = 0.01
NOT_SEEN = 0.3


def confirm(findings: Iterable[Finding], reading: Reading) -> Iterator[Finding]:
    """Those that stand; all of them where the pipeline did not read the message."""
    if not reading.intents:
        yield from findings
        return
    seen = max((one.score for one in reading.seen), default=0.0)
    for finding in findings:
        if not _is_doubted(finding, reading.personal, seen):
            yield finding


def _is_doubted(finding: Finding, personal: float, seen: float) -> bool:
    if finding.score < TENTATIVE:
        return personal < SUPPORT and seen < NOT_SEEN
    if finding.score >= CERTAIN or finding.type not in IN_CONTEXT:
        return False
    return personal < HARMLESS and seen < NOT_SEEN
