"""What commits the brand is held back, in any dress; what only informs is not."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand
from socialbot.redirect.outbound import refusal

COMMITMENTS = {
    "promise": [
        "Söz  veriyoruz", "Söz\nveriyoruz", "**Söz** veriyoruz", "s ö z  v e r i y o r u z",
        "g a r a n t i", "g.a.r.a.n.t.i", "g-a-r-a-n-t-i ediyoruz", "garaaaanti",
        "so\u200dz veriyoruz", "ｇａｒａｎｔｉ", "%100 kazanırsın",
        "Söz, veriyoruz", "'Söz' veriyoruz", "Söz... veriyoruz", "we ' ll refund",
        "Yarın paranız hesabınızda", "Bunu yapacağız", "Hemen yapıcaz", "Hallederiz",
        "Paranızı iade ederiz",
        "Yarın ödenir, merak etmeyin", "İçiniz rahat olsun", "Bugün gönderilir, bugün yatar",
        "We are going to refund you", "We're going to fix it", "you'll have it tomorrow",
        "you’ll have it tomorrow", "You will get it back", "Your money is on the way",
        "Your refund will arrive", "You have my word", "100% guaranteed", "in 2 days",
        "Don't worry",
    ],
    "decision": [
        "Hesabın açıldı", "Hesabınıza işlendi", "İade ediyoruz", "Ödemeniz yapılıyor",
        "iadeniz onaylı",
        "Refund approved", "We are refunding you", "Your payment is being processed",
        "iadeniz yapıldı", "ödemeniz yapıldı", "Paranız gönderildi", "Talep onaylandı",
        "Sorununuz çözüldü", "Başvurunuz onaylanmadı", "Ödemeniz tamamlanmıştır", "Paranız yattı",
        "İadenizi yaptık", "Hesabınız açıldı", "Bunu hallettik", "We have already refunded you",
        "Your payment was processed", "Your withdrawal is approved", "Your refund has been sent",
    ],
    "advice": [
        "Burada kazanırsın", "bence 1'e oyna", "Bence şu maça bas", "Bu kupon banko", "1'e bas",
        "Kupon yap", "Bu maç kesin", "Bahis oynayın", "Kaybetmezsiniz", "Bet on the home team",
        "It is a sure win", "You can't lose", "We'd recommend this match",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "code"), [(text, code) for code, texts in COMMITMENTS.items() for text in texts]
)
def test_commitments_are_held_back(brand: Brand, text: str, code: str) -> None:
    assert refusal(text, brand, 280) == code


@pytest.mark.parametrize(
    "text",
    [
        "Garanti veremiyoruz, bu konuda yardımcı olamayız.",
        "Garanti değil.",
        "Mesajınız ekibimize gönderildi.",
        "Kanallar: •Canlı destek •E-posta",
        "Papatya'nın sitesinde; 'yardım' sayfasında.",
        "Ekibimiz mesajınızı gördü ve not aldı.",
        "Geçmiş olsun, üzgünüz.",
        "Ödeme konularına e-posta kanalımız bakıyor.",
        "Bonus koşulları kampanya sayfasında.",
        "Sorumlu oyun için limit koyabilirsiniz.",
        "Oynamadan önce kuralları okuyabilirsiniz.",
        "Açıklamanız için teşekkürler.",
        "Thank you for telling us, we are sorry.",
        "We cannot look up payments here.",
        "Please write to our support e-mail.",
        "If you are going to write, please leave out card numbers.",
    ],
)
def test_information_and_courtesy_pass(brand: Brand, text: str) -> None:
    assert refusal(text, brand, 280) is None


@pytest.mark.parametrize(
    "text", ["merhab\u0430", "evi\u043b", "a\u3164b", "a\u2800b", "\u202eabc", "a\u00a0b"]
)
def test_what_may_show_another_text_is_held_back(brand: Brand, text: str) -> None:
    assert refusal(text, brand, 280) == "hidden_characters"
