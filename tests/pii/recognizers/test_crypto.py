"""Wallets and hashes are found."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    (
        "trc20 attım, cüzdanım TvbkkMoQwSXBhDEGjPiNzfNnbrbFlWnzia görünmüyor",
        "CRYPTO",
        "TvbkkMoQwSXBhDEGjPiNzfNnbrbFlWnzia",
    ),
    (
        "0x52908400098527886E0F7030069857D2E4169EE7",
        "CRYPTO",
        "0x52908400098527886E0F7030069857D2E4169EE7",
    ),
    (
        "usdt adresim TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
        "CRYPTO",
        "TQn9Y2khEsLJW1ChVWFMSMeRDow5KcbLSE",
    ),
    (
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        "CRYPTO",
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
    ),
]
PASSES = [
    "bitcoin ile yatırım var mı",
    "usdt trc20 destekliyor musunuz",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
