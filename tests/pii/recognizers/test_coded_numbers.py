"""Numbers with letters are found beside their owner or by their shape; models and codes pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("voucher sent to me, HKT-47RD-82LM, already used", "TRANSACTION_DETAIL", "HKT-47RD-82LM"),
    ("member M6933114. I'm at the airport", "ACCOUNT_ID", "M6933114"),
    ("müşteri u-18047 para bloke", "ACCOUNT_ID", "u-18047"),
    ("abone 401-347-269, elektrik yok", "ACCOUNT_ID", "401-347-269"),
    ("uye 9068 5993 bonusum gelmedi", "ACCOUNT_ID", "9068 5993"),
    ("öğrenci no PX-96640", "ACCOUNT_ID", "PX-96640"),
    ("id EUW-3624, diğerleri yazışıyor", "ACCOUNT_ID", "EUW-3624"),
    ("kardesimin 3293 2140 uyeligine", "ACCOUNT_ID", "3293 2140"),
    ("rn 774 120 985 gb, signed-for", "TRANSACTION_DETAIL", "rn 774 120 985 gb"),
    ("p2p emir 1Z150B29022 appeal açık", "TRANSACTION_DETAIL", "1Z150B29022"),
    ("ref on the letter is KTF-2026-1049", "TRANSACTION_DETAIL", "KTF-2026-1049"),
    ("mine's 6982-0031", "TRANSACTION_DETAIL", "6982-0031"),
    ("z8l2v1 nerede kaldı", "TRANSACTION_DETAIL", "z8l2v1"),
    ("backup codes, one is kj4p-88tx", "CREDENTIAL", "kj4p-88tx"),
    ("gerek kalmadı, P898090, hoşça kalın", "ACCOUNT_ID", "P898090"),
]
PASSES = [
    "NET-502-3317 yazıp kapanıyor",
    "washing machine DW-8810k stops halfway",
    "LX-3300D toner tanınmıyor, sizden aldım",
    "VC-9120 vacuum stopped after a week, bought it from you",
    "üye sayısı 500000 oldu",
    "müşteri hizmetleri 444 1 444",
    "2024-2025 sezonu",
    "cve-2024-3094 açığı var",
    "hata kodu E17880",
    "model AB12345 stokta mı",
    "üye 2024 yılında oldum",
    "account 3 days locked",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
