"""Links that carry a case code to an official channel."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand
from socialbot.redirect.handover import add_code, form_link, live_chat_link

CODE = "K7F-2QX-9"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://a.example/form", f"https://a.example/form?case={CODE}"),
        ("https://a.example/", f"https://a.example/?case={CODE}"),
        ("https://a.example/form?lang=tr", f"https://a.example/form?lang=tr&case={CODE}"),
        ("https://a.example/form#top", f"https://a.example/form?case={CODE}#top"),
    ],
)
def test_the_code_is_the_last_parameter(url: str, expected: str) -> None:
    assert add_code(url, "case", CODE) == expected


@pytest.mark.parametrize(("parameter", "code"), [(None, CODE), ("case", ""), (None, "")])
def test_without_a_parameter_or_a_code_the_link_is_the_profiles(
    parameter: str | None, code: str
) -> None:
    assert add_code("https://a.example/x?y=1#z", parameter, code) == "https://a.example/x?y=1#z"


def test_the_form_takes_the_code_and_live_chat_where_the_profile_says_how(brand: Brand) -> None:
    assert form_link(brand, CODE) == f"https://papatya.example/bildirim-formu?case={CODE}"
    assert live_chat_link(brand, CODE) == "https://papatya.example/canli-destek"
    chat = brand.live_chat.model_copy(update={"code_parameter": "ref"})
    coded = brand.model_copy(update={"live_chat": chat})
    assert live_chat_link(coded, CODE) == f"https://papatya.example/canli-destek?ref={CODE}"
