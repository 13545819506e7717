"""The guard blocks what is personal, lets the rest through and fails closed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot import settings
from socialbot.brand import load_brand
from socialbot.domain import Reason, Verdict
from socialbot.nlp.reader import Reader
from socialbot.pii import guard as guard_module
from socialbot.pii.fused import Deadline
from socialbot.pii.guard import Guard
from socialbot.settings import SettingsError


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(load_brand(), settings.Guard(time_limit_ms=2_000))


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


def test_a_time_out_counts_as_blocked(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Deadline, "after", classmethod(lambda cls, _: cls(float("-inf"))))
    assert examine(guard, "merhaba 0532 123 45 67") == Verdict(True, (), "▒", (Reason.TIME_LIMIT,))


def test_an_exception_counts_as_blocked(guard: Guard, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard_module, "rebuild", lambda *_: 1 / 0)
    assert examine(guard, "merhaba") == Verdict(True, (), "▒", (Reason.GUARD_FAILED,))


def test_an_unknown_recognizer_in_the_settings_is_refused_and_never_swallowed() -> None:
    broken = Guard(load_brand(), settings.Guard(recognizers=("NoSuch",)))
    with pytest.raises(SettingsError, match="NoSuch"):
        broken.load()
    with pytest.raises(SettingsError, match="NoSuch"):
        examine(broken, "merhaba")


def test_findings_say_why_and_never_what(guard: Guard) -> None:
    (finding,) = examine(guard, "üye numaram 4471982").findings
    assert (finding.recognizer, finding.cue) == ("accounts", "üye no")
    assert "4471982" not in repr(finding)


LONG = 20_000


@pytest.mark.parametrize(
    "piece", ["1", "1 ", ".", "@", "a@", "e\u0301", "0532 ", "beş yüz ", "%41", "a b ", "😀"]
)
def test_twenty_thousand_characters_of_anything_stay_within_the_limit(
    guard: Guard, piece: str
) -> None:
    verdict = examine(guard, (piece * LONG)[:LONG])
    assert Reason.TIME_LIMIT not in verdict.reasons


@given(st.text(st.characters(exclude_categories=()), max_size=120))
def test_no_text_makes_it_fail(text: str) -> None:
    verdict = GUARD.examine(Reader().read(text))
    assert Reason.GUARD_FAILED not in verdict.reasons
    assert all(0 <= f.start <= f.end <= len(text) for f in verdict.findings)


GUARD = Guard(load_brand(), settings.Guard(time_limit_ms=10_000))
