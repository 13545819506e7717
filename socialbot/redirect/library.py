"""All canned replies of one folder, checked as a whole before the bot starts."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from jinja2 import TemplateError

from socialbot.brand import Brand, HelpLine, ProfileError, Purpose
from socialbot.domain import RISKS, Channel, Intent, Kind, Language
from socialbot.redirect.length import LIMITS
from socialbot.redirect.outbound import fold, refusal
from socialbot.redirect.policy import (
    ATTACHMENT,
    DISTRESS,
    PRIVACY,
    UNDERSTOOD,
    UNKNOWN_LANGUAGE,
)
from socialbot.redirect.templates import (
    TemplateFault,
    Wording,
    file_name,
    load_wordings,
    make_environment,
    render,
)

FEWEST_WORDINGS = 3
CODE = "code"
PRIVACY_NOTE = "privacy_note"
_ANSWERS = (
    *(intent.value for intent in Intent if intent is not Intent.SPAM),
    *(reason.value for reason in UNDERSTOOD),
    DISTRESS, PRIVACY, ATTACHMENT, PRIVACY_NOTE,
)  # fmt: skip
ANSWERS: Mapping[Language, tuple[str, ...]] = {
    Language.TURKISH: _ANSWERS,
    Language.ENGLISH: _ANSWERS,
    Language.OTHER: (UNKNOWN_LANGUAGE, PRIVACY, ATTACHMENT, DISTRESS, PRIVACY_NOTE, *RISKS),
}
# Whom the help lines in an answer are for; other answers name none.
PURPOSES = {
    DISTRESS: Purpose.CRISIS,
    Intent.RESPONSIBLE_USE.value: Purpose.ADDICTION,
    Intent.UNDERAGE.value: Purpose.CHILD,
}
SAMPLE = {CODE: "K7F-2QX-9"}
NOTICES = {
    Language.TURKISH: ("otomatik", "resmi"),
    Language.ENGLISH: ("automat", "official"),
    Language.OTHER: ("otomatik", "resmi", "automat", "official"),
}

Key = tuple[Language, str, Kind]


class Library:
    """The wordings of every answer, and what channels are called in each language."""

    def __init__(self, brand: Brand, folder: Path | None = None) -> None:
        """Raises ProfileError with every fault of every file in one line."""
        source = folder if folder else resources.files("socialbot") / "templates" / "replies"
        self._faults: list[str] = []
        self._brand = brand
        self._wordings = dict(self._load(source))
        self._channels = {language: self._load_channels(source, language) for language in Language}
        if not self._faults:
            self._check()
        if self._faults:
            raise ProfileError(f"replies in {folder or source}: {'; '.join(self._faults)}")

    def wordings(self, language: Language, name: str, kind: Kind) -> list[Wording]:
        """The wordings of one answer; raises KeyError."""
        return self._wordings[language, name, kind]

    def channel_name(self, language: Language, channel: Channel) -> str:
        """What a channel is called in a sentence."""
        return self._channels[language][channel.value]

    def _load(self, source: Traversable) -> Iterator[tuple[Key, list[Wording]]]:
        environment = make_environment()
        for language, name, kind in _keys():
            file = source / language.value / file_name(name, kind)
            try:
                wordings = load_wordings(file, environment)
            except TemplateFault as fault:
                self._report(language, name, kind, str(fault))
                continue
            if len(wordings) < FEWEST_WORDINGS:
                self._report(language, name, kind, f"fewer than {FEWEST_WORDINGS} wordings")
            yield (language, name, kind), wordings

    def _load_channels(self, source: Traversable, language: Language) -> dict[str, str]:
        file = source / language.value / "channels.toml"
        try:
            names = tomllib.loads(file.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
            self._faults.append(f"{language.value}/channels.toml: missing or not valid TOML")
            return {}
        for channel in Channel:
            if not isinstance(names.get(channel.value), str):
                self._faults.append(f"{language.value}/channels.toml: no name for {channel.value}")
        return names

    def _check(self) -> None:
        """Render everything as it may leave, and show it to the gate."""
        for (language, name, kind), wordings in self._wordings.items():
            for number, wording in enumerate(wordings, 1):
                fault = self._try((language, name, kind), wording)
                fault = fault or self._miss(language, name, wording)
                if fault:
                    self._report(language, name, kind, f"wording {number}: {fault}")

    def _try(self, key: Key, wording: Wording) -> str | None:
        language, name, kind = key
        try:
            texts = {
                render(wording, kind, self.values(language, name, channel, linked=True) | SAMPLE)
                for channel in Channel
            }
        except TemplateError:
            return "cannot be rendered"
        faults = (refusal(text, self._brand, LIMITS[kind]) for text in sorted(texts))
        return next((fault for fault in faults if fault), None)

    def _miss(self, language: Language, name: str, wording: Wording) -> str | None:
        """Rule 3: every answer says that it is automatic and no official request."""
        if name in (CODE, PRIVACY_NOTE):
            return None
        values = self.values(language, name, Channel.HUMAN, linked=False)
        text = fold(render(wording, Kind.DM, values))
        missing = [word for word in NOTICES[language] if word not in text]
        return f"does not say {missing[0]!r}" if missing else None

    def code_sentence(self, language: Language, wording: int, code: str) -> str:
        """The sentence that tells a person the case code; raises KeyError or TemplateError."""
        wordings = self.wordings(language, CODE, Kind.DM)
        return render(wordings[wording % len(wordings)], Kind.DM, {CODE: code})

    def values(
        self, language: Language, name: str, channel: Channel, *, linked: bool
    ) -> dict[str, str]:
        """What an answer may name: all of it the brand's own, nothing of the writer's."""
        return {
            "brand": self._brand.name,
            "channel": self.channel_name(language, channel),
            "link": self._link(channel) if linked else "",
            "email": self._brand.links.email if linked else "",
            "responsible_link": str(self._brand.links.responsible_use) if linked else "",
            "help_lines": ", ".join(
                _name_line(line, language)
                for line in self._brand.help_lines
                if line.purpose is PURPOSES.get(name)
            ),
        }

    def _link(self, channel: Channel) -> str:
        links = self._brand.links
        return str(
            {
                Channel.LIVE_CHAT: links.live_chat,
                Channel.EMAIL: links.email,
                Channel.WEB_FORM: links.web_form,
            }.get(channel, links.info)
        )

    def _report(self, language: Language, name: str, kind: Kind, fault: str) -> None:
        self._faults.append(f"{language.value}/{file_name(name, kind)}: {fault}")


def _keys() -> Iterator[Key]:
    for language, names in ANSWERS.items():
        for name in names:
            yield from ((language, name, kind) for kind in Kind)
        yield language, CODE, Kind.DM


def _name_line(line: HelpLine, language: Language) -> str:
    """YEDAM 115 (addiction support); in both languages for writers of other ones."""
    called = line.number if line.name == line.number else f"{line.name} {line.number}"
    meant = {Language.TURKISH: line.tr, Language.ENGLISH: line.en}
    return f"{called} ({meant.get(language, f'{line.tr} / {line.en}')})"
