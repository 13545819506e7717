"""English words that commit the brand, as patterns on folded words (see disguise.words)."""

from __future__ import annotations

from collections.abc import Mapping

_MONEY = r"(?:refund|payment|money|cash|funds?|withdrawal|deposit|bonus|balance|winnings)"
_DAY = (
    r"(?:(?:by|on|before|from) )?(?:the )?(?:today|tonight|tomorrow|end of"
    r"|(?:this|next) (?:morning|afternoon|evening|week|weekend|month|\w+day)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_MOVES = (
    r"(?:lands?|arrives?|comes? (?:back|in|through)|returns?|reache?s|hits?|drops?|shows? up"
    r"|clears?)"
)
_DONE = (
    r"(?:approved|rejected|declined|refunded|credited|resolved|verified|closed|paid|processed"
    r"|issued|completed|transferred|fixed|solved|unlocked|reopened|cancelled|canceled|granted)"
)
_SETTLED = rf"(?:yours|sorted|settled|done|{_DONE})"
_COMING = r"(?:be|get|receive|have|come|arrive|contact|call|solve|fix|refund|reply)"
_UNITS = r"(?:hours?|minutes?|days?|business|working|weeks?)"

_STAFF = r"(?:colleagues?|agents?|team|member)"
_ASKED = (
    r"(?:requests?|claims?|applications?|complaints?|documents?|appeals?|accounts?|case|limits?"
    r"|identity|withdrawals?|bonus|payments?|refunds?)"
)
_RULE = r"(?:reject|deni|deny|approv|accept|refus|uph[eo]ld)"
_SINCE = r"(?: has| have| was| were| is| are|'s)(?: now| already| just)?(?: been)?"
_JUST = r"(?: now| already| just)?"
_RULED = (
    r"(?:accepted|denied|suspended|blocked|raised|increased|lowered|justified|upheld|dismissed"
    r"|turned down|confirmed)\b"
)
_TAKEN_IN = r"(?:been|not|passed|received|recorded|forwarded|taken|opened|looked|handled)\b"
_HARMLESS = r"(?:not|never|find|see|need|ask|open)\b"

