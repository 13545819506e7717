"""The guard blocks what is personal, lets the rest through and fails closed."""

from __future__ import annotations

import pytest

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.domain import Reason, Verdict
from socialbot.nlp.reader import Reader
from socialbot.pii.guard import Guard


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_brand(), settings.Guard())


def examine(guard: Guard, text: str) -> Verdict:
    return guard.examine(Reader().read(text))


def test_a_phone_number_blocks_with_offsets_into_the_original(guard: Guard) -> None:
    text = "beni 0532\u200b 123 45 67'den arayın"
    verdict = examine(guard, text)
    (finding,) = verdict.findings
    assert verdict.blocked
    assert verdict.reasons == (Reason.PERSONAL_DATA,)
    assert text[finding.start : finding.end] == "0532\u200b 123 45 67"


def test_a_harmless_message_passes_and_is_stored_in_known_words(guard: Guard) -> None:
    verdict = examine(guard, "Merhaba, siteye giriş yapamıyorum!")
    assert verdict == Verdict(False, (), "Merhaba, siteye giriş yapamıyorum!")


def test_the_brands_own_mailbox_and_numbers_pass(guard: Guard) -> None:
    assert not examine(guard, "destek@papatya.example ve 0850 000 07 27 cevap vermiyor").blocked


def test_stored_text_names_the_type_and_never_the_value(guard: Guard) -> None:
    assert examine(guard, "numaram 05321234567 ara").stored_text == "numaram [PHONE_NUMBER] ara"


@pytest.mark.parametrize("text", ["", " ", "\x00", "\ud800", "\u202e", "😀😀", "1" * 20_000])
def test_odd_messages_get_a_verdict(guard: Guard, text: str) -> None:
    assert isinstance(examine(guard, text), Verdict)


def test_too_long_a_message_is_blocked(guard: Guard) -> None:
    verdict = examine(guard, "a " * 20_000)
    assert verdict == Verdict(True, (), "▒", (Reason.TOO_LONG,))
