"""The form's small parts: what a browser says, public codes, versions, and the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from socialbot.admin.texts import LANGUAGES, load_texts
from socialbot.domain import Finding
from socialbot.web.form.devices import guess
from socialbot.web.form.fields import CHOICES, ORDER, short_version
from socialbot.web.form.public_codes import take_out
from socialbot.web.form.texts import load_words

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
MAC = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) "
ANDROID = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 (KHTML, like Gecko) "


@pytest.mark.parametrize(
    ("agent", "values"),
    [
        (f"{WINDOWS}Chrome/141.0.0.0 Safari/537.36", ("windows", "chrome", "141.0")),
        (f"{WINDOWS}Chrome/141.0.0.0 Safari/537.36 Edg/141.0.1.2", ("windows", "edge", "141.0")),
        (f"{ANDROID}Chrome/140.0.0.0 Mobile Safari/537.36", ("android", "chrome", "140.0")),
        (
            f"{ANDROID}SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36",
            ("android_tablet", "samsung", "28.0"),
        ),
        (f"{MAC}Version/18.1 Safari/605.1.15", ("mac", "safari", "18.1")),
        (
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            ("linux", "firefox", "140.0"),
        ),
    ],
)
def test_browsers_are_known_by_what_they_say(agent: str, values: tuple[str, str, str]) -> None:
    assert guess(agent) == dict(zip(("device", "program", "version"), values, strict=True))


@pytest.mark.parametrize("agent", ["", "curl/8.5", "Chrome/" + "9" * 4000, "\x00\u202e"])
def test_nothing_is_made_up(agent: str) -> None:
    assert guess(agent).get("version", "") == ""


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("141.0.7390.55", "141.0"),
        ("v5.2", "5.2"),
        ("17", "17"),
        ("532.12345.67", "532"),
        ("0532", ""),
        ("bilmiyorum", ""),
        ("1.2.3.4.5", ""),
    ],
)
def test_a_version_is_too_short_to_be_somebody_s_number(typed: str, kept: str) -> None:
    assert short_version(typed) == kept


@pytest.mark.parametrize(
    ("text", "rest", "codes"),
    [
        ("404", "", ("404",)),
        ("Hata kodu: 10054 çıktı", "Hata kodu:  çıktı", ("10054",)),
        ("HTTP 502, err_failed", "HTTP , ", ("502", "ERR_FAILED")),
        ("(503) ve (503)", "() ve ()", ("503",)),
        ("hata 500 TL eksik", "hata 500 TL eksik", ()),
        ("hata 500 123 45 67", "hata 500 123 45 67", ()),
        ("hata 500.123", "hata 500.123", ()),
        ("500 kişi", "500 kişi", ()),
        ("kod 5001", "kod 5001", ()),
        ("hata kodu 4711", "hata kodu 4711", ()),
        ("Kod: 502", "Kod: ", ("502",)),
        ("response code 500", "response code ", ("500",)),
        ("Giriş yapamıyorum (403)", "Giriş yapamıyorum ()", ("403",)),
        ("SMS kodu gelmiyor, hata 504", "SMS kodu gelmiyor, hata ", ("504",)),
        ("giriş hata kodu (502)", "giriş hata kodu ()", ("502",)),
        ("pin kodu 403 hata kodu 404", "pin kodu 403 hata kodu ", ("404",)),
    ],
)
def test_codes_of_the_public_list_are_taken_out(
    text: str, rest: str, codes: tuple[str, ...]
) -> None:
    assert take_out(text) == (rest, codes)


@pytest.mark.parametrize(
    "text",
    [
        "pin kodu 403 şifre kodu 404", "sms kodu 503", "login code 500", "tek kullanımlık kod 404",
        "bankadan gelen kod 404", "onay kodum kod: 404", "şifre (404)", "PIN kodu: (403)",
        "ŞİFRE (404)", "the one-time code is code 500", "my cvv code 500", "kart güvenlik kodu 404",
        "parola kodu 500", "verification code: 401", "otp code 502", "giriş kodu 10060",
    ],
)  # fmt: skip
def test_a_secret_with_the_number_of_a_public_code_stays(text: str) -> None:
    assert take_out(text) == (text, ())


def test_what_the_guard_found_by_a_cue_is_no_public_code() -> None:
    text = "cvv hata 502"
    assert take_out(text, [Finding("CREDIT_CARD", 9, 12, 0.9, "cvv", "cvv")]) == (text, ())
    assert take_out(text, [Finding("CREDENTIAL", 9, 12, 0.7, "code")]) == ("cvv hata ", ("502",))
    assert take_out(text, [Finding("CREDIT_CARD", 0, 3, 0.9, "cvv", "cvv")])[1] == ("502",)


def keys(texts: dict[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from keys(value, f"{prefix}{key}.")
        else:
            assert value.strip(), f"{prefix}{key} is empty"
            yield f"{prefix}{key}"


def test_both_languages_have_the_same_words() -> None:
    turkish, english = (sorted(keys(load_words(language))) for language in LANGUAGES)
    assert turkish == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_choice_and_field_has_words(language: str) -> None:
    for name, choices in CHOICES.items():
        assert set(load_texts(language)[name]) == set(choices)
    assert set(ORDER) <= set(load_words(language)["label"])
