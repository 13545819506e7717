"""Characters that stand for another one: the hand-written part of the normal form.

Look-alikes follow the idea of Unicode Technical Standard 39 (confusables), cut down to the
letters that people really swap. Every value is made of characters that fold to themselves.
"""

from __future__ import annotations

_PAIRS = {
    # Latin letters without a decomposition
    "ıɩɪ": "i", "øɵ": "o", "đðɖ": "d", "ł": "l", "ħ": "h", "ŧ": "t", "ŋ": "n", "ƒ": "f", "ɑ": "a",
    "ɡ": "g", "ə": "e", "æ": "ae", "œ": "oe", "þ": "th", "ß": "ss",
    # Cyrillic and Greek letters that look Latin
    "аα": "a", "в": "b", "с": "c", "ԁ": "d", "еεё": "e", "һнη": "h", "іιї": "i", "јϳ": "j",
    "кκ": "k", "ӏ": "l", "м": "m", "п": "n", "оοσ": "o", "рρ": "p", "ԛ": "q", "ѕ": "s", "тτ": "t",
    "ζ": "z", "ц": "u", "νѵ": "v", "ԝω": "w", "хχ": "x", "уγυ": "y", "β": "b", "μ": "u",
    # marks
    "‐‑‒–—―−⁃﹣－": "-", "’‘ʼ‛`´′ʹʻˈ＇": "'", "“”„‟″«»": '"', "•·∙⋅●▪・｡。": ".", "⁄∕": "/",
    "₺": "tl", "€": "eur", "£": "gbp", "₹": "inr", "₦": "ngn", "🔟": "10", "💯": "100",
    "\ufffd": "\ufffd",
    # a blank that is a letter to Unicode
    "\u115f\u1160\u3164\uffa0": "",
    "\u2800": " ",
}  # fmt: skip


def _negative_letters() -> dict[str, str]:
    """White letters on black circles and squares have no decomposition of their own."""
    starts = (0x1F150, 0x1F170)
    return {chr(start + i): chr(ord("a") + i) for start in starts for i in range(26)}


LOOKALIKES: dict[str, str] = {
    key: value for keys, value in _PAIRS.items() for key in keys
} | _negative_letters()
