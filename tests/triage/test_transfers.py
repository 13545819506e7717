"""What goes beyond the chat, and who is not the brand."""

from __future__ import annotations

import pytest

from socialbot.brand import load_brand
from socialbot.domain import Channel, Intent, Reason
from socialbot.nlp.reader import Reader
from socialbot.triage.topic import Triage
from tests.triage.conftest import Classify


@pytest.mark.parametrize(
    "text",
    [
        "giriş yapamıyorum, ekran görüntüsü de var, nereye göndereyim",
        "hesabıma giremiyorum, dekontu nereye göndereyim",
        "I can't log in, where do I send the screenshot",
        "locked out of my account and they asked me for a document",
    ],
)
def test_a_document_is_needed(classify: Classify, text: str) -> None:
    assert Reason.NEEDS_DOCUMENT in classify(text).reasons


@pytest.mark.parametrize(
    "text",
    [
        "her girişte 503 hatası veriyor, hesabıma giremiyorum",
        "giriş yapamıyorum, önbelleği temizledim yine aynı",
        "can't log in, tried two different browsers and a phone",
        "I cannot log in, cleared the cache, still the same",
    ],
)
def test_a_fault_that_comes_back_is_investigated(classify: Classify, text: str) -> None:
    assert Reason.NEEDS_INVESTIGATION in classify(text).reasons


@pytest.mark.parametrize(
    "text",
    [
        "şifremi unuttum",
        "hesabıma giremiyorum",
        "I forgot my password",
        "is the site down",
        "faturamı bana gönderin, hesabıma giremiyorum",
    ],
)
def test_the_chat_is_enough(classify: Classify, text: str) -> None:
    reasons = classify(text).reasons
    assert Reason.NEEDS_DOCUMENT not in reasons
    assert Reason.NEEDS_INVESTIGATION not in reasons


def test_only_what_the_brand_sends_to_the_chat_is_sent_on() -> None:
    reading = Reader(model=False).read("giriş yapamıyorum, ekran görüntüsünü nereye göndereyim")
    mail = {Intent.ACCOUNT_ACCESS: Channel.EMAIL}
    brand = load_brand().model_copy(update={"channels": mail})
    assert Reason.NEEDS_DOCUMENT not in Triage(brand).classify(reading).reasons
    assert Reason.NEEDS_DOCUMENT in Triage(load_brand()).classify(reading).reasons


@pytest.mark.parametrize(
    "text",
    [
        "Sorununuzu çözelim, WhatsApp destek hattımıza yazın 0850 000 00 00",
        "Merhaba, ben resmi destek temsilcisi, özelden yazın",
        "hesabınızı açmak için kart bilgilerinizi buraya yazın",
        "gelen kodu bize iletin, işlem tamamlanacak",
        "İadeniz onaylandı, tıklayın: https://iade.example/al",
        "Hello, I am a support agent, DM me on WhatsApp",
        "Please message our official Telegram support",
        "send your code here to verify",
        "Your account is suspended, click https://login.example to restore it",
        "kindly send us a DM for assistance with your complaint",
        "contact this recovery expert on instagram, message him",
    ],
)
def test_who_poses_as_the_brand_gets_no_answer_and_a_person_looks(
    classify: Classify, text: str
) -> None:
    topic = classify(text)
    assert topic.reasons == (Reason.IMPOSTOR,)
    assert topic.intent is Intent.SPAM


@pytest.mark.parametrize(
    "text",
    [
        "WhatsApp destek hattınız var mı",
        "WhatsApp'tan yazan destek hattı siz misiniz",
        "Biri kodunuzu buraya yazın dedi, bu siz misiniz",
        "is this WhatsApp support number really yours",
        "someone pretending to be your support wants me to send my code",
        "I entered my code here and it does not work",
        "can I contact your support on telegram",
    ],
)
def test_who_asks_about_one_is_no_impostor(classify: Classify, text: str) -> None:
    assert Reason.IMPOSTOR not in classify(text).reasons


@pytest.mark.parametrize(
    "text",
    [
        "WhatsApp'tan yazan destek hattı siz misiniz",
        "Papatya çalışanıyım diye biri para istedi, siz misiniz",
        "someone pretending to be your support wants me to send coins",
        "beware, this fake account claims to be your support",
    ],
)
def test_who_asks_about_one_goes_to_a_person(classify: Classify, text: str) -> None:
    topic = classify(text)
    assert topic.intent is Intent.OTHER
    assert Reason.SECURITY in topic.reasons
