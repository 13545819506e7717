"""The form's words, in both languages, and the language that a visitor gets."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from starlette.requests import Request

from socialbot.admin.language import preferred
from socialbot.admin.texts import LANGUAGES, Texts, load_texts, say


@cache
def load_words(language: str) -> Texts:
    """All words of one language: sections of keys, as in templates/form/<language>.toml."""
    source = resources.files("socialbot") / "templates" / "form" / f"{language}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def choose_language(request: Request, asked: str | None, default: str) -> str:
    """The one that is asked for, else the browser's, else the brand's."""
    if asked in LANGUAGES:
        return str(asked)
    return preferred(request.headers.get("accept-language", "")) or default


def say_personal(kinds: tuple[str, ...], language: str) -> str:
    """What to tell somebody whose text carries personal data of these kinds."""
    words, names = load_words(language)["personal"], load_texts(language)
    if not kinds:
        return str(words["unread"])
    listed = ", ".join(say(names, "entity", kind) for kind in kinds)
    return str(words["found"]).format(kinds=listed)
