"""What the trained pipeline was built upon, as short hashes that are stored with it.

Its tables are filled by hashed features: with other columns, or with words in other groups, it
would read on and be wrong without a word.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from socialbot.nlp import features, gazetteer, grams
from socialbot.nlp.lexicon import ordinary_words

LAYOUT, LISTS, WEIGHTS = "layout", "lists", "weights"


def hash_layout() -> str:
    """Of how a message is cut and described. Cheap: checked whenever the pipeline is loaded."""
    return _hash(features.LAYOUT, grams.GRAMS_LAYOUT, sorted(gazetteer.GROUPS))


def hash_lists() -> str:
    """Of the groups that words are in, and of the ordinary words. Loads all lists."""
    return _hash(sorted(gazetteer.list_groups().items()), sorted(ordinary_words()))


def hash_weights(folder: Path) -> str:
    """Of the files that hold what was learnt, in the pipeline's folder. Raises OSError."""
    return _hash(*(path.read_bytes() for path in sorted(folder.glob("*/model"))))


def _hash(*parts: object) -> str:
    return sha256(repr(parts).encode()).hexdigest()[:16]
