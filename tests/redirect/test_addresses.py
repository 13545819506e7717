"""Only the brand's own addresses and numbers leave, in whatever dress the others come."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand, load_brand
from socialbot.redirect.outbound import refusal


@pytest.mark.parametrize(
    "text",
    [
        "evil。com",
        "evil．com",
        "ｅｖｉｌ.com",
        "evil․com",
        "evil·com",
        "evil[.]com",
        "evil (dot) com",
        "evil nokta com",
        "evil .com",
        "evil. com",
        "evil . com",
        "evil,com",
        "e v i l . c o m",
        "evil.\u200dcom",
        "evil.рф",
        "пример.рф",
        "evil.भारत",
        "例子.中国",
        "evil.xn--p1ai",
        "185.1.1.1",
        "javascript:alert(1)",
        "JavaScript: alert(1)",
        "data:text/html,x",
        "mailto:biri",
        "tel:112",
        "myapp:open",
        "ftp://evil",
        "tg://resolve",
        "biri＠evil",
        "biri[at]evil",
    ],
)
def test_disguised_addresses_are_held_back(brand: Brand, text: str) -> None:
    assert refusal(f"bakın: {text}", brand, 280) == "foreign_address"


@pytest.mark.parametrize(
    "text",
    [
        "evil dot example",
        "bit ly/abc",
        "evil dot shop",
        "is gd/abc",
        "evil nokta bahis",
        "t me/evil",
        "wa me/905",
        "evil com/giris",
        "evil com tr",
        "www evil com",
        "evil punto xyz",
        "evil d0t com",
        "evil at mail dot example",
        "tinyurl com slash abc",
        "evil noktacom",
        "goo gl/xyz",
    ],
)
def test_addresses_without_their_dots_are_held_back(brand: Brand, text: str) -> None:
    assert refusal(f"bakın: {text}", brand, 280) == "foreign_address"


@pytest.mark.parametrize(
    "text",
    [
        "Noktalama işaretleri sorun olmaz.",
        "Bu noktada e-posta en doğru kanal.",
        "Bir nokta daha: kart bilgisi yazmayın.",
        "The red dot on the icon shows a new message.",
        "There is a dot at the end of the line.",
        "Write to me again at any time.",
        "Please tell me/us the error text.",
        "Yanıt ve/veya bilgi e-posta ile verilir.",
        "Open and/or close the app.",
        "Please check the link at the top.",
        "This dot means that chat is open.",
    ],
)
def test_dots_and_strokes_of_plain_talk_pass(brand: Brand, text: str) -> None:
    assert refusal(text, brand, 280) is None


@pytest.mark.parametrize("text", ["＠evil", "﹫evil", "@ evil", "@papatyaa"])
def test_disguised_handles_are_held_back(brand: Brand, text: str) -> None:
    assert refusal(f"yazın: {text}", brand, 280) == "foreign_handle"


@pytest.mark.parametrize(
    "link",
    [
        "https://papatya.example/redirect?u=https://evil.com",
        "https://papatya.example/yardim?u=evil",
        "https://papatya.example/yardim#x",
        "https://papatya.example/yardim/baska",
        "https://papatya.example/YARDIM",
        "https://papatya.example/canli-destek.evil.com",
        "https://papatya.example/yardim@evil",
        "https://www.papatya.example/yardim",
        "javascript:https://papatya.example/yardim",
        "papatya.example/baska",
        "papatya.example.evil.com",
        "evil.papatya.example",
        "xdestek@papatya.example",
        "destek@papatya.example.evil.com",
    ],
)
def test_the_official_host_alone_makes_no_link_official(brand: Brand, link: str) -> None:
    assert refusal(link, brand, 280) == "foreign_address"


@pytest.mark.parametrize(
    "link",
    [
        "https://papatya.example/yardim",
        "https://papatya.example/yardim/",
        "HTTPS://Papatya.Example/yardim",
        "papatya.example/yardim",
        "(https://papatya.example/yardim).",
        "“destek@papatya.example”",
        "@Papatya, @papatyadestek",
    ],
)
def test_the_configured_links_pass(brand: Brand, link: str) -> None:
    assert refusal(link, brand, 280) is None


@pytest.mark.parametrize(
    "number",
    [
        "05 32_98_76_541",
        "0532 -- 987 -- 6541",
        "0532, 987, 6541",
        "0*5*3*2*9",
        "0532\n987\n6541",
        "0️⃣5️⃣3️⃣2️⃣9️⃣",
        "⓪⑤③②⑨",
        "٠٥٣٢٩",
        "0532 112 9876",
        "05:32 98:76 54:10",
    ],
)
def test_digits_are_one_number_over_any_separators(brand: Brand, number: str) -> None:
    assert refusal(f"numara {number}", brand, 280) == "foreign_number"


@pytest.mark.parametrize(
    "number", ["444 0 727", "4440727", "0850-000-07-27", "112, 115, 183", "2026", "%100", "18+"]
)
def test_own_and_short_numbers_pass(brand: Brand, number: str) -> None:
    assert refusal(f"bilgi {number}", brand, 280) is None


CODE = "K7F-2QX-9"
CODED = Brand.model_validate(
    {
        **load_brand().model_dump(mode="json", exclude={"live_chat"}),
        "live_chat": {"code_parameter": "ref"},
    }
)


@pytest.mark.parametrize(
    "link",
    [
        f"https://papatya.example/canli-destek?ref={CODE}",
        f"https://papatya.example/bildirim-formu?case={CODE}",
        f"(papatya.example/bildirim-formu?case={CODE}).",
        f"Konu: {CODE}",
    ],
)
def test_a_link_of_a_hand_over_passes_with_its_code(link: str) -> None:
    assert refusal(link, CODED, 280) is None


@pytest.mark.parametrize(
    "link",
    [
        f"https://papatya.example/canli-destek?case={CODE}",
        f"https://papatya.example/bildirim-formu?ref={CODE}",
        f"https://papatya.example/yardim?case={CODE}",
        f"https://papatya.example/bildirim-formu?case={CODE}&next=evil",
        f"https://papatya.example/bildirim-formu?next=evil&case={CODE}",
        f"https://papatya.example/bildirim-formu?case={CODE}/",
        f"https://papatya.example/bildirim-formu?case={CODE}#x",
        f"https://papatya.example/bildirim-formu/?case={CODE}",
        f"https://papatya.example/bildirim-formu?CASE={CODE}",
        "https://papatya.example/bildirim-formu?case=K7F-2QX-8",
        "https://papatya.example/bildirim-formu?case=",
        "https://papatya.example/bildirim-formu?case=05329876541",
        f"https://evil.example/bildirim-formu?case={CODE}",
    ],
)
def test_no_other_link_passes_because_of_a_code(link: str) -> None:
    assert refusal(link, CODED, 280) is not None


def test_without_a_parameter_the_link_to_live_chat_takes_no_code(brand: Brand) -> None:
    link = f"https://papatya.example/canli-destek?ref={CODE}"
    assert refusal(link, brand, 280) == "foreign_address"
