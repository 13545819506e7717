"""The writer's own sums are found; general questions and prices pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("içeride 500 param kaldı", "TRANSACTION_DETAIL", "500 param"),
    ("dün 500 TL yatırdım hesabıma geçmedi", "TRANSACTION_DETAIL", "500 TL"),
    ("kartımdan 1.250,50 TL çekildi", "TRANSACTION_DETAIL", "1.250,50 TL"),
    ("faturam 450₺ geldi", "TRANSACTION_DETAIL", "450₺"),
    ("beş yüz lira yatırdım", "TRANSACTION_DETAIL", "beş yüz lira"),
    ("I deposited $200 yesterday", "TRANSACTION_DETAIL", "$200"),
    ("my withdrawal of 300 euros is pending", "TRANSACTION_DETAIL", "300 euros"),
    ("2 bin lira kaybettim", "TRANSACTION_DETAIL", "2 bin lira"),
    ("hesabımdan 1.200 gönderdim gelmedi", "TRANSACTION_DETAIL", "1.200"),
    ("kartımdan iki kere 249,90 çekmişsiniz", "TRANSACTION_DETAIL", "249,90"),
    ("lost $3,000 yesterday fix this", "TRANSACTION_DETAIL", "$3,000"),
    ("burnt 1.8k in an hour", "TRANSACTION_DETAIL", "1.8k"),
    ("cüzdanda 750 liram kaldı", "TRANSACTION_DETAIL", "750 liram"),
    ("bir günde on yedi bin lira gömdüm", "TRANSACTION_DETAIL", "on yedi bin lira"),
    ("dün 4.300 kazandım", "TRANSACTION_DETAIL", "4.300"),
    ("our £30 accumulator is frozen", "TRANSACTION_DETAIL", "£30"),
    ("charged me thirty-five fifty for nothing", "TRANSACTION_DETAIL", "thirty-five fifty"),
    ("400 tl'lik kuponumda bir maç kaldı", "TRANSACTION_DETAIL", "400 tl"),
    ("oğlum tabletten 1.200 liralık paket almış", "TRANSACTION_DETAIL", "1.200 lira"),
    ("bu ay 1450 kaptırdım", "TRANSACTION_DETAIL", "1450"),
    ("çekim istedim 900, onay yok", "TRANSACTION_DETAIL", "900"),
    ("kuponumdan bin üç yüz geldi", "TRANSACTION_DETAIL", "bin üç yüz"),
    ("down £250 since lunch", "TRANSACTION_DETAIL", "£250"),
    ("üçbuçuk binlik çekimim yok ortada", "TRANSACTION_DETAIL", "üçbuçuk binlik"),
    ("900 TL yatrdm gözükmüyor", "TRANSACTION_DETAIL", "900 TL"),
    ("dün 3.400 istedim hala yok", "TRANSACTION_DETAIL", "3.400"),
    ("çekim 1850 bekliyor", "TRANSACTION_DETAIL", "1850"),
    ("günlük 300 çekiyonuz kartımdan", "TRANSACTION_DETAIL", "300"),
]
PASSES = [
    "charging £6.20 for a pint of squash in the foyer",
    "ehliyetin ön yüzü yükledim ama arka yüzü istemiyor",
    "arkadaşıma 500 TL borcum var",
    "keşke 5000 TL kazansam",
    "asgari ücret 22104 lira",
    "minimum yatırım kaç TL?",
    "çekim limiti günlük 5000 TL mi",
    "500 TL bonus veriyor musunuz",
    "paket 300 TL olmuş",
    "prize pool is $5000",
    "is the minimum deposit 10 euros?",
    "cap my deposits at 15 quid",
    "diyelim 1000 TL yatırdım, bonus ne olur",
    "4K yayın aldım sandım",
    "2200'a gönderdim cevap yok",
    "5522 ye gönderdim kapanmadı",
    "10 defa mail gönderdim",
    "100 spin oynadım bir şey çıkmadı",
    "sıfır iPhone 13 satın aldım",
    "my sister owes me 300 quid",
    "i owe conor 510 quid now",
    "o 450 TL bana çıksa bi dakka durmam",
    "7500 TL üzeri çekimlerde belge isteniyor mu",
    "government refund 9,477 pounds waits for you, click",
    "refund above 94 pounds needs manager approval",
    "Fella on the radio won 1,850 on an accumulator",
    "welcome offer: bet £50 get £30",
    "çekilişin büyük ödülü 300 liram",
    "iki buçuk bin kişi yatırdı",
    "fatura 2025 gelmedi",
    "reklamda adam 50 bin tl kazandım diyor",
    "500 tane istedim yok dediler",
    "1 milyon kişi kazandı",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
