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
Bu hafta sonuna kadar paranız hesabınızda
Mağduriyetinizi gidereceğiz
Sorun bugün ortadan kalkar
Cuma gününe kadar yanıt veririz
İlgili birim sizi arar
İçiniz rahat etsin, çözülecek
Kayıp paranızı geri alırsınız
Bonusunuz birkaç güne yüklenir
We'll sort this out for you
You'll receive the money by Monday
Our specialists will reach out to you
It'll be fixed in no time
Your payment is guaranteed
Give us two days and it is done
Paranızı yarın iade edeceğiz
Ay sonuna kadar ödemeniz yatırılır
Sorunu bizzat takip ediyorum, çözülecek
Size mutlaka dönüş yapılacaktır
Hesabınıza bu akşam tanımlanır
Üç gün içinde hesabınızda
Kaybınızı karşılarız
Telafi bonusu vereceğiz
We're on it and it'll be sorted
Expect the money on Monday
Your refund is on its way
We will make it up to you
Your luck is about to turn
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
Hesabınızı açtık
Talebiniz uygun bulundu
İtirazınız reddedildi
Hesabınız bloke edildi
Ödemeniz onaylanmıştır
Şikâyetinizde haksızsınız
Hediye bonus kazandınız
Your bonus has been added
We have closed your case
Your request is approved
Your account was banned
You have won the prize
We reject your complaint
Talebiniz geçerli sayıldı
Bonus hakkınız iptal oldu
Üyeliğiniz donduruldu
Belgeleriniz uygun görülmedi
Paranız hesabınıza aktarılmıştır
You get a bonus for the trouble
Your limit has been lifted
Your verification failed
The decision was in your favour
Your account is now unblocked
We've refunded your deposit
You deserve a refund
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
Bu maçta ev sahibine basın
Bence kupon yapmalısınız
Şimdi yatırırsanız kazançlı çıkarsınız
Bu slot çok kazandırıyor
Bahis oynamaya devam edin
Put it all on red
You can win big tonight
This slot pays well, play it
You'd better withdraw now
Bet early to win
I suggest the draw
Bu akşamki maçta beraberlik gelir
Bugün şanslısınız, oynayın
Kasayı katlayın
Biraz daha yatırırsanız çıkarsınız
Go all in tonight
Betting now is smart
Raise your stake
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
Yanıtlar mesai saatlerinde verilir.
Para çekme adımları yardım sayfasında anlatılıyor.
Bize yazdığınız için teşekkür ederiz, iyi günler.
Konuyu ilgili ekibe ilettik.
Bu konuda karar veremeyiz.
Hesap bilgilerinizi paylaşmamanızı rica ederiz.
Kazanma ya da kaybetme konusunda yorum yapmıyoruz.
Canlı destek hafta içi 09.00 - 18.00 arası açık.
İade koşulları sözleşmede yer alıyor.
Gönderinizi silerseniz seviniriz.
Formu doldururken cihazınızı yazmanız yeterli.
Uygulamayı güncelledikten sonra yeniden deneyebilirsiniz.
Tarayıcıyı kapatıp açmayı deneyebilirsiniz.
Oynamayı bırakmak isterseniz destek hatları burada.
Kartınızı bankanızdan kapatabilirsiniz.
Replies are given during office hours.
How to withdraw is explained on our help page.
Thank you for contacting us and have a good day.
We have passed this to the right team.
We cannot decide on this.
Please do not share account details.
We do not comment on winning or losing.
Live chat is open on weekdays from 09:00 to 18:00.
The refund terms are in the contract.
We would be grateful if you deleted your post.
Please try again after updating the app.
You could try closing and opening the browser.
If you want to stop playing, support lines are here.
Your bank can block your card.
The match starts at 20:00 according to the fixture page.
Merhaba, kolay gelsin; konunuz ilgili birime aktarıldı.
Yeni kampanyalar her hafta sitede duyurulur.
Bu sayfada çekim sürelerini görebilirsiniz.
Talebinizi yazılı olarak iletmenizi rica ederiz.
Başvurular sırayla incelenir.
Belgenizi buraya yüklemeyin.
Üyelik koşulları sözleşmede.
Hesabınızı koruma önerileri yardım sayfasında.
Maç saatleri bültende yer alıyor.
Oran nedir, nasıl hesaplanır: yardım sayfası.
Bahis kurallarını sitede okuyabilirsiniz.
Günlük yatırma sınırı koyabilirsiniz.
Uygulamayı silip yeniden yüklemek işe yarayabilir.
Mesajınız alındı ve kaydedildi.
Şikâyetiniz kayda alındı, teşekkürler.
Your complaint has been recorded, thank you.
Your message was forwarded to the team.
New campaigns are announced on the site every week.
This page shows how long withdrawals take.
Requests are read in order.
Please do not upload your document here.
The terms of membership are in the contract.
Tips for keeping your account safe are on the help page.
Match times are in the bulletin.
What odds are is explained on the help page.
You can read the betting rules on the site.
You can set a daily deposit limit.
Reinstalling the app may help.
Your payment question belongs to our e-mail team.
If you lose control, please talk to someone.
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
