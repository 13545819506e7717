"""Cards, bank accounts and wallets, with the check digits that they have."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot, options

_TURKISH_BANKS = options("10|12|15|32|46|62|64|67|99")
_BRITISH_BANKS = options("NWBK|BARC|LOYD|HBUK")
_BRITISH_ACCOUNTS = options("00-00-00 90000000|90000000|00-00-00, 90000000|000000 90000000")
_TURKISH_ACCOUNTS = options("""
    90000000|0000-90000000|900000|9000-0000000|90000000-5zz1|000 9000000
""")
_BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_BECH32 = "023456789acdefghjklmnpqrstuvwxyz"
_HEX = "0123456789abcdef"


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
    country, body = "TR", f"000{dice.choice(_TURKISH_BANKS)}0{dice.digits(16)}"
    if dice.language == "en" and dice.chance(0.5):
        country, body = _foreign_account(dice)
    number = int("".join(str(int(sign, 36)) for sign in body + country + "00"))
    text = f"{country}{98 - number % 97:02d}{body}"
    if dice.chance(0.6):
        text = " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    return text.lower() if dice.chance(0.1) else text


def _foreign_account(dice: Dice) -> tuple[str, str]:
    return dice.choice(
        (
            ("GB", dice.choice(_BRITISH_BANKS) + dice.digits(14)),
            ("DE", dice.digits(18)),
            ("IE", "AIBK" + dice.digits(14)),
            ("NL", "INGB" + dice.digits(10)),
        )
    )


def account_no(dice: Dice) -> str:
    """A bank's own account number."""
    british = dice.language == "en" and dice.chance(0.6)
    return dice.fill(dice.choice(_BRITISH_ACCOUNTS if british else _TURKISH_ACCOUNTS))


def wallet(dice: Dice) -> str:
    """A wallet's address on some chain."""
    return dice.choice(
        (
            "T" + dice.letters(33, _BASE58),
            "0x" + dice.letters(40, _HEX),
            "bc1q" + dice.letters(38, _BECH32),
            "1" + dice.letters(33, _BASE58),
        )
    )


def txhash(dice: Dice) -> str:
    """A transaction's hash."""
    return dice.choice(("", "0x")) + dice.letters(64, _HEX)


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
