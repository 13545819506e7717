"""Promises and decisions told as facts, without a word of the future, and information like them."""

from __future__ import annotations

import pytest

from socialbot.brand import Brand
from socialbot.redirect.outbound import refusal

PROMISING = """
Your cash arrives tonight.
The funds are in safe hands.
Your withdrawal comes through this afternoon.
You receive the bonus on Friday.
Relax, we have you covered.
Bakiyeniz güvende, rahat olun.
Ödemeniz salı günü.
Your money lands tomorrow.
It is on us, you get it back by Friday.
We got you covered: cash returns Monday
Emin olun paranız güvende.
Your refund reaches you tonight.
The payment hits your account on Monday.
Your cash comes back this week.
You get your money tomorrow.
You have it by Friday.
You see the money in your account today.
Money back by Monday.
Refund tomorrow.
Your bonus drops this evening.
We have got your back, no worries.
We take care of everything for you.
Leave it to us, it works out.
Trust us, all is well with your balance.
You can be certain the cash is yours.
Your deposit is secure with us.
Your funds are safe.
Nothing happens to your money.
You lose nothing.
Everything works again by tonight.
Back to normal by tomorrow.
Paranız yarın elinizde.
Paranız güvende.
Bakiyeniz emin ellerde.
Yarın sabah hesabınızda.
İadeniz cuma günü.
Ödemeniz pazartesi hesapta.
Paranız yolda.
Siz rahat olun, o iş bizde.
Bize güvenin, paranız kaybolmaz.
Para yarın sizde.
Bu akşam bakiyeniz geri gelir.
Hiçbir kaybınız olmaz.
Bonusunuz yarın cebinizde.
Tasalanmayın, iş bizde.
Bonusunuz hazır, hesabınızda.
"""
DECIDING = """
Deposit: credited.
Consider the matter settled.
We return your money.
Your appeal succeeds.
Çekiminiz tamam.
Zararınızı gideriyoruz.
Paranızı yatırıyoruz.
Hesabınızı kapatıyoruz.
Refund: done.
Consider it solved.
İadeniz tamam.
Para iadesi yapıyoruz
Payment: approved.
Withdrawal - ok.
Consider your refund done.
Consider the money yours.
Case closed.
The refund is yours.
Your claim stands.
All sorted for you.
It is on us.
We refund you.
We pay you back.
We are giving you your money back.
The bonus is all yours.
Ödemeniz tamamdır.
Çekiminiz onay aldı.
İade: tamam.
Talebiniz onaydan geçti.
İadenizi başlattık.
Ödemenizi yapıyoruz.
Bonusunuzu veriyoruz.
Zararınızı karşılıyoruz.
Sorununuzu çözülmüş bilin.
Masraf bizden.
Bu sefer bonus bizden olsun.
Paranızı geri veriyoruz.
Hesabınızı açıyoruz.
İade işlemi başlatıldı.
"""
INFORMING = """
İade hakkında bilgi veriyoruz.
Ödeme sorularına yanıt veriyoruz.
We return calls on weekdays.
Our e-mail team is back on Monday.
You have until Friday to read the terms.
Lütfen şifrenizin güçlü olduğundan emin olun.
Cuma günü e-posta ekibi çalışıyor.
İade taleplerini e-posta ekibine aktarıyoruz.
The issue is known to our team.
The payment page is on our site.
Refund questions are handled by e-mail.
Payments are looked at in the e-mail channel.
Our live chat answers on weekdays.
Live chat opens on Monday at 09:00.
The e-mail team reads every message.
Refunds: please write to our e-mail team.
Payment: see the help page.
Withdrawal: the steps are on our site.
Your money questions belong in the e-mail channel.
The terms tell you when refunds are possible.
You get the answer by e-mail.
You get help in live chat.
You have three channels to choose from.
You see the limits on the help page.
Trust only messages from our official channels.
Please consider writing by e-mail.
Consider a break if play stops being fun.
It is on our help page.
It is on our site.
Take care of yourself.
We pass every complaint on.
We cannot refund anything here.
We do not pay over social media.
No payment is made over social media.
Nothing is decided here.
Never leave your card with anyone.
Keep your password safe.
Is your account safe? The help page has advice.
A secure password helps you.
Back up your photos before you reinstall the app.
Come back tomorrow at 09:00, when live chat opens.
On Monday our live chat is closed.
Please close the app and open it again.
Your case code is below.
The form is ready for you.
Our team is at work on the outage.
İade konuları e-posta kanalında.
İade: e-posta ile yazabilirsiniz.
Ödeme: adımlar yardım sayfasında.
Para iadesi burada yapılmıyor.
İade işlemi yapmıyoruz.
Sosyal medyada ödeme yapmıyoruz.
Burada bonus vermiyoruz.
Hesap açma adımları sayfamızda.
Canlı destek yarın açık.
Canlı destek pazartesi 09.00 itibarıyla açık.
Yarın 09.00 için canlı desteği açabilirsiniz.
Ekibimiz konuyla ilgileniyor.
Bilgi veriyoruz, karar vermiyoruz.
Sizi canlı desteğe yönlendiriyoruz.
Mesajınızı ekibimize iletiyoruz.
Sorununuz için üzgünüz.
Formu gönderdiğinizde bir kayıt kodu görünür.
Güvende kalmak için şifrenizi paylaşmayın.
Hesabınızın güvenliği için kod paylaşmayın.
Paranızla ilgili soruları e-posta ekibi yanıtlıyor.
Bakiye soruları e-posta ile alınıyor.
Bonus koşulları hazır metin olarak sitede.
Tamam, mesajınızı gördük.
Hazır olduğunuzda yazabilirsiniz.
Yalnızca resmî kanallarımıza güvenin.
Çekim işlemlerine e-posta ekibi bakıyor.
İyi akşamlar, yazdığınız için teşekkürler.
"""


@pytest.mark.parametrize("sentence", PROMISING.strip().splitlines())
def test_a_promise_told_as_a_fact_is_held_back(brand: Brand, sentence: str) -> None:
    assert refusal(sentence, brand, 280) == "promise"


@pytest.mark.parametrize("sentence", DECIDING.strip().splitlines())
def test_a_decision_told_as_a_fact_is_held_back(brand: Brand, sentence: str) -> None:
    assert refusal(sentence, brand, 280) == "decision"


@pytest.mark.parametrize("sentence", INFORMING.strip().splitlines())
def test_what_only_informs_of_the_channels_may_leave(brand: Brand, sentence: str) -> None:
    assert refusal(sentence, brand, 280) is None
