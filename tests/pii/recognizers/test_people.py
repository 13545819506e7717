"""Full names are found; first names, public figures and plain words pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("notifications land on Ottilie Brackenreed's phone", "PERSON", "Ottilie Brackenreed"),
    ("ben mehmet demirci giremiyorum", "PERSON", "mehmet demirci"),
    ("adım soyadım Ayşe Karabacakoğlu", "PERSON", "Ayşe Karabacakoğlu"),
    ("Mehmet Yılmaz'ın hesabı", "PERSON", "Mehmet Yılmaz"),
    ("my name is John Smith", "PERSON", "John Smith"),
    ("Kadir Yurttaş isimli müşterinizim", "PERSON", "Kadir Yurttaş"),
    ("kurye Mehmet Aydın çok kaba", "PERSON", "Mehmet Aydın"),
    ("this is vikramaditya chakrabortty", "PERSON", "vikramaditya chakrabortty"),
    ("PAKETİ NERMİN SARICAOĞLU ALMIŞ", "PERSON", "NERMİN SARICAOĞLU"),
    ("ben deniz yılmaz bana dönün", "PERSON", "deniz yılmaz"),
]
PASSES = [
    "the Burger Palace's app is slow",
    "Recep Tayyip Erdoğan konuştu",
    "Mehmet bey adına teşekkürler",
    "deniz çok güzel bugün",
    "umut barış olsun",
    "Ayşe hanım merhaba",
    "Arda Güler çok iyi oynadı",
    "Mustafa Kemal Paşa Bulvarı",
    "I will mark may",
    "ben bugün geldim",
    "adım adım anlattım",
    "this is unacceptable service",
    "sayın yetkili, Nazım Hikmet Kültür Merkezi'ne en yakın otopark",
    "mehmet akif ersoy ortaokulu servis saatleri kaçta",
    "hakem nuri bilge ceylan olunca maç bitmiştir",
    "deniz kenarı mı yayla mı önerirsiniz",
    "Robert De Niro has touched the ball 5 times",
    "hi Anna Karenina on your platform made me cry",
    "do you stock Jack Daniels",
    "ad: ataman konu: kargo durum: ezik kutu",
    "Deniz Yıldız Turizm sizin bayiniz mi",
    "kampanyanız Oğuzhan Koç posteri vaat ediyordu",
    "ben umut dolu biriyim",
    "ben deniz manzaralı oda istiyorum",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
