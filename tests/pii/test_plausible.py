"""What the trained pipeline takes for a value must be able to be one."""

from __future__ import annotations

import pytest

from socialbot.pii.plausible import is_plausible


@pytest.mark.parametrize(
    ("label", "value", "message"),
    [
        ("DATE_OF_BIRTH", "12.03.1990", "12.03.1990 budur"),
        ("DATE_OF_BIRTH", "3 mayis 84", "dogum 3 mayis 84"),
        ("DATE_OF_BIRTH", "12/3/90", "12/3/90"),
        ("DATE_OF_BIRTH", "2 june", "i was born on 2 june"),
        ("TRANSACTION_DETAIL", "iki bin", "iki bin gitti"),
        ("TRANSACTION_DETAIL", "a monkey", "lost a monkey"),
        ("TRANSACTION_DETAIL", "$85", "that $85"),
        ("TRANSACTION_DETAIL", "besyuzluk", "besyuzluk bastim"),
        ("PHONE_NUMBER", "sifir bes yuz otuz iki uc yuz on bes", "ara"),
        ("PHONE_NUMBER", "0532 123 45 67", "ara"),
        ("PHONE_NUMBER", "0332 123 45 67", "ara"),
        ("PERSON", "ayse demir", "ayse demir"),
        ("PERSON", "t. quill", "from t. quill"),
        ("CREDIT_CARD", "**** 2291", "kartim **** 2291"),
        ("CREDENTIAL", "karabas", "kopegim karabas"),
    ],
)
def test_what_may_be_a_value(label: str, value: str, message: str) -> None:
    assert is_plausible(label, value, message)


@pytest.mark.parametrize(
    ("label", "value", "message"),
    [
        ("ACCOUNT_ID", "sys_4410", "sign-in says sys_4410"),
        ("TRANSACTION_DETAIL", "e-5107", "girerken e-5107 yazdi"),
        ("TRANSACTION_DETAIL", "20000000000", "20000000000 satir veri"),
        ("DATE_OF_BIRTH", "10/02/2024", "10/02/2024 tarihinde aldim"),
        ("DATE_OF_BIRTH", "16th of apr", "spendings until the 16th of apr"),
        ("TRANSACTION_DETAIL", "of my current", "balance of my current account"),
        ("DATE_OF_BIRTH", "16th of apr", "i paid 1500 tl on the 16th of apr to dogan"),
        ("ADDRESS", "//", "https://papatya.example/form"),
        ("PERSON", "-reared", "a hand-reared potato"),
        ("TRANSACTION_DETAIL", "gelecek slot", "gelecek slot"),
        ("TRANSACTION_DETAIL", "grandmother", "grandmother"),
        ("TRANSACTION_DETAIL", "10 bin lira", "diyelim ki 10 bin lira yatirdim"),
        ("TRANSACTION_DETAIL", "8690000000000", "urunun barkodu 8690000000000, var mi"),
        ("TRANSACTION_DETAIL", "-14", "error e-2207-14 whenever i pay"),
        ("PHONE_NUMBER", "+90 850 281 55 32", "+90 850 281 55 32 aradi"),
        ("OTHER_SENSITIVE", "uyesiyim", "yillardir uyesiyim"),
        ("ACCOUNT_ID", "netflix", "netflix hesabim"),
        ("TRANSACTION_DETAIL", "0", "throws ce-34878-0 each time"),
        ("TRANSACTION_DETAIL", "99999999999999", "prints 99999999999999 over and over"),
        ("ACCOUNT_ID", "3,14159265358979", "pi 3,14159265358979"),
        ("CREDIT_CARD", "***4471", "code sent to ******4471"),
        ("CREDIT_CARD", "1987", "1987 dogumluyum, emekli tarifesi var mi"),
        ("DATE_OF_BIRTH", "2011", "2011 dogumluyum"),
        ("TR_NATIONAL_ID", "10000000000", "10000000000 kere soyledim"),
        ("PHONE_NUMBER", "cagri merkezi", "cagri merkezi"),
        ("PHONE_NUMBER", "07700", "call me on 07700"),
        ("PHONE_NUMBER", "0345 600 0303", "0345 600 0303 rings out"),
        ("LICENSE_PLATE", "-", "flashes -30"),
    ],
)
def test_what_cannot_be_one(label: str, value: str, message: str) -> None:
    assert not is_plausible(label, value, message)