PROMISES: Mapping[str, tuple[str, ...]] = {
    "promise": (
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
        r"(?<!no )(?<!not )(?<!cannot )(?<!can't )(?<!never )guarant",
        r"expect (?:an?|the|your|our) (?:answer|reply|refund|payment|call)\b",
        rf"(?:{_MONEY}|answer|reply) (?:should|ought to|must) (?:arrive|be|come|reach)\b",
        r"(?:we|i)(?: are|'re| am|'m) (?:sure|certain|confident)\b|(?:we|i) assure|count on us",
        rf"(?:someone|somebody|(?:a|an|the|our) (?:\w+ )?{_STAFF})(?: will| shall|'ll)\b",
        rf"{_MONEY} (?:is|are) safe\b",
        rf"within (?:the )?(?:next |coming )?(?:few |couple of )?{_UNITS}",
        rf"\w+(?: will| shall|'ll)(?! {_HARMLESS})",
        rf"{_MONEY}(?: back)? (?:{_MOVES}\b|{_DAY})",
        rf"{_MONEY} (?:is|are|comes?|goes|gets|follows)(?: \w+){{0,3}} {_DAY}",
        rf"you (?:get|have|see|receive) (?!help|until|the (?:help|form))(?:\w+ ){{0,5}}{_DAY}",
        rf"you (?:get|have|receive) (?:it|(?:the|your) {_MONEY}) back\b",
        r"(?:got|have) (?:you covered|(?:got )?your back)|no worries|leave (?:it|this|that) to us",
        r"(?<!not )(?:trust|rely on|bank on) us\b|we take care of\b",
        r"you can (?:be|rest|feel) (?:sure|certain|assured|easy|confident)",
        rf"{_MONEY} (?:is|are|stays?) (?:\w+ )?(?:safe|secure|protected|in (?:good|safe) hands)\b",
        r"nothing (?:happens|can happen) to your\b",
        r"you (?:lose nothing|(?:do not|don't|never) lose)\b",
        rf"(?:works?|working|back|running|normal|fixed)(?: \w+){{0,2}} by {_DAY}",
        rf"(?:give|allow) us (?:\w+ ){{0,3}}{_UNITS}",
        rf"expect (?:an?|the|your|our) {_MONEY}",
    ),
    "decision": (
        rf"{_MONEY} (?:is being )?{_DONE}\b",
        r"(?:we|i)(?: are|'re| am|'m) (?:refund|pay|send|credit|approv|fix|solv|compensat)ing\b",
        rf"(?<!chat )(?:has|have|was|were|is|are|'s|'ve){_JUST}(?: been)? {_DONE}\b",
        rf"(?:we have|we've|we|i|i've|i have)(?: now| already| just)? {_DONE}\b",
        rf"(?:we|i)(?: have|'ve)?(?: now| already| just)? sent (?:you )?(?:the |your |a )?{_MONEY}",
        r"you(?: are|'re| re) (?:entitled|eligible)",
        rf"{_MONEY} (?:has|have|was|were)(?: now| already| just)?(?: been)? (?:sent|made|done)",
        r"compensat",
        rf"{_MONEY} (?:is |are |all )*(?:done|ok|okay|sorted|ready|through|settled|{_DONE})\b",
        rf"{_MONEY} (?:is |are )?(?:all )?yours\b",
        rf"consider (?:it|this|that|the|your|yourself)(?: \w+){{0,2}} {_SETTLED}\b",
        r"(?:case|matter|problem|issue) (?:closed|solved|settled|sorted)\b",
        r"(?:all|everything|it's|that's|everything's) (?:is )?(?:sorted|settled|taken care)\b",
        r"(?:it|this|that|one|everything|bonus)(?: is|'s) on (?:us|me|the house)\b",
        r"we (?:\w+ly )?(?:refund|pay|repay|reimburse|credit) (?:you|it|your|this|back)\b",
        rf"we (?:give|return|send) (?:you )?(?:back )?(?:the |your |a )?{_MONEY}\b",
        r"(?:we|i)(?: are|'re| am|'m) (?:giv|return|reimburs|issu|reopen|unlock)ing\b",
        r"your (?:claim|complaint|appeal|request) (?:stands|succeeds|is (?:valid|right|settled))\b",
        rf"your (?:\w+ )?{_ASKED}{_SINCE} {_RULED}",
        r"our (?:fault|mistake)\b",
        r"(?:we|i)(?: have|'ve)? (?:decided|ruled)\b",
        r"(?:we|i) (?:accept|take|admit) (?:\w+ )?(?:liability|responsibility|blame)",
        r"we owe\b",
        rf"your (?:\w+ )?{_ASKED}{_SINCE} (?!{_TAKEN_IN})\w+(?:ed|en|ned)\b",
        rf"(?:we|i)(?: have|'ve)? {_RULE}\w* (?:your|the|this)\b",
        r"you(?: have|'ve)? won\b",
        r"your \w+ (?:has )?failed\b",
        r"decision (?:was|is) (?:in|against)",
        r"you (?:deserve|qualify for|get) (?:a|the|your) (?:refund|bonus)",
    ),
    "advice": (
        r"(?:we|i)(?:'d| would)? (?:recommend|advise|suggest)(?! that you (?:read|contact))",
        r"you (?:should|must|ought to|could|can) (?:bet|play|stake|buy|invest|wager|gamble)",
        r"you (?:should|must|ought to) (?:deposit|withdraw)",
        r"(?:bet|stake|wager|put (?:your )?money|all in) on\b",
        r"(?:a )?(?:sure|safe|winning|hot) (?:bet|win|tip|thing)\b",
        r"(?:you )?(?:can't|cannot|can not|won't) lose\b|easy money|high odds",
        r"place (?:a|your) bet",
        r"try your luck",
        r"(?:do not|don't|never) miss (?:\w+ ){0,2}(?:odds|bonus|chance|offer|match)",
        r"(?:take|grab|claim) (?:the|your|this) bonus",
        r"(?:team|side|horse|player)(?: will|'ll) win\b",
        r"(?:chances|odds) (?:are|look) (?:good|high|great)",
        r"worth (?:a|the) (?:bet|risk|stake)\b",
        r"(?:might|may) (?:want|like) to (?:bet|play|deposit|stake|gamble)",
        r"(?:keep|go on|continue) (?:playing|betting|gambling)",
        r"(?:deposit|bet|play|stake) (?:now|again|more)\b",
        r"(?:we|i) think (?:that )?you (?:should|must|ought)|if (?:we|i) were you",
        r"i would (?:bet|play|deposit)\b",
        r"put (?:it|all|everything|your (?:money|bet|stake)) (?:all )?on\b",
        r"you (?:can|could|may|might) win\b",
        r"(?:slot|game|machine|table)s? (?:\w+ )?pays?\b",
        r"you(?:'d| had) better",
        r"(?:bet|play|stake) (?:early|big|high|low|it)\b",
        r"(?:go|going) all in\b",
        r"(?:raise|increase|double) your (?:stake|bet)",
        r"(?:betting|playing) (?:now )?is (?:smart|wise)",
    ),
}
