"""Words that commit the brand: a reply informs and directs, it never promises, decides, steers."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")")


# On folded text. Turkish first, English second.
PROMISES: Mapping[str, re.Pattern[str]] = {
    "promise": _any_of(
        r"soz ver(?!me)",
        r"garanti\b(?! (?:veremeyiz|edemeyiz|degil))",
        r"kesinlikle",
        r"mutlaka",
        r"hic merak etmeyin",
        r"(?:en kisa|kisa) (?:surede|zamanda)",
        r"(?:hemen|derhal|bugun|yarin) (?:coz|hallet|ilet|yatir|don)",
        r"\d+ (?:saat|gun|dakika|is gunu) icinde",
        r"\w{2,}[ae]c[ae](?:gi[zm]|ktir|kti|kler)\b",
        r"\w{2,}[ae]c[ae]k(?:siniz|sin)?\b(?<!gerekecek)(?<!gelecek)(?<!icecek)(?<!yiyecek)(?<!bilecek)",
        r"guarantee",
        r"(?:we|i) promise",
        r"(?:we|i)(?: will|'ll|’ll| shall)\b",
        r"(?:it|this|that|your \w+|you)(?: will|'ll|’ll)(?: be)? (?:be|get|receive|solved|fixed)",
        r"as soon as (?:possible|we can)",
        r"within \d+ (?:hours?|minutes?|days?|business|working)",
        r"shortly",
        r"rest assured",
    ),
    "decision": _any_of(
        r"(?:onaylan|reddedil|iade edil|aktiflestiril|tanimlan|yatiril|cozul|kapatil)(?:di|mistir)",
        r"(?:onayladik|reddettik|iade ettik|yatirdik|actik|cozduk|kapattik|dogruladik)",
        r"hak kazan",
        r"(?:has|have) been (?:approved|rejected|refunded|credited|resolved|verified|closed)",
        r"(?:we have|we've|we) (?:approved|rejected|refunded|credited|resolved|verified|closed)",
        r"you (?:are|re) (?:entitled|eligible)",
        r"compensat",
        r"tazmin",
    ),
    "advice": _any_of(
        r"tavsiye ed(?!em)",
        r"oner(?:iriz|imiz|iyoruz|irim)\b",
        r"(?:oynayin|bahis yapin|para yatirin|yatirim yapin)\b",
        r"(?:yatir|oyna|cek)m(?:ali|eli)siniz",
        r"(?:we|i) (?:recommend|advise|suggest)(?! that you (?:read|contact))",
        r"you (?:should|must|ought to) (?:bet|play|deposit|withdraw|stake|buy|invest)",
        r"(?:a )?(?:sure|safe) bet",
        r"place a bet",
    ),
}
