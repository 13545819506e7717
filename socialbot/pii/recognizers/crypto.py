"""Wallet addresses and transaction hashes.

Source: BIP-13, BIP-173 (Bitcoin), EIP-55 (Ethereum), TRON address format; the folded text has no
capitals, so shapes only.
Legal basis: GDPR recital 30 and art. 4(1), KVKK art. 3(1)(d).
"""

from __future__ import annotations

from socialbot.domain import EntityType
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern, after_cue, words

_CUE = words(
    """cuzdan, wallet, adres, address, usdt, trc20, trc 20, erc20, erc 20, bep20, btc, bitcoin,
    eth, tron, trx, txid, tx id, tx, hash, kripto, crypto, sol, solana, ltc, xrp, doge"""
)


def _is_mixed(match: Match) -> bool:
    """Letters and digits in turns, as in an address and not in a word."""
    digits = len(match.digits)
    return 3 <= digits <= len(match.value) - 3


PATTERNS = (
    Pattern(
        "ethereum",
        EntityType.CRYPTO,
        rf"{LEFT_WORD}(?P<v>0x[0-9a-f]{{38,66}}){RIGHT_WORD}",
        0.95,
    ),
    Pattern(
        "bitcoin bech32",
        EntityType.CRYPTO,
        rf"{LEFT_WORD}(?P<v>(?:bc1|ltc1|tb1)[0-9a-z]{{20,70}}){RIGHT_WORD}",
        0.95,
    ),
    Pattern(
        "base58 address",
        EntityType.CRYPTO,
        rf"{LEFT_WORD}(?P<v>[13tldr][0-9a-z]{{25,34}}){RIGHT_WORD}",
        0.85,
        check=_is_mixed,
    ),
    Pattern(
        "hash",
        EntityType.CRYPTO,
        rf"{LEFT_WORD}(?P<v>[0-9a-f]{{64}}){RIGHT_WORD}",
        0.9,
    ),
    Pattern(
        "address beside its cue",
        EntityType.CRYPTO,
        after_cue(_CUE, r"[0-9a-z]{20,90}", 3, RIGHT_WORD),
        0.85,
        cue="cüzdan",
        check=_is_mixed,
        disguised=False,
    ),
    Pattern(
        "run too long for a word beside its cue",
        EntityType.CRYPTO,
        after_cue(_CUE, r"[0-9a-z]{30,64}", 3, RIGHT_WORD),
        0.8,
        cue="cüzdan",
        disguised=False,
        needs_digit=False,
    ),
)
