"""Sums of one's own without a currency or in slang are found; counts and offers pass."""

from __future__ import annotations

from tests.pii.recognizers.table import check_found, check_passes, found, passes

FOUND = [
    ("put £40 in for the free bet offer, nothing came", "TRANSACTION_DETAIL", "£40"),
    ("put in a tenner like the banner said", "TRANSACTION_DETAIL", "a tenner"),
    ("put 50 quid in last night, nothing came", "TRANSACTION_DETAIL", "50 quid"),
    ("balance says €812 rn. let it ride?", "TRANSACTION_DETAIL", "€812"),
    ("had a £75 stake running on the second half", "TRANSACTION_DETAIL", "£75"),
    ("burned through 11 grand since august", "TRANSACTION_DETAIL", "11 grand"),
    ("our daughter has run up £147 on your game", "TRANSACTION_DETAIL", "£147"),
    ("popped 30 on the slots", "TRANSACTION_DETAIL", "30"),
    ("depositted 50, balence still 0", "TRANSACTION_DETAIL", "50"),
    ("my balence was 212 and now nothing", "TRANSACTION_DETAIL", "212"),
    ("waiting on my 450 withdrawl", "TRANSACTION_DETAIL", "450"),
    ("top up of 15 didn't arrive", "TRANSACTION_DETAIL", "15"),
    ("refunded 12 instead of 120", "TRANSACTION_DETAIL", "12"),
    ("hit me with a 35 charge", "TRANSACTION_DETAIL", "35"),
    ("overdrawn by 147 cos of you", "TRANSACTION_DETAIL", "147"),
    ("my cash out offer was 61", "TRANSACTION_DETAIL", "61"),
    ("I stuck a tenner on the 3.15", "TRANSACTION_DETAIL", "a tenner"),
    ("my fiver's gone missing", "TRANSACTION_DETAIL", "my fiver"),
]
PASSES = [
    "would you put £40 in for the weekend",
    "do you have a £5 bet minimum",
    "put 10 in the basket but only 9 shown",
    "if I deposited 50 would I get the bonus",
    "my balance was 100% right",
    "had a grand day out",
    "lost a hundred times",
    "bet you a tenner they lose lol",
    "put 14 on hold",
    "deposit of 20 needed for the offer?",
    "stuck 20 mins in traffic",
    "my 50 deposit bonus?",
    "bet 10 on football get 30",
    "my refund is 10 days late",
]


@found(FOUND)
def test_personal_values_are_found(text: str, kind: str, value: str) -> None:
    check_found(text, kind, value)


@passes(PASSES)
def test_harmless_messages_pass(text: str) -> None:
    check_passes(text)
