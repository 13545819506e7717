"""Words that commit the brand: a reply informs and directs, it never promises, decides, steers."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _any_of(*patterns: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + ")")


_SURE = r"(?:kazan|garanti|kesin|emin|win|sure|safe|guarant)"
_MONEY = r"(?:refund|payment|money|withdrawal|deposit|bonus|balance|winnings)"
# What only the official channels do to a request, an account or a payment.
_PASSIVE = (
    r"(?:onaylan|reddedil|kabul edil|iade edil|iptal edil|aktif edil|aktiflestiril|tanimlan|yatiril"
    r"|cozul|kapatil|yapil|(?<!ekibe )(?<!ekibimize )gonderil|oden|tamamlan"
    r"|dogrulan|guncellen|yuklen|sonuclan|gideril"
    r"|duzeltil|kaldiril|hallol|halledil|hallonul|hesab\w* (?:gec|acil|islen))"
)
_ACTIVE = (
    r"(?:onayladi|reddetti|kabul etti|iade etti|iptal etti|aktif etti|aktiflestirdi|tanimladi"
    r"|yatirdi|cozdu|kapatti|yapti|gonderdi|odedi|tamamladi|dogruladi|guncelledi|yukledi|giderdi"
    r"|duzeltti|kaldirdi|halletti|acti|sonuclandirdi)"
)
_DONE = (
    r"(?:approved|rejected|declined|refunded|credited|resolved|verified|closed|paid|processed"
    r"|issued|completed|transferred|fixed|solved|unlocked|reopened|cancelled|canceled|granted)"
)
_COMING = r"(?:be|get|receive|have|come|arrive|contact|call|solve|fix|refund|reply)"
_UNITS = r"(?:hours?|minutes?|days?|business|working|weeks?)"

# On folded words with one blank between them (see disguise.words). Turkish first, English second.
PROMISES: Mapping[str, re.Pattern[str]] = {
    "promise": _any_of(
        r"soz ?ver(?!m[ei]|em)",
        r"garanti(?!\w* (?:vere?m[ei]|edem[ei]|etm[ei]|degil))",
        r"kesinlikle",
        r"mutlaka",
        r"(?:hic )?merak etmeyin",
        r"(?:sizi )?temin ed(?:er|iyor)",
        r"(?:icin(?:iz)? rahat|musterih) ol",
        r"(?:en kisa|kisa|en yakin) (?:surede|zamanda)",
        r"(?:hemen|derhal|bugun|yarin) (?:coz|hallet|halled|ilet|yatir|yatar|don|ode|gonder|yap)",
        r"(?:bugun|yarin) (?:\w+ ){0,2}(?:hesab|yatar|olur)",
        r"\d+ (?:saat|gun|dakika|is gunu) (?:icinde|sonra)",
        r"\w{2,}[ae]c[ae](?:gi[zm]|ktir|kti|kler)\b",
        r"\w{2,}[ae]c[ae]k(?:siniz|sin)?\b(?<!gerekecek)(?<!gelecek)(?<!icecek)(?<!yiyecek)(?<!bilecek)",
        r"\w{2,}[aeiu]?c[ae][zm]\b(?<!acaz)",
        r"(?:halled|iade ed|telafi ed)er(?:iz|im)\b",
        r"(?:cozer|yapar|oder|gonderir|yatirir|duzeltir|onaylar)(?:iz|im)\b",
        rf"(?:% ?100|100 ?%|yuzde yuz|100 percent) {_SURE}",
        r"guarant",
        r"(?:we|i)(?: can| do)? promise|(?:you have )?(?:my|our) word\b",
        r"(?:we|i)(?: will|'ll| shall)\b",
        r"(?:we|i|they|it|this|that|team|colleagues?)(?: are| am| is|'re|'m|'s)? going to\b",
        r"(?:gonna|about to)\b",
        rf"(?:your )?{_MONEY}(?: is|'s) (?:going to|on (?:its|the) way|coming)",
        r"you(?: are|'re) (?:going to|gonna) (?:get|have|receive|win|be|see)",
        r"you(?: will|'ll| shall)(?: \w+ly| also)? (?:be|get|receive|have|win|hear|gain|earn)\b",
        rf"(?:it|this|that|they|(?:your|the|our) \w+)(?: will|'ll| shall) {_COMING}",
        r"(?:have|get|receive) (?:it|(?:your|the) \w+) (?:by |back )*(?:today|to[mn]\w+|soon)",
        r"as soon as (?:possible|we can)|in no time",
        rf"(?:with)?in (?:\d+|an?|one|two|a few|the next)(?: \d+)? {_UNITS}",
        r"shortly",
        r"rest assured|don'?t worry|be sure that",
        r"(?:definitely|certainly|without (?:a )?doubt|for sure)\b",
    ),
    "decision": _any_of(
        rf"{_PASSIVE}(?:m[ae])?(?:d[iu]|t[iu]|m[iu]s)",
        r"(?:para|odeme|iade|bakiye|bonus|kazanc)\w* (?:yatti|gecti|cikti|yollandi|aktarildi)",
        rf"{_ACTIVE}[km]\b",
        r"iade ediyor(?:uz|um)|(?:iade|odeme|talep|talebi)\w* onayli\b",
        r"(?:odeme|para|iade|bakiye|bonus)\w* (?:yapil|yatiril|gonderil|onaylan)(?:iyor|ir)\b",
        rf"{_MONEY} (?:is being )?{_DONE}\b",
        r"(?:we|i)(?: are|'re| am|'m) (?:refund|pay|send|credit|approv|fix|solv|compensat)ing\b",
        r"hak (?:kazan|ettiniz|ediyorsunuz)|hakkiniz var",
        rf"(?:has|have|was|were|is|are|'s|'ve)(?: now| already| just)?(?: been)? {_DONE}\b",
        rf"(?:we have|we've|we|i|i've|i have)(?: now| already| just)? {_DONE}\b",
        rf"{_MONEY} (?:has|have|was|were)(?: now| already| just)?(?: been)? (?:sent|made|done)",
        rf"(?:we|i)(?: have|'ve)?(?: now| already| just)? sent (?:you )?(?:the |your |a )?{_MONEY}",
        r"you(?: are|'re| re) (?:entitled|eligible)",
        r"compensat",
        r"tazmin",
    ),
    "advice": _any_of(
        r"tavsiye ed(?!em)",
        r"oner(?:iriz|imiz|iyoruz|irim|im)\b",
        r"oyna(?:yin(?:iz)?|saniz\w*|sana|san|y?abilirsin\w*)?\b",
        r"(?:bahis|kupon|iddaa) (?:yap|oyna|al|yatir)(?:in(?:iz)?)?\b",
        r"(?:para yatirin|yatirim yapin)\b",
        r"(?:yatir|oyna|cek|bas|al|sat)m[ae]l[ia]sin\w*",
        r"\d'?[aeiuy]{1,2} (?:bas|yatir|ver|git)\b",
        r"bence (?:\S+ ){0,3}(?:bas|yatir|al|ver|sec|cek|dene)(?:in|iniz)?\b",
        r"kazanir(?:sin|siniz|iz)?\b|kazandirir|kaybetmezsin\w*|kaybetme ihtimali",
        r"(?:mac|kupon|bahis)\w* kesin\b|banko\b|tuyo\w*|kesin (?:mac|kupon|kazan|tutar|gelir)",
        r"tutar bu kupon|sansiniz yuksek",
        r"(?:we|i)(?:'d| would)? (?:recommend|advise|suggest)(?! that you (?:read|contact))",
        r"you (?:should|must|ought to|could|can) (?:bet|play|stake|buy|invest|wager|gamble)",
        r"you (?:should|must|ought to) (?:deposit|withdraw)",
        r"(?:bet|stake|wager|put (?:your )?money|all in) on\b",
        r"(?:a )?(?:sure|safe|winning|hot) (?:bet|win|tip|thing)\b",
        r"(?:you )?(?:can't|cannot|can not|won't) lose\b|easy money|high odds",
        r"place (?:a|your) bet",
    ),
}
