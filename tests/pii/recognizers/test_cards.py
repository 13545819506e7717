"""Cards are found whole and in part; other endings pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("4111 1111 1111 1111", "CREDIT_CARD", "4111 1111 1111 1111"),
    ("kartım 4111-1111-1111-1112", "CREDIT_CARD", "4111-1111-1111-1112"),
    ("kartımın son dördü 4410", "CREDIT_CARD", "4410"),
    ("card ending in 4432", "CREDIT_CARD", "4432"),
    ("4432 ile biten kartım", "CREDIT_CARD", "4432"),
    ("5104 33** **** 2291", "CREDIT_CARD", "5104 33** **** 2291"),
    ("skt 09/27", "CREDIT_CARD", "09/27"),
    ("cvv 331", "CREDIT_CARD", "331"),
    ("güvenlik kodu: 331", "CREDIT_CARD", "331"),
    ("12/28 son kullanma tarihli", "CREDIT_CARD", "12/28"),
    ("oradaki kart 5025, onu silin", "CREDIT_CARD", "5025"),
    ("took off the visa, the one finishing 6190", "CREDIT_CARD", "6190"),
    ("kartım 5521 ile başlıyor", "CREDIT_CARD", "5521"),
    ("the three on the back's 259", "CREDIT_CARD", "259"),
    ("bank page shows **** **** **** 7725", "CREDIT_CARD", "**** **** **** 7725"),
    ("03/29 tarihli kartım yenilendi", "CREDIT_CARD", "03/29"),
    ("three on the back are 882", "CREDIT_CARD", "882"),
    ("my card is valid to 11/27 but it says expired", "CREDIT_CARD", "11/27"),
    ("4471 was the card", "CREDIT_CARD", "4471"),
]
PASSES = [
    "videonun sonunda E-2054 yazıp kapanıyor",
    "0850 222 0 ile başlayan hattınız ücretli mi",
    "what is a cvv",
    "kartım 3 gündür gelmedi",
    "son 4 maç kazandım",
    "kart limitim kaç",
    "sonu 2645 ile biten numara",
    "cvv nerede yazıyor?",
    "numaramın sonu değişecek, 0580*****57 görünüyor",
    "kampanya 22.01.2026 - 26.06.2026 arası",
    "SKT 11/25 yazan yoğurdu yollamışsınız",
    "the coupon says valid until 11/25",
    "the warranty is valid to 12/27",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
