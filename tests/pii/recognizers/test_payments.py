"""The writer's own sums are found; general questions and prices pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("dün 500 TL yatırdım hesabıma geçmedi", "TRANSACTION_DETAIL", "500 TL"),
    ("kartımdan 1.250,50 TL çekildi", "TRANSACTION_DETAIL", "1.250,50 TL"),
    ("faturam 450₺ geldi", "TRANSACTION_DETAIL", "450₺"),
    ("beş yüz lira yatırdım", "TRANSACTION_DETAIL", "beş yüz lira"),
    ("I deposited $200 yesterday", "TRANSACTION_DETAIL", "$200"),
    ("my withdrawal of 300 euros is pending", "TRANSACTION_DETAIL", "300 euros"),
    ("2 bin lira kaybettim", "TRANSACTION_DETAIL", "2 bin lira"),
    ("hesabımdan 1.200 gönderdim gelmedi", "TRANSACTION_DETAIL", "1.200"),
    ("kartımdan iki kere 249,90 çekmişsiniz", "TRANSACTION_DETAIL", "249,90"),
    ("lost $3,000 yesterday fix this", "TRANSACTION_DETAIL", "$3,000"),
]
PASSES = [
    "arkadaşıma 500 TL borcum var",
    "keşke 5000 TL kazansam",
    "asgari ücret 22104 lira",
    "minimum yatırım kaç TL?",
    "çekim limiti günlük 5000 TL mi",
    "500 TL bonus veriyor musunuz",
    "paket 300 TL olmuş",
    "prize pool is $5000",
    "is the minimum deposit 10 euros?",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
