"""Triage as a whole: language, risks, intent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from socialbot.brand import load_brand
from socialbot.domain import Intent, Language, Reason
from socialbot.nlp.reader import Reader, Reading
from socialbot.triage.topic import Triage
from tests.triage.conftest import Classify


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("ŞİFREMİ UNUTTUM", Intent.ACCOUNT_ACCESS),
        ("sms kodu bir türlü gelmiyor", Intent.ACCOUNT_ACCESS),
        ("sitenize kimse giremiyor", Intent.OUTAGE),
        ("uygulama sürekli donuyor", Intent.TECHNICAL_FAULT),
        ("hesabımı kapatmak istiyorum", Intent.ACCOUNT_CHANGE),
        ("kimlik belgem neden reddedildi", Intent.VERIFICATION),
        ("param hâlâ yatmadı", Intent.PAYMENT),
        ("temsilciniz çok kabaydı", Intent.COMPLAINT),
        ("minimum yatırım kaç tl?", Intent.GENERAL_INFO),
        ("bonusum gelmedi", Intent.PROMOTION),
        ("bugün ne oynayayım", Intent.DECISION_ADVICE),
        ("Teşekkürler, ellerinize sağlık", Intent.SMALLTALK),
        ("takipçi satın al, çok ucuz", Intent.SPAM),
        ("kvkk kapsamında verilerimi silin", Intent.OTHER),
        ("I forgot my password", Intent.ACCOUNT_ACCESS),
        ("is the site down for everyone", Intent.OUTAGE),
        ("the app crashes all the time", Intent.TECHNICAL_FAULT),
        ("please close my account", Intent.ACCOUNT_CHANGE),
        ("why was my passport rejected", Intent.VERIFICATION),
        ("my withdrawal is still pending", Intent.PAYMENT),
        ("your agent was rude", Intent.COMPLAINT),
        ("what are your opening hours", Intent.GENERAL_INFO),
        ("where is my bonus", Intent.PROMOTION),
        ("which slot should I play", Intent.DECISION_ADVICE),
        ("thanks a lot", Intent.SMALLTALK),
        ("buy followers cheap", Intent.SPAM),
        ("is this email really from you", Intent.OTHER),
    ],
)
def test_plain_messages_find_their_intent(classify: Classify, text: str, intent: Intent) -> None:
    topic = classify(text)
    assert topic.intent is intent
    assert Reason.LOW_CONFIDENCE not in topic.reasons
    assert 0.0 < topic.confidence <= 1.0


@pytest.mark.parametrize(
    "text", ["snfremi unuttum", "SIFREMI UNUTTUM", "şifremiiii unuttummm", "sifrmei unuttum"]
)
def test_typing_mistakes_and_capitals_do_not_matter(classify: Classify, text: str) -> None:
    assert classify(text).intent is Intent.ACCOUNT_ACCESS


@pytest.mark.parametrize(
    ("text", "not_this"),
    [
        ("film çekimi bugün bitti", Intent.PAYMENT),
        ("takımın formu çok iyi", Intent.TECHNICAL_FAULT),
        ("dizinize bağımlı oldum, çay bağımlısı gibi", Intent.RESPONSIBLE_USE),
        ("this app is killing me lol", Intent.RESPONSIBLE_USE),
        ("kartımın son dördü 4410", Intent.UNDERAGE),
        ("My address is 14 Larkspur Lane", Intent.UNDERAGE),
        ("hesabımı neden dondurdunuz", Intent.RESPONSIBLE_USE),
    ],
)
def test_look_alikes_are_not_taken_in(classify: Classify, text: str, not_this: Intent) -> None:
    assert classify(text).intent is not not_this


@pytest.mark.parametrize(
    "text",
    [
        "param yatmadı, artık yaşamak istemiyorum",
        "thanks for nothing, I want to kill myself",
        "şifremi unuttum ve bu gece canıma kıyacağım",
    ],
)
def test_distress_comes_before_everything(classify: Classify, text: str) -> None:
    topic = classify(text)
    assert topic.intent is Intent.RESPONSIBLE_USE
    assert Reason.DISTRESS in topic.reasons


def test_a_minor_comes_before_the_topic(classify: Classify) -> None:
    topic = classify("16 yaşındayım, param yatmadı")
    assert topic.intent is Intent.UNDERAGE
    assert topic.reasons == (Reason.UNDERAGE,)


def test_lost_control_comes_before_the_topic(classify: Classify) -> None:
    topic = classify("please close my account, I can't stop gambling")
    assert topic.intent is Intent.RESPONSIBLE_USE
    assert Reason.DISTRESS not in topic.reasons


def test_a_limit_is_responsible_use_only_where_people_play() -> None:
    shop = Triage(load_brand().model_copy(update={"gaming": False}))
    bank = Reader(model=False).read("hesabımı 3 ay dondurun lütfen")
    assert shop.classify(bank).intent is not Intent.RESPONSIBLE_USE
    assert Triage(load_brand()).classify(bank).intent is Intent.RESPONSIBLE_USE


def test_what_nothing_speaks_for_goes_to_a_person(classify: Classify) -> None:
    topic = classify("mor fil dans eder")
    assert (topic.intent, topic.confidence) == (Intent.OTHER, 0.0)
    assert topic.reasons == (Reason.LOW_CONFIDENCE,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("biri beni papatyadan arıyorum deyip kart bilgimi istedi", Reason.SECURITY),
        ("I found a security bug in your api", Reason.SECURITY),
        ("kvkk kapsamında verilerimi silin", Reason.LEGAL),
        ("you will hear from my lawyer, legal notice follows", Reason.LEGAL),
        ("ofisinizi biliyorum, gelip yakarım orayı", Reason.THREAT),
        ("uygulamaya karanlık mod ekleyin, önerim bu", Reason.FEEDBACK),
        ("is there a job vacancy I could apply for", Reason.FEEDBACK),
    ],
)
def test_what_belongs_to_no_topic_says_why(classify: Classify, text: str, reason: Reason) -> None:
    topic = classify(text)
    assert topic.intent is Intent.OTHER
    assert reason in topic.reasons


@pytest.mark.parametrize(
    "text",
    [
        "size yazdığım maillere cevap gelmiyor",
        "canlı desteğe bağlanamıyorum kimse yok",
        "destek@papatya.example adresine yazdım, hâlâ yanıt yok",
        "nobody answers your emails",
    ],
)
def test_a_channel_that_failed_is_noted(classify: Classify, text: str) -> None:
    assert Reason.CHANNEL_FAILED in classify(text).reasons


def test_who_wants_a_call_is_noted(classify: Classify) -> None:
    assert Reason.NEEDS_PERSON in classify("beni arayın lütfen").reasons


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("earn $500 daily from home, inbox me now", Intent.SPAM),
        ("çekim kaç günde yatar", Intent.GENERAL_INFO),
        ("BAHAR25 kodu çalışmıyor neden", Intent.PROMOTION),
        ("telefonumu değiştirdim, onay kodu eski telefona gidiyor", Intent.ACCOUNT_ACCESS),
        ("i changed my number how do i get the code", Intent.ACCOUNT_ACCESS),
        ("şifremi değiştirmek istiyorum", Intent.ACCOUNT_ACCESS),
        ("hesap kapatma nereden yapılıyor", Intent.ACCOUNT_CHANGE),
        ("hiçbir sayfa yüklenmiyor", Intent.OUTAGE),
        ("canlı bahis açılmıyor", Intent.OUTAGE),
        ("ref no 8834-2219-AB olan işlemim nerede", Intent.PAYMENT),
        ("kartım neden geçmiyor", Intent.PAYMENT),
        ("hesabım çalınmış biri paramı çekmiş", Intent.ACCOUNT_ACCESS),
        ("hesap onayım hala bekliyor", Intent.VERIFICATION),
        ("üyeliğime erişim sağlayamamaktayım", Intent.ACCOUNT_ACCESS),
        ("bayram kutlamanız çok tatlıydı", Intent.SMALLTALK),
        ("kırmızı mı siyah mı", Intent.DECISION_ADVICE),
        ("You cancelled my cashout", Intent.PAYMENT),
    ],
)
def test_easily_confused_topics(classify: Classify, text: str, intent: Intent) -> None:
    assert classify(text).intent is intent


def test_who_asks_for_a_person_is_noted(classify: Classify) -> None:
    topic = classify("I want to talk to a real person about my refund")
    assert topic.intent is Intent.PAYMENT
    assert topic.reasons == (Reason.NEEDS_PERSON,)


def test_another_language_goes_to_a_person(classify: Classify) -> None:
    topic = classify("Wie kann ich bitte mein Konto öffnen?")
    assert topic.language is Language.OTHER
    assert topic.reasons == (Reason.UNKNOWN_LANGUAGE,)


def read(text: str, intents: dict[str, float]) -> Reading:
    return replace(Reader(model=False).read(text), intents=intents)


def test_a_greeting_on_a_long_unknown_message_does_not_make_it_smalltalk(
    classify: Classify,
) -> None:
    topic = classify("merhaba mor fil dans eder sonra kırmızı bisiklet bahçede uyur akşam olur")
    assert topic.intent is Intent.OTHER


def test_a_year_of_birth_is_read_with_the_day_of_the_message(triage: Triage) -> None:
    reading = Reader(model=False).read("2010 doğumluyum, üye olabilir miyim")
    assert triage.classify(reading, date(2026, 6, 1)).intent is Intent.UNDERAGE
    assert triage.classify(reading, date(2031, 6, 1)).intent is not Intent.UNDERAGE
    assert triage.classify(reading).intent is not Intent.UNDERAGE


def test_a_trained_model_decides_where_the_cues_are_silent(triage: Triage) -> None:
    topic = triage.classify(read("mor fil dans eder", {"outage": 0.8, "payment": 0.1}))
    assert topic.intent is Intent.OUTAGE
    assert topic.confidence == pytest.approx(0.88, abs=0.01)  # of what is said of topics at all


def test_a_trained_model_and_the_cues_are_weighed(triage: Triage) -> None:
    doubtful = triage.classify(read("şifremi unuttum", {"payment": 0.3, "account_access": 0.2}))
    sure = triage.classify(read("şifremi unuttum", {"payment": 0.99, "account_access": 0.001}))
    assert doubtful.intent is Intent.ACCOUNT_ACCESS
    assert sure.intent is Intent.PAYMENT


def test_a_risk_that_only_the_model_sees_says_why(triage: Triage) -> None:
    topic = triage.classify(read("mor fil dans eder", {"responsible_use": 0.95}))
    assert topic.intent is Intent.RESPONSIBLE_USE
    assert Reason.RESPONSIBLE_USE in topic.reasons


@pytest.mark.parametrize(
    ("text", "risk", "believed"),
    [
        ("kumar yine beni çağırıyor", "responsible_use", True),
        ("please make my overdraft limit higher", "responsible_use", False),
        ("I found the card that I had lost", "responsible_use", False),
        ("my parents are asleep upstairs", "underage", True),
        ("my son is 25 and lives upstairs", "underage", False),
    ],
)
def test_the_models_risk_is_believed_where_nothing_speaks_against_it(
    triage: Triage, text: str, risk: str, believed: bool
) -> None:
    topic = triage.classify(read(text, {risk: 0.6, "payment": 0.3}))
    assert (topic.intent.value == risk) is believed


@pytest.mark.parametrize("text", ["STOP", "dur", "bana bir daha yazmayın"])
def test_a_wish_for_silence_is_no_hint_of_a_risk(triage: Triage, text: str) -> None:
    topic = triage.classify(read(text, {"responsible_use": 0.9}))
    assert topic.reasons == (Reason.OPT_OUT,)


def test_risks_come_before_a_trained_model(triage: Triage) -> None:
    reading = read("I want to kill myself", {"outage": 0.9})
    assert triage.classify(reading).intent is Intent.RESPONSIBLE_USE


@pytest.mark.parametrize("text", ["", " ", "🙏🙏", "\x00", "\ud800", "\u202e\u200b", "1" * 20_000])
def test_any_text_has_a_topic(classify: Classify, text: str) -> None:
    topic = classify(text)
    assert topic.intent is Intent.OTHER
    assert topic.language is Language.TURKISH
