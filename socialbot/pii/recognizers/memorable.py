"""English answers to security questions, handed over in lower case or before their question.

Source: NIST SP 800-63B, 5.1.1.2 (knowledge-based answers), and what banks ask on the phone:
memorable word, place, name; a mother's maiden name; the first pet, car or school.
Legal basis: GDPR art. 32. Speech about the question itself passes.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import company_words
from socialbot.pii.pattern import LEFT_WORD, Match, Pattern
from socialbot.pii.talk import is_talk

SURE = 0.87
_OF_SECURITY = (
    r"(?:memor[a-z]{2,5} (?:word|name|place|info|information|phrase|answer|thing)"
    r"|(?:secret|security|hint) (?:word|answer|phrase|question)"
    r"|security q(?:uestion)?'?s?(?: answer)?"
    r"|(?:mother|mum|mom|mam|ma)'?s? ?maiden(?: name)?|maiden name)"
)
_OF_LIFE = (
    r"(?:first (?:pet|car|school|teacher|job|street|concert|boss|phone|dog|cat)(?:'?s)?(?: name)?"
    r"|(?:favou?rite|fav|childhood) (?:teacher|film|movie|book|food|team|nickname|hero|friend"
    r"|pet|place)"
    r"|(?:pet|dog|cat|teacher|school|cousin|grand(?:ad|dad|ma|mother|father)|nan|street|town)'?s? "
    r"(?:first |maiden )?name|place of birth|(?:town|city) i was born(?: in)?)"
)
_LINK = (
    r"(?: ['\"]|['\"?]? ?(?:[:=?>\-]{1,2}|\.{2,3}|,)|['\"]? (?:is|was|it'?s|called|which is"
    r"|= ?|is set to))"
    r"(?: it'?s| its| which is| called| i (?:typed|put|said))?[ '\"]{0,3}"
)
_TALK_OF_IT = re.compile(
    r"securit|secret|memorab|verif|reset|(?:^|[^a-z])(?:wrong|reject|accept|refus|says? no|why no\b"
    r"|nope|fail|question|hint|locked|log ?in|it says)"
)
_OF_IT_ALONE = re.compile("securit|secret|memorab|verif|question")
_ABOUT = re.compile(
    r".*(?:ed|able|ing|ible|less|tional|tory)|too|so|optional|now|then|never|six|eight|letters?|case"
    r"|stupid|silly|gone|blank|greyed|down|there|hard|easy|rubbish|nonsense|creepy|for|answer|question"
    r"|one|where|often|fake|made|thing|word|place|still|mine|private|default|mandatory|grey"
)


def _is_answer(match: Match) -> bool:
    word = match.value
    return not (is_talk(word) or _ABOUT.fullmatch(word) or word in company_words())


def _is_answer_about_life(match: Match) -> bool:
    near = match.before + " | " + match.after
    if is_ordinary(match.value) and re.search("[a-z] $", match.before):
        return _is_answer(match) and bool(_OF_IT_ALONE.search(near))
    return _is_answer(match) and bool(_TALK_OF_IT.search(near))


_ENDS = (
    r"(?:$|['\")]|[.,!?;:\n]| - | (?:and|but|why|it|so|nope|still|no|says|for|yet|as|isn't"
    r"|wont|won't))"
)

PATTERNS = (
    Pattern(
        "answer that is handed over",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_OF_SECURITY}{_LINK}(?:st\.? )?(?P<v>[a-z]{{3,20}}){_ENDS}",
        SURE,
        cue="memorable word",
        check=_is_answer,
        disguised=False,
        gate=LEFT_WORD + _OF_SECURITY,
        needs_digit=False,
    ),
    Pattern(
        "answer about one's life",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_OF_LIFE}(?: (?:for|on|as) (?:the |my )?(?:security|secret"
        rf"|memorable) ?[a-z]{{0,9}})?"
        rf"{_LINK}(?:st\.? |mrs\.? |mr\.? |ms\.? )?(?P<v>[a-z]{{3,20}}){_ENDS}",
        SURE,
        cue="first pet",
        check=_is_answer_about_life,
        disguised=False,
        gate=LEFT_WORD + _OF_LIFE,
        needs_digit=False,
    ),
    Pattern(
        "answer before its question",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?:i |i've |ive )(?:answered|typed|entered|put|used|wrote|said"
        rf"|gave)(?: in)? ['\"]?"
        rf"(?P<v>[a-z]{{3,20}})['\"]? (?:to|for|as|in) (?:the |my |your )?{_OF_SECURITY}",
        SURE,
        cue="secret question",
        check=_is_answer,
        disguised=False,
        gate=LEFT_WORD + _OF_SECURITY,
        needs_digit=False,
    ),
    Pattern(
        "code of words and digits as an answer",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_OF_SECURITY}{_LINK}(?P<v>[a-z]{{3,15}}[0-9]{{1,4}})(?:$|[^0-9a-z])",
        SURE,
        cue="memorable word",
        disguised=False,
        gate=LEFT_WORD + _OF_SECURITY,
    ),
)
