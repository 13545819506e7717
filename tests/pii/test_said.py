"""Names and passwords of ordinary words are found by their cue; talk about them passes."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("My name is Rich Young", "PERSON", "Rich Young"),
    ("my name is rich young", "PERSON", "rich young"),
    ("My name is Rich Young and I lost access", "PERSON", "Rich Young"),
    ("Adım Soyadım: Han Uzun", "PERSON", "Han Uzun"),
    ("ad soyad: han uzun", "PERSON", "han uzun"),
    ("Name: Hans Muller", "PERSON", "Hans Muller"),
    ("this is Kim Park, I need help", "PERSON", "Kim Park"),
    ("I am Grace King", "PERSON", "Grace King"),
    ("Best regards,\nMark King", "PERSON", "Mark King"),
    ("Hesabım kapandı.\nSaygılarımla,\nHan Temiz", "PERSON", "Han Temiz"),
    ("thanks\nMark Young", "PERSON", "Mark Young"),
    ("adım Can soyadım Temiz", "PERSON", "Temiz"),
    ("adım Can, soyadım Temiz", "PERSON", "Temiz"),
    ("soyadım Temiz adım Can", "PERSON", "Temiz"),
    ("adım Can Temiz hesabıma giremiyorum", "PERSON", "Can Temiz"),
    ("ismim Güler Uzun", "PERSON", "Güler Uzun"),
    ("my password is sunshine", "CREDENTIAL", "sunshine"),
    ("the password was purple garden", "CREDENTIAL", "purple garden"),
    ("my password is sunshine but I can't log in", "CREDENTIAL", "sunshine"),
    ("parolam kitap kalem", "CREDENTIAL", "kitap kalem"),
    ("şifrem istanbul", "CREDENTIAL", "istanbul"),
    ("şifrem istanbul ama giremiyorum", "CREDENTIAL", "istanbul"),
    ("benim şifre istanbul 34", "CREDENTIAL", "istanbul 34"),
]
PASSES = [
    "adım yanlış yazılmış",
    "adımı değiştirmek istiyorum",
    "adım soyadım yanlış yazılmış",
    "adım soyadım kimlikte farklı görünüyor",
    "soyadım değişti",
    "soyadım Temiz",
    "evlendim, soyadım değişti ne yapmalıyım",
    "adım Can",
    "adım Can hesabıma giremiyorum",
    "adım adım anlattım",
    "son adım kimlik doğrulama ekranı",
    "ilk adım çok kolaydı",
    "my name is wrong on the account",
    "my name is not correct",
    "my name is misspelled",
    "my name is Rich",
    "the name on my account is wrong",
    "this is really bad service",
    "This is Black Friday",
    "i am not happy",
    "I am very disappointed",
    "Best regards",
    "Teşekkürler\niyi çalışmalar",
    "şifrem yanlış diyor",
    "şifrem çalışmıyor",
    "şifrem hatalı",
    "şifrem sürekli reddediliyor",
    "şifrem telefonuma gelmiyor",
    "şifrem ne",
    "şifrem nedir acaba",
    "şifrem yok",
    "şifrem kırıldı",
    "şifrem kabul edilmiyor",
    "şifrem bir türlü sıfırlanmıyor",
    "şifrem doğru ama giremiyorum",
    "parolam geçersiz",
    "parolamı unuttum",
    "my password is not working",
    "my password is wrong",
    "my password was reset",
    "my password is incorrect",
    "my password has expired",
    "my password is expired again",
    "the password is case sensitive",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
