"""What a brand or its customer gives an account: names, numbers, references."""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.fold import fold
from training.values.slot import Dice, Slot, options

_NICKS = options("""
    kartal|aslan|kanarya|bozkurt|reis|efsane|kral|prenses|poyraz|firtina|golge|ninja|hunter
    dark|wolf|king|queen|lucky|shadow|pixel|tiger|rocket|bear|star|ghost|captain|viking|ace
    blue|red|zen|bjk|gs|fb|ts|kaplan|avci|pasa|deli|usta|kaptan|sultan|melek|papatya|lale|deniz
""")
_MEMBERS = options("""
    900000|9000000|90000000|900000000|9000000000|AA-900000|AA900000|A-9000|0900 0000
    900-000-000|9000 0000|90000|PX-00000|M9000000|U-90000
""")
_PLAYERS = options("""
    900000|9000000|90000000|900000000|#A0AA0AA|P900000|EUW-9000|AA#9000|#90000
""")
_REFERENCES = options("""
    90000000|900000000|9000000000|90000000000|900000|AA-900000|AA900000000|#900000|#90000
    AAA-2z26-0000|A0A0A0|CCCCCC|AA 0000 0000 0|2z26-00000|9000-0000|AA000000000AA|A-90000
    1Z000A00000|0000-0000-AA|TRX9000000|9000|KP-900000
""")
_REFERENCE_WEIGHTS = [1] * (len(_REFERENCES) - 2) + [0.3, 1]


def username(dice: Dice) -> str:
    """A nickname on a site."""
    first = re.sub("[^a-z]", "", fold(dice.name("given_tr", "given_en")).text)
    nick = dice.choice(_NICKS)
    return dice.any_of(
        (
            lambda d: f"{nick}{d.choice(('', '_', '.'))}{d.digits(2)}",
            lambda d: f"{first}{d.choice(('', '_', '.'))}{d.digits(d.choice((2, 2, 4)))}",
            lambda d: f"{nick}_{first}",
            lambda d: f"{first}{nick}{d.digits(2)}",
            lambda d: f"x{nick}x",
            lambda d: f"{first.capitalize()}{nick.capitalize()}",
            lambda d: f"{d.choice(('the', 'mr', 'el', 'dj'))}{nick}{d.digits(d.choice((0, 2)))}",
            lambda d: f"{nick}{d.choice(_NICKS)}",
        )
    )


def member_no(dice: Dice) -> str:
    """A customer, member or subscriber number."""
    return dice.fill(dice.choice(_MEMBERS))


def player_id(dice: Dice) -> str:
    """A player's id in a game or at a bookmaker."""
    return dice.fill(dice.choice(_PLAYERS))


def reference(dice: Dice) -> str:
    """The number of an order, ticket, bet slip, booking or transaction."""
    made = dice.fill(dice.choices(_REFERENCES, _REFERENCE_WEIGHTS)[0])
    return made.lower() if dice.chance(0.15) else made


ACCOUNTS = {
    "username": Slot(username, EntityType.ACCOUNT_ID),
    "member_no": Slot(member_no, EntityType.ACCOUNT_ID),
    "player_id": Slot(player_id, EntityType.ACCOUNT_ID),
    "reference": Slot(reference, EntityType.TRANSACTION_DETAIL),
}
