"""What people write between the parts of something: it is no part, and parts it does not end."""

from __future__ import annotations

import re

from socialbot.nlp.reader import Reading
from socialbot.pii.pattern import words

_MOMENT = re.compile(
    r"\b(?:bir|bi|1|2|iki|one|a|two)[ -]?(?:dk|dakika|saniye|sn|sny|saniyecik|dakikacik|dakka|sec"
    r"|secs|second|seconds|min|mins|minute|minutes|moment|mo|tick)\b"
)
_WORDS = words(
    """dur, dur bi, durun, ay, ya, yaa, off, of, haha, aa, aaa, bi, bir sey, yanlis oldu,
    bekle, bekleyin, beklet, bekletiyorum, bakiyorum, bakayim, bakicam, bakacagim, hemen, hocam,
    hocm, abi, abla, kanka, devam, devami, devaminda, devaminda da, devam ediyor, devam ediyorum,
    gerisi, kalani, ardindan, sonra, sonrasi, simdi, su an, da, de, tamam, tamam mi, tmm, tm, ok,
    okay, okey, peki, evet, he, hee, hmm, hm, eee, ee, sey, yani, geliyor, geliyo, yaziyorum,
    yaziyom, yazayim, yazicam, yazacagim, atiyorum, atayim, buluyorum, ariyorum, pardon, kusura
    bakma, kusura bakmayin, ozur, ozur dilerim, lutfen, yanlislikla, gonderdim, gonderiyorum,
    erken gitti, parca parca, wait, hang on, hold on, let me check, let me see, let me find it,
    checking, typing, looking, sorry, oops, rest, the rest, here comes, here it comes, coming, next,
    next part, then, and, and then, continued, cont, so, yes, yeah, right, please, pls, sec, just,
    hit send, sent too early, more, one more, there is more, got it, found it, buldum"""
)
_PAUSE = re.compile(rf"{_WORDS}(?: {_WORDS}){{0,7}}")
_NO_WORD = re.compile(r"[^a-z0-9@]+")
LONGEST = 60


def is_pause(reading: Reading) -> bool:
    """Whether the message only asks to wait, says that more comes, or holds no word at all."""
    text = reading.folded.text
    if len(text) > LONGEST or "@" in text:
        return False
    said = _NO_WORD.sub(" ", _MOMENT.sub(" ", text)).strip()
    return not said or _PAUSE.fullmatch(said) is not None
