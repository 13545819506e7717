"""What comes before every other topic: minors, distress and lost control of play."""

from __future__ import annotations

import pytest

from socialbot.domain import Intent, Language
from tests.triage.conftest import Classify


@pytest.mark.parametrize(
    "text",
    [
        "lise 2 öğrencisiyim üye olabilir miyim",
        "harçlığımı yatırdım geri verin",
        "babamdan gizli hesap açtım",
        "daha reşit değilim",
        "my dad doesn't know I use his card",
        "i'm in 9th grade",
        "I'm not 18 yet",
        "my kid signed up on your site",
        "18 yaşına yarın giriyorum",
        "annem görmeden nasıl girerim siteye",
        "babam interneti kesti, yazılıdan 45 aldım, oyuna nasıl gireceğim",
        "my son Alex Cole-Hart is only fourteen, how did he pass",
        "dont tell my parents but can i play",
        "7/C sınıfındayız hepimiz oynuyoruz",
        "14 ysndaym kazancım gelmedi",
        "18ime dört ay var önceden kaydolayım mı",
        "my nephew's nine and he ticked the box",
        "my son, eight, bought coins on my phone",
    ],
)
def test_signs_of_a_minor(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.UNDERAGE


@pytest.mark.parametrize(
    "text",
    [
        "üye olmak için yaş sınırı kaç",
        "what is the minimum age",
        "lise mezunuyum iş ilanı var mı",
        "there is a minor issue with the app",
        "17 numara uçuyor, 16 yaşında gibi koşuyor",
        "oğlum 25 yaşında, aynı evden üye olabilir mi",
        "my daughter is 31, can she register from my address",
        "VIP'te sınıf atladım, 5. sınıf üye ne demek",
        "annemin kızlık soyadını yanlış diyor",
        "babamın faturasını ödedim görünmüyor",
        "telefonumu kardeşim kırdı yeni cihaz alacağım",
        "18 yaşını doldurmayan üye olabiliyor mu",
        "doğum tarihim 4 Mayıs 1988, profilde yanlış yazıyor",
        "my nephew is forty and a surgeon",
    ],
)
def test_no_sign_of_a_minor(classify: Classify, text: str) -> None:
    assert classify(text).intent is not Intent.UNDERAGE


@pytest.mark.parametrize(
    "text",
    [
        "intihar etmeyi düşünüyorum",
        "yaşamak istemiyorum artık",
        "kendimi öldüreceğim",
        "hayatıma son vereceğim",
        "i want to die",
        "i'm going to end my life",
        "there is nothing left to live for",
        "better off without me",
        "kimsem yok, gerçekten çok kötüyüm",
        "kafama sıkarım",
        "ipi hazırladım",
        "köprüdeyim şu an",
        "elveda",
        "bu hayat bitsin",
        "ölcem ben bu gece",
        "kocam kendini öldürmekle tehdit ediyor",
        "what's the point of living",
        "i cant do this anymore",
        "standing on the bridge, goodbye",
        "my sister says she wants to kill herself",
        "i don't see the point in going on anymore",
        "i cant see a way out anymore, dont want to be here",
        "delete it all, it won't be needed after tonight",
        "keşke bir daha gün doğmasa",
        "yaşamanın bir manası kalmadı benim için",
    ],
)
def test_a_suicidal_hint(classify: Classify, text: str) -> None:
    assert "distress" in classify(text).reasons


@pytest.mark.parametrize(
    "text",
    [
        "gülmekten öldüm",
        "oyunda öldüm yine",
        "dying to try the new game",
        "my phone battery is dead",
        "this queue is killing me, so slow",
        "intihar gibi kupon yaptım",
        "heyecandan öleceğim bu akşam",
        "köprüde trafik var, köprüdeyim şu an",
        "the banner won't disappear",
        "son mesajıma cevap vermediniz",
        "elveda sezon, seneye görüşürüz",
        "savunmamız yine intihar etti bu akşam",
    ],
)
def test_a_figure_of_speech(classify: Classify, text: str) -> None:
    assert "distress" not in classify(text).reasons


@pytest.mark.parametrize(
    "text",
    [
        "je veux mourir, j'ai tout perdu",
        "Ich will sterben.",
        "quiero morir",
        "voglio morire!",
        "хочу умереть",
        "أريد أن أموت",
        "ölmək istəyirəm",
    ],
)
def test_distress_is_heard_in_other_languages(classify: Classify, text: str) -> None:
    topic = classify(text)
    assert "distress" in topic.reasons
    assert topic.language is Language.OTHER


@pytest.mark.parametrize(
    "text",
    [
        "bonus falan atmayın, bırakmaya çalışıyorum şu illeti",
        "sabah 5 oldu yine uyumadım, yine slot",
        "ekmek alamıyoruz, kocam bütün parayı sizde bitirdi",
        "babam gün boyu sizin oyunda, annem ağlıyor, ne yapabiliriz",
        "beni engelleyin bir daha giremeyeyim",
        "stop sending me free bets, I'm ninety days clean",
        "I spent the rent money here",
        "my husband hides his betting debts from us",
        "hesabımı silin yoksa dayanamam yine girerim",
        "kazansam da hepsini geri yatırıyorum, durdurun beni",
        "somebody stop me, I keep reloading",
        "one more spin I keep telling myself, it's 5am again",
        "please blacklist me",
    ],
)
def test_lost_control_of_play(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.RESPONSIBLE_USE


@pytest.mark.parametrize(
    "text",
    [
        "kredi kartımın limitini artırmak istiyorum",
        "could you raise the overdraft limit on my current account",
        "hattımı 3 aylığına dondurmak istiyorum",
        "please increase the transfer limit on my account",
    ],
)
def test_limits_of_cards_and_lines_are_no_sign(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.ACCOUNT_CHANGE


@pytest.mark.parametrize(
    "text",
    [
        "Bu fiyatlar resmen intihar",
        "8. sınıf test kitaplarından iki koli eksik",
        "9. sınıf öğretmeniyim",
        "10 yaş için 500 parça puzzle",
        "nephew, he's 6, under 20 quid. Is the wooden train set back",
        "addicted to your cinnamon buns",
        "book a seat on our responsible gaming course, demo on request",
        "can the daily cash limit on my debit card go up for the trip",
        "tezim için kendini dışlama tanımını nerede bulurum",
        "slotun dönüşü duramıyor, tuşa basıyorum olmuyor",
        "kızım ortaokula başladı hangi tableti alsam",
        "addicted to your pistachio latte",
        "addicted to garlic sauce",
        "dondurmanız bağımlılık yaptı",
        "o bağımlılık yapan reklam müziği",
        "indirimde kendimi kaybettim 3 çanta",
        "boss beni yüz kere öldürdü",
        "yeni oyununuz mahvetti beni, emeğinize sağlık",
        "hediye harçlık bile değil",
    ],
)
def test_goods_prices_and_praise_are_no_risk(classify: Classify, text: str) -> None:
    assert classify(text).intent not in (Intent.RESPONSIBLE_USE, Intent.UNDERAGE)


@pytest.mark.parametrize(
    "text",
    [
        "hesap kapansın. haftaya açın diye yazarsam da açmayın sakın",
        "1 ay mola alıcam, time-out nerede",
        "kaybettiğimi geri almadan masadan kalkamıyorum",
        "If it's still open on payday I'll be right back in it",
        "Can I have a six week time-out?",
        "Altı aylık dondurma koymuştum, süresi dolmadan kaldırılıyor mu",
    ],
)
def test_a_wish_to_be_kept_from_play(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.RESPONSIBLE_USE


@pytest.mark.parametrize(
    "text",
    [
        "17 bucuk yasındayım",
        "on yedi buçuk yaşındayım",
        "using dads visa",
        "kuzenim 16'sında, benim hesaptan maç basıyor",
        "under-15s in the coach comparing bet slips",
        "Ablamın kimliğini yükledim kendiminkinde yaş tutmuyo",
    ],
)
def test_minors_said_in_passing(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.UNDERAGE
