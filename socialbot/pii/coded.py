"""Letters and digits in one word: how systems write numbers, and what is written alike."""

from __future__ import annotations

import re
from itertools import pairwise

from socialbot.nlp.lexicon import is_ordinary
from socialbot.pii.pattern import Match

_ADVERTISED = re.compile(
    r"promo|kampanya|indirim|kupon kod|bonus kod|discount|coupon code|influencer|davet kod"
    r"|(?:kodu|kodunu|code) (?:ile|diye|gir|yaz|use|for)|% ?[0-9]|[0-9] ?%|yuzde|hosgeldin|welcome"
    r"|sale\b|referral|tanimsiz"
)
_MACHINE_BEFORE = re.compile(
    r"(?:hata|hatasi|error|err|kod|kodu|kodlu|code|model|modeli|urun|surum|surumu|version|ver|sku"
    r"|samsung|apple|xiaomi|vestel|arcelik|beko|bosch|lg|sony|asus|lenovo|hp|dell|canon|epson"
    r"|philips|siemens|oppo|huawei|honda|ford|fiat|renault|bmw|audi|toner|parca|part|driver|islemci"
    r"|tv|monitor|laptop|klima|printer|machine|washer|dryer|fridge|oven|route|flight|ucus|otobus"
    r"|hat|line|gate|seat|room|oda|koltuk|sira|kapi|blok|kat|sayfa|page|chapter|madde|law|iso|ts|en"
    r")[ :\"'(]{1,3}$"
)
_MACHINE_AFTER = re.compile(
    r"^['?]?[a-z]{0,4} (?:hata|error|kodlu|model|surum|version|hatasi|code|kodu|uyarisi"
    r"|yazici|toner|kartus|kombi|klima|televizyon|tv|monitor|modem|router|kamera|kulaklik|supurge"
    r"|camasir|bulasik|buzdolabi|firin|blender|printer|cartridge|washer|dryer|fridge|oven|boiler"
    r"|headset|headphones|charger|drill|mower|camera|keyboard|speaker|soundbar|toaster|vacuum)"
)
# A word and a round number or a year: what campaigns are called.
_CAMPAIGN = re.compile(
    r"([a-z]{3,20}?)(?:[1-9]|[1-9]?[05]|[1-9][05]0|[1-9]000?|1001|777|20[2-3][0-9]|[0-9]{1,2})"
)
_CAMPAIGN_PARTS = re.compile(
    r".*(?:bahar|yaz|kis|hosgel|welcome|bonus|free|super|extra|save|spring|summer|winter|indirim"
    r"|cuma|okul|kargo|bayram|bayrm|anneler|macgun|vip|promo|merhaba|hello|black|friday|new|ilk"
    r"|yeni|siparis|firsat|kampanya|deal|sale|trc|erc|bep).*"
)
_MACHINE = re.compile(
    r"(?:cve|ce|isin|0x|gen|ddr|sms|ap|wd|wh|err|error|http|https|null|sql|dns|ssl|log|img"
    r"|utm|iphone|ipad|galaxy|redmi|note|ps|rtx|gtx"
    r"|ryzen|core|windows|win|android|ios|macbook|surface|echo|kindle|xbox|pixel|mate|reno|poco"
    r"|bravia|mp|mpeg|covid|euro|usb|hdmi|utf|sha|md|web|tls|ip|wpa|[ef][0-9]{1,4}|x86|intel"
    r"|amd|version|ver|surum|model|tv|hd|uhd|fps|mbps|gb|mb|tl|try|usd|eur|gbp|saat|gun|ay|yil"
    r"|act|madde|iso|din|ts|en|bs|astm)[_ \-]?[0-9].*|(?:[a-z]+_)*(?:net|err+|error|dns"
    r"|ssl|api|pay|auth|code)_.*|0x.*"
)


_FAULT = r"(?:e|err|error|hata|auth|exc|fail|fault|sys|net|srv|http|api)"
_OF_FAULT = re.compile(rf"(?:^|[^a-z0-9]){_FAULT}(?:[\-_#][0-9]{{1,6}})?[\-_#]$")
_FAULT_CODE = re.compile(rf"{_FAULT}[\-_ ]?[0-9]{{2,9}}(?:[\-_][0-9]{{1,6}})*")


def is_of_fault(match: Match) -> bool:
    """Whether it is the code of a fault: "E-2207", "ERR_40117", "AUTH-403-1187"."""
    return bool(_FAULT_CODE.fullmatch(match.value) or _OF_FAULT.search(match.before))


def switches(value: str) -> int:
    """How often letters and digits take turns in a value."""
    kinds = [sign.isdigit() for sign in value if sign.isalnum()]
    return sum(one != other for one, other in pairwise(kinds))


def is_interleaved(value: str) -> bool:
    """Whether letters and digits alternate, as they do in no word, year or model."""
    return switches(value) >= 3


def is_advertised(match: Match) -> bool:
    """Whether campaign talk stands around it: a word that everybody may use."""
    found = _CAMPAIGN.fullmatch(match.value)
    if _CAMPAIGN_PARTS.fullmatch(match.value) or (found and _is_motto(found)):
        return True
    return bool(_ADVERTISED.search(match.before[-40:] + " | " + match.after[:30]))


def _is_motto(found: re.Match[str]) -> bool:
    number = found[0][len(found[1]) :]
    return is_ordinary(found[1]) and (number[-1] in "05" or number.startswith("20"))


def is_of_a_machine(match: Match) -> bool:
    """Whether it names an error, a model or a version."""
    return bool(
        _MACHINE.fullmatch(match.value)
        or is_of_fault(match)
        or _MACHINE_BEFORE.search(match.before)
        or _MACHINE_AFTER.match(match.after)
    )
