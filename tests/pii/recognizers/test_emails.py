"""Mailboxes are found, obfuscated too; questions about mail pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    (
        "memes to tuesday.otter @ g m a i l . c o m",
        "EMAIL_ADDRESS",
        "tuesday.otter @ g m a i l . c o m",
    ),
    ("mailim ahmet.yilmaz@example.com", "EMAIL_ADDRESS", "ahmet.yilmaz@example.com"),
    ("AYSE_88@EXAMPLE.ORG'a yazın", "EMAIL_ADDRESS", "AYSE_88@EXAMPLE.ORG"),
    ("ali [at] example [dot] com", "EMAIL_ADDRESS", "ali [at] example [dot] com"),
    ("ali(et)gmail nokta com", "EMAIL_ADDRESS", "ali(et)gmail nokta com"),
    ("john at gmail dot com please", "EMAIL_ADDRESS", "john at gmail dot com"),
    ("veli kuyruklu a hotmail nokta com", "EMAIL_ADDRESS", "veli kuyruklu a hotmail nokta com"),
    ("ahmet.y gmail com", "EMAIL_ADDRESS", "ahmet.y gmail com"),
    ("ali@gmail", "EMAIL_ADDRESS", "ali@gmail"),
    ("a l i @ g m a i l . c o m", "EMAIL_ADDRESS", "a l i @ g m a i l . c o m"),
    ("YWxpQGdtYWlsLmNvbQ==", "EMAIL_ADDRESS", "YWxpQGdtYWlsLmNvbQ=="),
    ("аli@ехample.com", "EMAIL_ADDRESS", "аli@ехample.com"),
    ("mehmet_34@hot mail.com", "EMAIL_ADDRESS", "mehmet_34@hot mail.com"),
    ("guzel at mutlu nokta com mailim", "EMAIL_ADDRESS", "guzel at mutlu nokta com"),
    ("my email is sunny at garden dot com", "EMAIL_ADDRESS", "sunny at garden dot com"),
    ("mailim ayseguldemir7 at gmail", "EMAIL_ADDRESS", "ayseguldemir7 at gmail"),
]
PASSES = [
    "mail at papatya nokta com sayfasına",
    "look at garden dot com, no mail came",
    "mail adresimi nasıl değiştiririm",
    "@papatya cevap verin",
    "gmail hesabıma kod gelmiyor",
    "look at papatya.example",
    "e-posta gelmedi 2 gündür",
    "she rolled her eyes at me",
    "It looked at me.",
    "a***45@gmail.com olarak görünüyor",
    "we have an account at gmail",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
