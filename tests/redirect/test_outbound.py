"""The gate that every reply passes, the bot's and a person's."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand
from socialbot.redirect.outbound import LONGEST_TEXT, refusal, refusals


@pytest.mark.parametrize(
    "text",
    [
        "Merhaba, canlı destek: https://papatya.example/canli-destek",
        "Yazabilirsiniz: destek@papatya.example.",
        "E-posta: DESTEK@papatya.example",
        "Lütfen 112 ya da YEDAM 115 hattını arayın. Çağrı merkezi: 444 0 727, 0850 000 07 27.",
        "18 yaş ve üzeri içindir; kampanya 2026 yılında sona erer.",
        "Selam 👨‍👩‍👧, @papatyadestek hesabımız bu.",
        "Kişisel bilgi içerebilecek mesajları işlemiyoruz. Kimlik bilgisi gerekecek.",
        "We never ask for passwords.",
        "Bu konuda yardımcı olamayız.",
        "Ekibimiz mesajınızı gördü.",
        "Üzgünüz, garanti veremeyiz; kimseye söz vermeyiz.",
        "Rica ederiz, teşekkür ederiz 🙏",
        "Mesajınız ekibimize iletildi, kaydınız alındı.",
        "Canlı destek 09:00 - 18:00 arası açık; 7/24 değil.",
        "Bilgi (https://papatya.example/yardim), sitemiz: papatya.example.",
        "Anlıyoruz… üzücü. T.C. kanunları geçerli, vb.",
        "You can find the form on our site.",
        "Our team has seen your message. It is not an official request.",
    ],
)
def test_official_and_plain_words_may_leave(brand: Brand, text: str) -> None:
    assert refusal(text, brand, 1000) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n ", "empty"),
        ("x" * 281, "too_long"),
        ("🌼" * 141, "too_long"),
        ("a." * 10_000 + "com", "too_long"),
        ("merhaba \u202e dünya", "hidden_characters"),
        ("merhaba \x00", "hidden_characters"),
        ("bakın: https://papatya.example.evil.example/", "foreign_address"),
        ("bakın: http://papatya.example/yardim", "foreign_address"),
        ("bakın: https://papatya.example@evil.example/", "foreign_address"),
        ("bakın: https://papatya.example:8443/", "foreign_address"),
        ("bakın: evil.example/giris", "foreign_address"),
        ("yazın: biri@evil.example", "foreign_address"),
        ("yazın: https://[", "foreign_address"),
        ("@baskabiri yardım eder", "foreign_handle"),
        ("arayın: 0532 000 12 34", "foreign_number"),
        ("arayın: +90 (532) 000-12-34", "foreign_number"),
        ("numaranız 10000000146", "foreign_number"),
        ("numaranız ０５３２０００１２３４", "foreign_number"),
        ("IBAN TR33 0006 1005 1978", "foreign_number"),
        ("Paranız yarın yatacak", "promise"),
        ("SORUNUNUZU ÇÖZECEĞİZ", "promise"),
        ("En kısa sürede döneriz", "promise"),
        ("24 saat içinde sonuçlanır", "promise"),
        ("Garanti ediyoruz", "promise"),
        ("We will refund you", "promise"),
        ("We'll look into it", "promise"),
        ("Your money will be returned as soon as possible", "promise"),
        ("within 24 hours", "promise"),
        ("Talebiniz onaylandı", "decision"),
        ("Your refund has been approved", "decision"),
        ("Bu maça oynayın", "advice"),
        ("Bu takımı öneririz", "advice"),
        ("You should bet on it", "advice"),
    ],
)
def test_everything_else_is_held_back(brand: Brand, text: str, code: str) -> None:
    assert refusal(text, brand, 280) == code


def test_the_reason_never_repeats_the_reply(brand: Brand) -> None:
    assert "0532" not in str(refusal("arayın: 0532 000 12 34", brand, 280))


def test_the_limit_counts_a_link_as_23(brand: Brand) -> None:
    link = "https://papatya.com/sorumlu-kullanim"
    assert "too_long" not in refusals(link, brand, 23)
    assert refusal(link, brand, 22) == "too_long"


def test_an_address_whose_ending_x_does_not_know_counts_whole(brand: Brand) -> None:
    link = "https://papatya.example/sorumlu-kullanim"
    assert refusal(link, brand, len(link)) is None
    assert refusal(link, brand, len(link) - 1) == "too_long"


def test_every_reason_can_be_told_and_the_first_is_the_refusal(brand: Brand) -> None:
    text = (
        "merhaba \x00 evil.example, @baskabiri, 0532 000 12 34. Paranız yarın yatacak, talebiniz "
        "onaylandı, bu maça oynayın" + "!" * 200
    )
    assert list(refusals(text, brand, 280)) == [
        "too_long", "hidden_characters", "foreign_address", "foreign_handle", "foreign_number",
        "promise", "decision", "advice",
    ]  # fmt: skip
    assert refusal(text, brand, 280) == "too_long"


def test_a_mailbox_of_others_is_no_handle_too(brand: Brand) -> None:
    assert list(refusals("yazın: biri@evil.example", brand, 280)) == ["foreign_address"]


def test_beyond_what_any_platform_takes_nothing_is_read(brand: Brand) -> None:
    text = "a " * (LONGEST_TEXT // 2)
    assert list(refusals(f"{text}evil.example", brand, 280)) == ["too_long"]
