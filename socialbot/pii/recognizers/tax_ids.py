"""Turkish tax number (VKN) said to be one.

Source: 213 sayılı Vergi Usul Kanunu; ten digits, the last a check digit. It blocks beside its cue
even when the check digit fails; without a cue only when it holds and nothing else fits.
Legal basis: KVKK art. 3(1)(d) for sole traders, GDPR art. 4(1).
"""

from __future__ import annotations

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.pattern import Pattern, after_cue, before_cue, run, words

_CUE = words(
    """vergi no, vergi num, vergi kimlik, vergi, vkn, vkn no, tax id, tax no, tax number, vergi
    dairesi, vat no, vat number, tin"""
)

PATTERNS = (
    Pattern(
        "vkn beside its cue",
        EntityType.TR_TAX_ID,
        after_cue(_CUE, run(9, 11)),
        0.92,
        cue="vergi no",
        check=is_number_of_its_own,
    ),
    Pattern(
        "vkn before its cue",
        EntityType.TR_TAX_ID,
        before_cue(run(9, 11), _CUE),
        0.9,
        cue="vergi no",
        check=is_number_of_its_own,
    ),
)
