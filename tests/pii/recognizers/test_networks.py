"""Own IP addresses are found; versions pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("the log shows 203 dot 0 dot 113 dot 86", "IP_ADDRESS", "203 dot 0 dot 113 dot 86"),
    ("ip adresim 192.0.2.34", "IP_ADDRESS", "192.0.2.34"),
    ("somebody at 192.0.2[.]34 is logged in as me", "IP_ADDRESS", "192.0.2[.]34"),
    ("2001:db8::8a2e:370:7334 den giriş olmuş", "IP_ADDRESS", "2001:db8::8a2e:370:7334"),
    ("logged in from 92-40-178-33 at night", "IP_ADDRESS", "92-40-178-33"),
    ("86/14/220/91 is the ip you wrote of", "IP_ADDRESS", "86/14/220/91"),
]
PASSES = [
    "sürüm 10.2.3.1 çöktü",
    "v1.2.3.4",
    "ip engeli mi var",
    "saat 12:30:45",
    "dns 1.1.1.1 yapınca açılıyor",
    "dns 1.1.1[.]1 yapınca açılıyor",
    "3.14.0.159 sürümünde donuyor",
    "modem 192.168.1.1 açılmıyor",
    "updated to 17.4.1.2 and no sound",
    "paragraph 4.2.1.3 of your terms",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
