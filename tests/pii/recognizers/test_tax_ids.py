"""A tax number said to be one is found whatever its check digit."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("vergi numaram 1234567890", "TR_TAX_ID", "1234567890"),
    ("VKN: 123 456 7890", "TR_TAX_ID", "123 456 7890"),
    ("1234567890 vergi no", "TR_TAX_ID", "1234567890"),
    ("tax id 1234567890", "TR_TAX_ID", "1234567890"),
]
PASSES = [
    "vergi kesintisi yüzde 20 mi",
    "vergi iadesi ne zaman",
    "kazançtan vergi 500.000 TL üstü mü",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
