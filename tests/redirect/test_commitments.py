"""Sentences that commit the brand and sentences that only inform, as a team might write them."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand
from socialbot.redirect.outbound import refusal

COMMITTING = {
    "promise": """
Paranız bugün hesabınızda olur
Size söz, bu iş çözülür
Sorununuzun çözüleceğine emin olabilirsiniz
Yarına kadar düzelir
Birkaç saat içinde yanıt alırsınız
Birkaç dakikada hallolur
Akşama kadar dönüş yapılır
Bugün içinde sonuçlanır
Haftaya paranız yatar
İki gün içinde iade edilir
Ekibimiz sizi arayacak
Size geri dönüş yapacağız
Size dönüş sağlanacaktır
Talebiniz olumlu sonuçlanacak
Hesabınız bugün açılır
Kısa süre içinde bilgi verilecektir
Gün içinde tarafınıza ulaşılır
Hiç şüpheniz olmasın, çözeriz
Ödemenizi garanti altına alıyoruz
En geç yarın sonuç alırsınız
Biraz sonra hesabınıza geçer
24 saate kalmaz sonuçlanır
Merak etmeyiniz, ilgileniyoruz
Endişelenmeyin, halledilecek
Zararınız karşılanır
We'll get back to you
You will hear from us soon
Expect an answer by tomorrow
Your refund should arrive today
It will be fixed today
We are sure to solve it
We assure you that it works
You can count on us to fix this
We'll have it sorted by Friday
Your account will be reopened
A colleague will call you
Someone will contact you
This will be resolved by the end of the day
You'll get your money back
Your money is safe with us, promise
We shall refund it
We can guarantee a refund
Your withdrawal arrives within a few hours
Within the next few days you get it
Rest assured that we will
The home team will win
""",
    "decision": """
Talebinizi onayladık
Başvurunuz kabul edildi
Başvurunuz olumsuz değerlendirildi
Hesabınız askıya alındı
Hesabınız kapatılmıştır
Bonusunuz tanımlandı
İtirazınız haklı bulundu
Talebiniz reddedilmiştir
Kimliğiniz doğrulandı
Haklısınız, hata bizde
Şikâyetiniz haklı bulundu
Kusur bize ait
Paranızı iade ettik
Ödemeniz hesabınıza geçti
Limitiniz yükseltildi
Your request has been accepted
Your claim was denied
Your account has been suspended
We have credited your bonus
You are right, it was our fault
Your documents have been accepted
Your limit was raised
Your identity is verified
We decided in your favour
Your complaint is justified
Your application was turned down
We have decided to refund you
We accept liability
We owe you the money
""",
    "advice": """
Şimdi çekmeniz daha iyi olur
Bence beklemeyin, oynayın
Bu oranı kaçırmayın
Şansınızı deneyin
Daha çok yatırırsanız daha çok kazanırsınız
Kazanma şansınız yüksek
Bu akşam Kartal kazanır
Yatırmanızı tavsiye ederiz
Bu fırsatı kaçırmayın
Bonusu almanızı öneririz
Bir kez daha deneyin, kazanırsınız
Tekrar yatırın
You should play again
Try your luck
Do not miss these odds
Take the bonus while you can
We think you should close it
I would bet on it
Deposit now and win
Your chances are good
It's worth a bet
Go for the high odds
You might want to bet more
Keep playing
""",
}
INFORMING = """
Ekibimiz mesajınızı okudu.
Yanıt aynı e-posta üzerinden verilir.
İnceleme süresi içeriğe göre değişebilir.
Kampanya koşulları sitemizde yazıyor.
Şikâyetinizi e-postayla iletebilirsiniz.
Çekim limitleri yardım sayfamızda.
Hesabınızı kapatmak için e-posta yazabilirsiniz.
Doğrulama resmî kanallardan yapılır.
Belgeler burada kabul edilmez.
Söz veremeyiz, karar resmî kanalda verilir.
Karar bize ait değil, resmî kanalda verilir.
Yarın 09.00 itibarıyla canlı destek açık.
Canlı destek bugün 18.00 saatine kadar açık.
Oyun süreniz için sınır koyabilirsiniz.
Bahis yapmadan önce kuralları okuyun.
Kazanç garantisi yoktur.
Kayıplar can sıkıcı olabilir.
Bu seçim size ait.
Ödeme yöntemleri sayfası güncellendi.
Sistem bakımı hakkında bilgi sitemizde.
Teşekkür ederiz, iletiniz kayda alındı.
Mesajınız öncelikli olarak iletildi.
Lütfen yeniden yazmayın, kaydınız duruyor.
Yatırma ve çekim adımları sayfada anlatılıyor.
Bonus şartlarını sayfada okuyabilirsiniz.
Kesinti bildirildi, ekibimiz biliyor.
Hizmetlerimiz 18 yaş ve üzeri içindir.
Geçmiş olsun, bilgilerinizi burada paylaşmayın.
Sosyal medyada iade işlemi yapılamaz.
Para iadesi sorularını e-postayla alıyoruz.
Kimse sizden şifre istemez.
Şüpheli bağlantıları açmayın.
Sonuç size e-postayla bildirilir.
The answer comes in the same e-mail thread.
How long it takes depends on the documents.
The terms are on the campaign page.
You can send your complaint by e-mail.
Withdrawal limits are on our help page.
To close an account, please write an e-mail.
Verification happens in official channels only.
Documents are not accepted here.
We cannot promise anything.
The decision is made in the official channel.
Live chat opens tomorrow at 09:00.
Live chat is open until 18:00 today.
You can set limits on how long you play.
Please read the rules before you bet.
There is no guarantee of winning.
Losing can be hard.
The choice is yours.
The payment page has been updated.
Information on maintenance is on our site.
Thank you, your message has been recorded.
Your message has been passed on as a priority.
There is no need to write again.
The page explains deposits and withdrawals.
You can read the bonus terms on the page.
The outage has been reported; our team knows.
Our services are for adults aged 18 and over.
No refunds can be made over social media.
Refund questions are answered by e-mail.
Nobody asks for your password.
Please do not open suspicious links.
You will find the answer on the help page.
If you want to stop, help is on this page.
We do not recommend or predict anything.
"""


def lines(text: str) -> list[str]:
    return text.strip().splitlines()


@pytest.mark.parametrize(
    ("sentence", "code"),
    [(sentence, code) for code, text in COMMITTING.items() for sentence in lines(text)],
)
def test_what_commits_the_brand_is_held_back(brand: Brand, sentence: str, code: str) -> None:
    assert refusal(sentence, brand, 280) == code


@pytest.mark.parametrize("sentence", lines(INFORMING))
def test_what_only_informs_may_leave(brand: Brand, sentence: str) -> None:
    assert refusal(sentence, brand, 280) is None


def test_there_are_sixty_of_either_kind() -> None:
    assert sum(len(lines(text)) for text in COMMITTING.values()) >= 60
    assert len(lines(INFORMING)) >= 60
