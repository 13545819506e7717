"""Findings that overlap: one of them stands for the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from socialbot.domain import EntityType, Finding

WITHIN = 40  # characters between two parts of one address


def resolve(findings: Sequence[Finding]) -> list[Finding]:
    """In order of place, none overlapping: where several meet, the surest one's type over all
    that they cover together, so that nothing of them stays readable."""
    if len(findings) < 2:
        return list(findings)
    resolved: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.start, -f.end)):
        if resolved and finding.start < resolved[-1].end:
            resolved[-1] = _merge(resolved[-1], finding)
        else:
            resolved.append(finding)
    return resolved


def bridge(findings: Sequence[Finding]) -> list[Finding]:
    """Findings in order, those of an address as one over the few words between them: its parts
    are found one by one, and what stands between them tells the rest."""
    bridged: list[Finding] = []
    for finding in findings:
        last = bridged[-1] if bridged else None
        if last and _is_one_address(last, finding):
            bridged[-1] = replace(last, end=finding.end)
        else:
            bridged.append(finding)
    return bridged


def _is_one_address(one: Finding, other: Finding) -> bool:
    return one.type == other.type == EntityType.ADDRESS and other.start - one.end <= WITHIN


def _merge(one: Finding, other: Finding) -> Finding:
    best = max(one, other, key=lambda f: (f.score, f.end - f.start))
    start, end = min(one.start, other.start), max(one.end, other.end)
    return replace(best, start=start, end=end, cue=best.cue or one.cue or other.cue)
