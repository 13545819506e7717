"""Special categories of the writer are found; talk and distress pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("kanser hastasıyım", "HEALTH", "kanser"),
    ("I have diabetes", "HEALTH", "diabetes"),
    ("bipolarım", "HEALTH", "bipolarım"),
    ("aleviyim ben", "OTHER_SENSITIVE", "alevi"),
    ("i served two years inside, does that matter", "OTHER_SENSITIVE", "served two years inside"),
    ("ALS hastasıyım", "HEALTH", "ALS"),
    ("tansiyon ilacı kullanıyorum", "HEALTH", "tansiyon ilacı"),
    ("I take medication for epilepsy", "HEALTH", "epilepsy"),
    ("sertralin kullanıyorum", "HEALTH", "sertralin"),
    ("rum asıllıyım, adımı yabancı diye işaretlediniz", "OTHER_SENSITIVE", "rum asıllıyım"),
    ("we're sunni and proud", "OTHER_SENSITIVE", "sunni"),
    ("eski hırsızlık hükmüm yüzünden elendim", "OTHER_SENSITIVE", "hırsızlık hükmüm"),
    ("chp üyesiyim, reklam çıkarıyorsunuz", "OTHER_SENSITIVE", "chp üyesiyim"),
    ("denetimliyim imzaya gidiyorum", "OTHER_SENSITIVE", "denetimliyim"),
    ("kürt'üm diye mi", "OTHER_SENSITIVE", "kürt'"),
    ("kalpten ameliyat oldum", "HEALTH", "ameliyat oldum"),
]
PASSES = [
    "çok kötüyüm bağımlıyım",
    "kanser gibi site",
    "bu uygulama hasta ediyor",
    "site felç oldu",
    "bu oyunun hastasıyım",
    "is there treatment for gamblers",
    "alarm kurdum diye rahatladım",
    "saati kurdum yarım saat",
    "rumuz seçemedim",
    "ben mi engelliyim yoksa site mi kapalı",
    "tablets for kids under 300?",
    "i have ocd about your logo being off centre",
    "uzun bir roman okudum",
    "as the only traveller in the bus",
    "gut yatırım var mı",
    "3 yıl yatırdım prim",
    "türkiye chp li belediyeler",
    "internet nakli oldu mu",
    "annem kanser etti beni",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
