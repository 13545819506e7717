"""IBANs and account numbers are found; questions about them pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("TR33 0006 1005 1978 6457 8413 26'ya atın", "IBAN_CODE", "TR33 0006 1005 1978 6457 8413 26"),
    ("tr330006100519786457841326", "IBAN_CODE", "tr330006100519786457841326"),
    ("TR99 0006 1005 1978 6457 8413 26", "IBAN_CODE", "TR99 0006 1005 1978 6457 8413 26"),
    ("GB33BUKB20201555555555", "IBAN_CODE", "GB33BUKB20201555555555"),
    ("ibanım 0006 1005 1978 6457", "IBAN_CODE", "0006 1005 1978 6457"),
    ("hesap numaram 12345678", "BANK_ACCOUNT", "12345678"),
    ("my account number is 31926819", "BANK_ACCOUNT", "31926819"),
]
PASSES = [
    "iban nasıl değiştirilir?",
    "TR bölgesinde 3 gündür açılmıyor",
    "hesap numarası yanlış yazıyor",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
