"""Reference numbers beside their cue are found; quantities and products pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("sipariş no 12345678", "TRANSACTION_DETAIL", "12345678"),
    ("12345 nolu siparişim nerede", "TRANSACTION_DETAIL", "12345"),
    ("işlem id TX-99812", "TRANSACTION_DETAIL", "TX-99812"),
    ("REF: AB12345", "TRANSACTION_DETAIL", "AB12345"),
    ("kargo takip no 7340012345678", "TRANSACTION_DETAIL", "7340012345678"),
    ("ticket #48213", "TRANSACTION_DETAIL", "48213"),
    ("my order number is 559-1", "TRANSACTION_DETAIL", "559-1"),
    ("talep numaram: 166 463 565", "TRANSACTION_DETAIL", "166 463 565"),
    ("kupon no 88231-5", "TRANSACTION_DETAIL", "88231-5"),
    ("referans: 2026/11-88123", "TRANSACTION_DETAIL", "2026/11-88123"),
    ("bet slip 4K-118-2200T is void", "TRANSACTION_DETAIL", "4K-118-2200T"),
    ("hediye çeki AB-9R3T-55QP 'kullanılmış' diyor", "TRANSACTION_DETAIL", "AB-9R3T-55QP"),
    ("oyun numarası K-5512908", "TRANSACTION_DETAIL", "K-5512908"),
]
PASSES = [
    "console repeats 2147483647 and the bulb blinks",
    "paketin arkasında 8690511223345 barkodu var, iade ettim",
    "bilet alırken ERR-88120457 veriyor",
    "at checkout it says ERROR_2210457 and stops",
    "the tin says batch 20251130448817, is it in the recall",
    "108001 hatası veriyor",
    "1000000 kişi izledi",
    "error 0x80070005",
    "siparişim 3 gündür gelmedi",
    "ilk 100000 üye",
    "iPhone 14 Pro 256 gb",
    "hata 404 aldım",
    "bilet fiyatı 1500 TL",
    "sürüm 2.14.3 çöktü",
    "Turnuva 2024 biletleri ne zaman",
    "takip ediyorum 1000000 kişi var",
    "barkodu 8690123456789 olan ürün",
    "ISBN 978-0-306-40615-7",
    "4410 numaralı otobüs hattı durağa yanaşmıyor",
    "su faturası 3000ü geçince kademe değişiyor mu",
    "T-20944 kodlu yazıcı toneri",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
