"""Stems of ordinary Turkish service talk, folded, written for this project; see suffixes.py.

Softened forms stand beside the plain ones (git, gid), shortened ones too (soyle, soyl).
"""

from __future__ import annotations

from importlib import resources


def _read(name: str) -> frozenset[str]:
    return frozenset((resources.files(__name__) / name).read_text(encoding="utf-8").split())


VERBS = _read("verbs.txt")
NOUNS = _read("nouns.txt")
