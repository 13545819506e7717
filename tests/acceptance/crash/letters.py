"""Messages with planted personal data, and the search for it afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from socialbot.domain import Kind
from socialbot.nlp.fold import fold
from socialbot.sandbox.posts import Draft

AUTHORS = 120


@dataclass(frozen=True, slots=True)
class Letter:
    """A message to write, and every value in it that no file may ever hold."""

    draft: Draft
    planted: tuple[str, ...]


def make_letters(count: int) -> list[Letter]:
    """Varied messages; each carries values of its own that stand nowhere else."""
    return [_make_letter(number) for number in range(count)]


def _make_letter(number: int) -> Letter:
    phone = f"0532{7_000_000 + number * 37:07d}"
    mailbox = f"kisi{number}zq@posta{number}.example"
    name = f"Zümrütcan{_spell(number)} Yıldıztepeoğlu{_spell(number)}"
    member = f"{83_000_000 + number * 101}"
    texts = (
        (f"hesabıma giremiyorum numaram {phone} beni arayın", (phone,)),
        (f"para çekemedim, {mailbox} adresime yazın lütfen", (mailbox,)),
        (f"ben {name}, üye no {member}, cevap verin artık!", (*name.split(), member)),
        (f"my name is {name} and my phone is +90 {phone[1:]}", (*name.split(), phone[1:])),
        ("site açılmıyor yine ne oldu", ()),
    )
    text, planted = texts[number % len(texts)]
    author = f"yazarzq{number % AUTHORS}"
    kind = Kind.MENTION if number % 7 == 0 else Kind.DM
    return Letter(Draft(author, kind, text), (*planted, author))


def _spell(number: int) -> str:
    """A number in letters, so that names differ."""
    return "".join("bcdfghjklm"[int(digit)] for digit in str(number))


def find_planted(letters: Iterable[Letter], folders: Iterable[Path]) -> list[str]:
    """Names of files that hold a planted value, in any of the encodings a database uses."""
    needles = {form for letter in letters for value in letter.planted for form in _spellings(value)}
    forms = {form.encode(encoding) for form in needles for encoding in ("utf-8", "utf-16-le")}
    return [str(path) for path in _files(folders) if _holds(path, forms)]


def _spellings(value: str) -> set[str]:
    """As written, in one case, and folded to plain letters as the guard reads it."""
    return {value, value.lower(), value.upper(), fold(value).text}


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())


def _holds(path: Path, forms: Iterable[bytes]) -> bool:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return False
    return any(form in data for form in forms)
