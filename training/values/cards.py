"""Cards, bank accounts and wallets, with the check digits that they have."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot


def card(dice: Dice) -> str:
    """A card number with its Luhn digit, or part of one."""
    body = dice.choice(("4", "5", "9792", "37", "6")) + dice.digits(14)
    body = body[:15]
    text = body + _luhn(body)
    groups = [text[at : at + 4] for at in range(0, 16, 4)]
    if dice.chance(0.15):
        groups[1] = groups[1][:2] + "**"
        groups[2] = "****"
    return dice.choice((" ", " ", "", "-", ".")).join(groups)


def _luhn(body: str) -> str:
    total = sum(
        sum(divmod(int(digit) * (2 if place % 2 == 0 else 1), 10))
        for place, digit in enumerate(reversed(body))
    )
    return str((10 - total % 10) % 10)


def last_four(dice: Dice) -> str:
    """The last four digits of a card."""
    return dice.digits(4)


def expiry(dice: Dice) -> str:
    """Month and year of a card's end."""
    month, year = dice.randrange(1, 13), dice.randrange(26, 34)
    return dice.choice(
        (
            f"{month:02d}/{year}",
            f"{month:02d}/20{year}",
            f"{month}/{year}",
            f"{month:02d}-{year}",
            f"{month:02d}{year}",
        )
    )


def cvv(dice: Dice) -> str:
    """A card's security code."""
    return dice.digits(3)


def iban(dice: Dice) -> str:
    """A bank account number with its check digits (ISO 13616), mostly Turkish."""
    country, body = (
        "TR",
        "000"
        + dice.choice(("10", "12", "15", "32", "46", "62", "64", "67", "99"))
        + "0"
        + dice.digits(16),
    )
    if dice.language == "en" and dice.chance(0.5):
        country, body = dice.choice(
            (
                ("GB", dice.choice(("NWBK", "BARC", "LOYD", "HBUK")) + dice.digits(14)),
                ("DE", dice.digits(18)),
                ("IE", "AIBK" + dice.digits(14)),
                ("NL", "INGB" + dice.digits(10)),
            )
        )
    number = int("".join(str(int(sign, 36)) for sign in body + country + "00"))
    text = f"{country}{98 - number % 97:02d}{body}"
    if dice.chance(0.6):
        text = " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    return text.lower() if dice.chance(0.1) else text


def account_no(dice: Dice) -> str:
    """A bank's own account number."""
    if dice.language == "en" and dice.chance(0.6):
        return dice.fill(
            dice.choice(("00-00-00 90000000", "90000000", "00-00-00, 90000000", "000000 90000000"))
        )
    return dice.fill(
        dice.choice(
            ("90000000", "0000-90000000", "900000", "9000-0000000", "90000000-5001", "000 9000000")
        )
    )


def wallet(dice: Dice) -> str:
    """A wallet's address on some chain."""
    base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    return dice.choice(
        (
            "T" + dice.letters(33, base58),
            "0x" + dice.letters(40, "0123456789abcdef"),
            "bc1q" + dice.letters(38, "023456789acdefghjklmnpqrstuvwxyz"),
            "1" + dice.letters(33, base58),
        )
    )


def txhash(dice: Dice) -> str:
    """A transaction's hash."""
    return dice.choice(("", "0x")) + dice.letters(64, "0123456789abcdef")


CARDS = {
    "card": Slot(card, EntityType.CREDIT_CARD),
    "last4": Slot(last_four, EntityType.CREDIT_CARD),
    "expiry": Slot(expiry, EntityType.CREDIT_CARD),
    "cvv": Slot(cvv, EntityType.CREDIT_CARD),
    "iban": Slot(iban, EntityType.IBAN_CODE),
    "account_no": Slot(account_no, EntityType.BANK_ACCOUNT),
    "wallet": Slot(wallet, EntityType.CRYPTO),
    "txhash": Slot(txhash, EntityType.CRYPTO),
}
