"""Document numbers beside their cue are found."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("seri numaram B.2.4.M.7.1.3.0.6 ama kabul etmiyor", "ID_SERIAL", "B.2.4.M.7.1.3.0.6"),
    ("ehliyet istediniz\nbelge no\n417\n902\nB sınıfı", "DRIVER_LICENSE", "417\n902"),
    ("pasaport no U12345678", "PASSPORT", "U12345678"),
    ("my passport number is 123456789", "PASSPORT", "123456789"),
    ("ehliyet numaram 123456", "DRIVER_LICENSE", "123456"),
    ("kimlik seri no A12B34567", "ID_SERIAL", "A12B34567"),
    ("DL# is K8812-40031-77201", "DRIVER_LICENSE", "K8812-40031-77201"),
    ("kimlik seri no c22 / d 40817", "ID_SERIAL", "c22 / d 40817"),
    ("licence CUTLE748944EH7LL got water on it", "DRIVER_LICENSE", "CUTLE748944EH7LL"),
    ("seri no a 58 s 05 517, çipli kimlik", "ID_SERIAL", "a 58 s 05 517"),
    ("does N7712095 count as a valid passport number", "PASSPORT", "N7712095"),
]
PASSES = [
    "pasaport ile onay olur mu",
    "ehliyet fotoğrafı 2 kere yükledim",
    "seri 3-0 bitti",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
