"""English sums of one's own without a currency, in slang or with a slip of the pen.

Source: the product's own labelling guide (TRANSACTION_DETAIL), as players and customers write.
Legal basis: GDPR art. 4(1). The verb or the thing says whose it is; counts of other things, offers,
limits and wishes pass.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.money import AMOUNT
from socialbot.pii.pattern import LEFT_WORD, Match, Pattern

SURE = 0.87
_SUM = (
    r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[1-9][0-9]{1,5}(?:[.,][0-9]{2})?"
    r"|[0-9][.,][0-9]{2}"
)
_END = r"(?:$|[^0-9a-z.,:%/\-]|[.,\-](?:$|[^0-9]))"
_TAIL = r"(?: ?(?:quid|eur|euros?|gbp|pounds?|bucks|dollars?|lira|tl|rs|rupees?))?"
_NOUNS = re.compile(
    r"^ (?!this|was|has|always|us|yes|plus|quids|pounds|euros|bucks|dollars|as|twice|is|days)"
    r"[a-z]{4,12}s(?:$|[^a-z'])"
)
_NO_SUM = re.compile(
    r"^ ?(?:%|percent|ppl|people|times|points?|pts|spins?|free|games?|goals?|nil|bonus"
    r"|minutes?|mins?"
    r"|hours?|hrs?|days?|weeks?|months?|years?|yrs?|emails?|mails?|messages?|items?|pcs|tickets?|likes"
    r"|followers|degrees|miles|km|kg|lbs|pounds on|mb|gb|calls?|letters?|photos?|docs?|documents?"
    r"|seconds?|secs?|am|pm|o'?clock|or (?:more|less)|out of|of [0-9]|stars?|x [0-9]|per )"
    r"|^ (?:in|on|into) (?:the |my |a )?(?:air|row|class|team|clock|first|second|board|scoreboard"
    r"|oche|bin|kindle|phone|game|league|season|shelf|table|page|half|here|basket|bag|cart|box|list|queue|trolley|oven|hold|waiting"
    r"|microwave|wishlist|draft|fridge|calendar)|\b(?:get [0-9]|bonus|free spin|free bet|offer)"
)
_SUPPOSED = re.compile(
    r"(?:^|[^a-z])(?:if|would|could|can|should|shall|how much|min|minimum|max|maximum|wish"
    r"|suppose|say"
    r"|least|limit|to|get|want|up to|must|need|will|mate|he|she|they|who|bet (?:you|ya))"
    r"(?:$|[^a-z])[^.!?]{0,25}$"
)


def _is_own(match: Match) -> bool:
    if re.fullmatch(r"(?:19|20)[0-9]{2}|365|180", match.value) or _NOUNS.search(match.after):
        return False
    return not (_NO_SUM.search(match.after) or _SUPPOSED.search(match.before))


_BET = (
    r"(?:popped|whacked|lumped|bunged|lobbed|slapped|plonked|stuck|staked|wagered|bet|put"
    r"|punted)"
)
_THREW = r"(?:lobbed|chucked|threw|bunged|put|loaded|dropped|had)"
_MOVED = (
    r"(?:depos+it+ed|depo'?d|wi(?:d)?th?drew|widthdrew|withdrawed|withdrawn|top+ed up"
    r"|lodged|cashed out|payed in|paid in|put in|loaded(?: up)?|venmo'?d|zelle'?d|paypall?ed"
    r"|bunged in"
    r"|chucked in|lobbed in)"
)
_DEALING = (
    r"(?:withdraw[ae]?l|widthdrawal|withdrawel|deposi+t+|top ?-?up|refund|payout|pay ?check"
    r"|cash ?-?out"
    r"|direct debit|dd|transfer|payment|stake|bet|acca|winnings|wages?|salary|lodgement|bill"
    r"|charge)"
)
_TRANSFER = (
    r"(?:withdraw[ae]?l|widthdrawal|withdrawel|deposi+t+|top ?-?up|refund|payout|cash ?-?out"
    r"|direct debit|dd|payment|stake|lodgement)"
)
_BALANCE = r"(?:ac+ount |bonus |cash |wallet )?bal+[ae]n[cs]e?s?"
_STATE = (
    r"(?:pending|stuck|missing|gone|bounced|late|rejected|declined|refused|vanished|never|not|still"
    r"|didn'?t|hasn'?t|isn'?t|wasn'?t|went|came out|twice|nowhere|where|failed|processing|taken)"
)
_FEW = r"(?:a |another |my |my last |that |the )(?:couple of |few )?"
_SLANG = rf"(?:{_FEW})?(?:tenner|fiver|grand|(?:hundred|twenty|fifty)(?: quid| euros?| bucks))"
_BET_SLANG = rf"(?:{_FEW})?(?:tenner|fiver|score|grand|hundred|ton|monkey|twenty|fifty)"
_SLANG_END = (
    r"(?:$|[.,!?;\n]| (?:on|in|last|and|n|off|at|to|today|tonight|yesterday|this|from|with"
    r"|e/?w|each"
    r"|but|into|there|here|again|went|gone|pending|stuck|missing)(?:$|[^a-z]))"
)

PATTERNS = (
    Pattern(
        "bare sum on a bet",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[.!?,;:\n(] ?|(?:i|we|ive|i've|just|already|and|only|have|then|so|i just) ){_BET}"
        rf" (?:in |up |on |another |about |my last )?(?P<v>{_SUM}){_TAIL}"
        r" (?:on |at [0-9]|e/?w|each way|to win)",
        SURE,
        cue="staked",
        check=_is_own,
        gate=rf"{LEFT_WORD}{_BET} ",
        also="[0-9]",
    ),
    Pattern(
        "bare sum that was thrown in",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[.!?,;:\n(] ?|(?:i|we|ive|i've|just|already|and|only|have|then|so) ){_THREW}"
        rf" (?:another |about |my last )?(?P<v>{_SUM}){_TAIL} (?:in(?:$|[^a-z])|into |on )",
        0.7,
        cue="put in",
        check=_is_own,
        gate=rf"{LEFT_WORD}{_THREW} ",
        also="[0-9]",
    ),
    Pattern(
        "bare sum that was moved",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}{_MOVED} (?:by |with |you |ye |them |another |about |my "
        rf"|over )*(?P<v>{_SUM}){_END}",
        SURE,
        cue="deposited",
        check=_is_own,
        gate=LEFT_WORD + _MOVED,
        also="[0-9]",
    ),
    Pattern(
        "sum that was run up",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:run|ran|rack(?:ed)?|clock(?:ed)?) up (?:a |about |over |nearly |another )?"
        rf"(?P<v>{AMOUNT}){_END}",
        SURE,
        cue="run up",
        check=_is_own,
        gate="(?:run|ran|rack|racked|clock|clocked) up ",
    ),
    Pattern(
        "sum that was put in",
        EntityType.TRANSACTION_DETAIL,
        r"(?:^|[.!?,;:\n(] ?|(?:i|we|ive|i've|just|already|and|then|had) )(?:put|stuck|chucked) "
        rf"(?:in (?P<v>{AMOUNT}|a (?:tenner|fiver|grand|ton)){_END})",
        SURE,
        cue="put in",
        check=_is_own,
        gate="(?:put|stuck|chucked) in ",
        needs_digit=False,
    ),
    Pattern(
        "sum put in, then for what",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[.!?,;:\n(] ?|(?:i|we|ive|i've|just|already|and|then|so) )(?:put|stuck|chucked) "
        rf"(?P<v>{AMOUNT}) in (?:for|on|last|yesterday|this|at|with|today|and|but|n)(?:$|[^a-z])",
        SURE,
        cue="put in",
        check=lambda match: not _SUPPOSED.search(match.before),
        gate="(?:put|stuck|chucked) [a-z$]{0,3} ?[0-9]",
    ),
    Pattern(
        "sum that a balance says",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:my )?balance (?:says|shows|reads|is at|is showing|stands at|still says) "
        rf"(?P<v>{AMOUNT}){_END}",
        SURE,
        cue="balance",
        check=_is_own,
        gate="balance [a-z ]{4,12} ",
        also="[0-9]",
    ),
    Pattern(
        "stake that was running",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:had|got|i have|we have) (?:a |my )?(?P<v>{AMOUNT}) "
        r"(?:stake|bet|acca|single|double|treble|wager|each way)(?:$|[^a-z])",
        SURE,
        cue="stake",
        check=_is_own,
        gate="(?:had|have|got) ",
        also="(?:stake|bet|acca|single|double|treble|wager|each way)",
    ),
    Pattern(
        "sum that was burned through",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:burn(?:ed|t)|blown|blew|went|gone|got) through "
        rf"(?:about |over |nearly |another )?(?P<v>{AMOUNT}){_END}",
        SURE,
        cue="burned through",
        check=_is_own,
        gate="(?:burned|burnt|blown|blew|went|gone|got) through ",
    ),
    Pattern(
        "bare sum that was put in",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:i|ive|i've|just) put in (?P<v>{_SUM}){_END}",
        SURE,
        cue="put in",
        check=_is_own,
        gate="put in [0-9]",
    ),
    Pattern(
        "bare sum of my balance",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:my|our) {_BALANCE}(?: (?:is|was|shows?|says|showed|said|went|dropped"
        rf"|fell|of|at|still"
        r"|now|only|just|from|down|to|reads|stands|should|be|has)|[ :=]){1,4} ?"
        rf"(?P<v>{_SUM}){_END}",
        SURE,
        cue="balance",
        check=_is_own,
        gate=_BALANCE,
        also="[0-9]",
    ),
    Pattern(
        "my bare sum of a dealing",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:my|our) (?P<v>{_SUM}){_TAIL} {_DEALING}(?:$|[^a-z])",
        SURE,
        cue="my withdrawal",
        check=lambda match: (
            _is_own(match)
            and not re.search("limit|builder|bonus|policy|question", match.after[:25])
        ),
        gate=rf"(?:my|our) [0-9][0-9.,]*{_TAIL} {_DEALING}",
    ),
    Pattern(
        "my dealing was a bare sum",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:my|our) (?:whole |last |cash |bank )?{_DEALING}(?: offer| slip)?"
        r"(?:,| (?:was|is|were|of|for|came to|should be|should have been))(?: only| just| worth)? "
        rf"(?P<v>{_SUM}){_END}",
        SURE,
        cue="my bill",
        check=_is_own,
        gate=rf"(?:my|our) [a-z ]{{0,8}}{_DEALING}",
        also="[0-9]",
    ),
    Pattern(
        "dealing of a bare sum, then its state",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:{_TRANSFER}|zelle|cheque|revolut|paypal) (?:of|for) (?P<v>{_SUM})"
        rf"{_TAIL} (?:[a-z]{{1,10}} ){{0,3}}?{_STATE}(?:$|[^a-z])",
        SURE,
        cue="withdrawal",
        check=_is_own,
        gate=rf"(?:{_TRANSFER}|zelle|cheque|revolut|paypal) (?:of|for) [0-9]",
    ),
    Pattern(
        "bare sum instead of another",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:refunded|paid|payed|credited|charged|billed|debited|got)(?: me| us"
        rf"| for| only| just)*"
        rf" (?P<v>{_SUM}){_TAIL} (?:instead of|rather than|not) (?:{_SUM}){_TAIL}(?:$|[.,!?;\n]"
        r"| (?:back|last|yesterday|on|from|and|today|again))",
        SURE,
        cue="instead of",
        check=_is_own,
        gate="[0-9] ?[a-z]{0,8} (?:instead of|rather than|not) [0-9]",
    ),
    Pattern(
        "bare sum that befell me",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?:(?:hit|slapped|stung|done|landed|clobbered|rinsed|rob+ed)(?: me"
        rf"| us)? (?:with|for|of)"
        rf"(?: an?)?|overdrawn(?: by| at)?|double charged,? ?(?:2|two) ?x) (?P<v>{_SUM}){_END}",
        SURE,
        cue="hit me with",
        check=_is_own,
        gate=r"(?:hit|slapped|stung|done|landed|clobbered|rinsed|rob+ed)(?: me| us)? (?:with"
        r"|for|of)"
        "|overdrawn|double charged",
        also="[0-9]",
    ),
    Pattern(
        "minus on my account",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[ \n])(?:minus |-)(?P<v>{_SUM})(?: (?:(?:showing|shows|as|on|in|now|is) ){{0,3}}my "
        rf"(?:ac+ount|{_BALANCE}|wallet))",
        SURE,
        cue="balance",
        gate=r"(?:minus |-)[0-9][0-9.,]* (?:[a-z]{1,9} ){0,3}my",
    ),
    Pattern(
        "slang for a sum of mine",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[.!?,;:\n(] ?|(?:i|we|ive|i've|just|already|and|only|have|then|so) )(?:{_BET}"
        rf"|{_MOVED}|lost"
        rf"|blew|spent|paid|won|withdrew|sent)(?: in| up| on)? (?P<v>{_SLANG}){_SLANG_END}",
        SURE,
        cue="stuck",
        check=_is_own,
        disguised=False,
        gate=r"tenner|fiver|score|grand|hundred|ton|monkey|twenty|fifty",
        also=rf"{LEFT_WORD}(?:{_BET}|{_MOVED}|lost|blew|spent|paid|won|withdrew|sent) ",
        needs_digit=False,
    ),
    Pattern(
        "slang for a stake of mine",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[.!?,;:\n(] ?|(?:i|we|ive|i've|just|already|and|only|have|then|so) )"
        rf"(?:{_BET}|{_MOVED}|chucked in|threw|had) (?P<v>{_BET_SLANG})"
        r"(?:(?: on| e/?w| each way| at [0-9]| to win)(?:$|[^a-z])|$|[.,!?;])",
        SURE,
        cue="stuck",
        check=_is_own,
        disguised=False,
        gate=r"tenner|fiver|score|grand|hundred|ton|monkey|twenty|fifty",
        also=rf"{LEFT_WORD}(?:{_BET}|{_MOVED}|threw|had) ",
        needs_digit=False,
    ),
    Pattern(
        "slang for a sum, then its state",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?P<v>(?:(?:my|a|that) (?:couple of |last )?|couple of )(?:tenner|fiver"
        rf"|grand|hundred"
        rf" quid))(?:'?s| is| has| been| just| deposit| withdrawal| bet){{0,3}} {_STATE}(?:$"
        rf"|[^a-z])",
        SURE,
        cue="my fiver",
        check=_is_own,
        disguised=False,
        gate=rf"(?:tenner|fiver|grand|hundred quid)[a-z' ]{{0,20}} {_STATE}",
        needs_digit=False,
    ),
)
