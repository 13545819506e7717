"""What can be said in a case, and its words: put together from the parts of a reply folder."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from socialbot.brand import Brand, HelpLine
from socialbot.domain import Channel, Kind, Language
from socialbot.redirect.answers import (
    CLOSED,
    CODE,
    NOTICES,
    OPENINGS,
    PRIVACY_NOTE,
    PURPOSES,
    Key,
    code_part,
    handover,
    own_openings,
)
from socialbot.redirect.handover import form_link, live_chat_link
from socialbot.redirect.parts import Parts
from socialbot.redirect.shelf import Shelf
from socialbot.redirect.templates import Wording, render


@dataclass(frozen=True, slots=True)
class Saying:
    """What is to be said: an answer and where it leads. `linked`: addresses may stand in it;
    `noted`: with a word on privacy; `opens`: when live chat opens, where it is closed now;
    `code`: the case code that links carry."""

    language: Language
    name: str
    kind: Kind
    channel: Channel
    linked: bool = True
    noted: bool = False
    opens: str = ""
    code: str = ""


class Sayings:
    """The words of one brand's answers, and what channels are called in each language."""

    def __init__(self, brand: Brand, shelf: Shelf) -> None:
        self.brand = brand
        self.shelf = shelf
        self._leading = _find_naming(shelf, frozenset({"channel"}))
        self._addressed = _find_naming(shelf, frozenset({"channel", "link", "email"}))

    def wordings(self, language: Language, name: str, kind: Kind) -> Sequence[Wording]:
        """The wordings of one file; raises KeyError."""
        return self.shelf.wordings[language, name, kind]

    def channel_name(self, language: Language, channel: Channel) -> str:
        """What a channel is called in a sentence."""
        return self.shelf.channels.get((language, channel), channel.value)

    def parts(self, saying: Saying) -> Parts:
        """All texts of an answer; raises KeyError. A public one has an opening and a notice of
        their own files; a private one holds them in its words."""
        public = saying.kind is Kind.MENTION
        names = [self._openings(saying), saying.name] if public else [saying.name]
        names += [*self._additions(saying), NOTICES] if public else self._additions(saying)
        columns = [self.wordings(saying.language, name, saying.kind) for name in names]
        lead = names.index(saying.name)
        columns[lead] = [_name_once(one, saying, CLOSED in names) for one in columns[lead]]
        return Parts(tuple(columns), lead)

    def count(self, saying: Saying) -> int:
        """How many texts an answer has; raises KeyError."""
        return len(self.parts(saying))

    def say(self, saying: Saying, number: int) -> str:
        """The text with that number, below count; may raise what Jinja2 raises."""
        return render(self.parts(saying)[number], saying.kind, self.values_of(saying))

    def code_channel(self, saying: Saying) -> Channel:
        """The channel that the case code is told for: none where the answer leads to none."""
        leads = (saying.language, saying.name, saying.kind) in self._addressed
        return saying.channel if leads else Channel.HUMAN

    def code_sentence(
        self, language: Language, wording: int, code: str, channel: Channel = Channel.HUMAN
    ) -> str:
        """The sentence that tells a person the case code and what to do with it in a channel;
        raises KeyError or TemplateError."""
        wordings = self._code_wordings(language, channel)
        values = {CODE: code, "brand": self.brand.name}
        return render(wordings[wording % len(wordings)], Kind.DM, values)

    def count_code(self, language: Language, channel: Channel) -> int:
        """How many such sentences there are; raises KeyError."""
        return len(self._code_wordings(language, channel))

    def _code_wordings(self, language: Language, channel: Channel) -> Sequence[Wording]:
        part = code_part(channel)
        name = part if self._has(language, part, Kind.DM) else CODE
        return self.wordings(language, name, Kind.DM)

    def values_of(self, saying: Saying) -> dict[str, str]:
        """What a text may name: all of it the brand's own, nothing of the writer's."""
        links = self.brand.links
        return {
            "brand": self.brand.name,
            "channel": self.channel_name(saying.language, saying.channel),
            "link": self._link(saying.channel, saying.code) if saying.linked else "",
            "email": links.email if saying.linked else "",
            "responsible_link": str(links.responsible_use) if saying.linked else "",
            "help_lines": self._help_lines(saying),
            "opens": saying.opens,
            CODE: saying.code,
        }

    def _help_lines(self, saying: Saying) -> str:
        purpose = PURPOSES.get(saying.name)
        lines = (line for line in self.brand.help_lines if line.purpose is purpose)
        return ", ".join(_name_line(line, saying.language) for line in lines)

    def _openings(self, saying: Saying) -> str:
        own = own_openings(saying.name)
        return own if self._has(saying.language, own, Kind.MENTION) else OPENINGS

    def _additions(self, saying: Saying) -> list[str]:
        """What stands beside an answer's own words: where it names its channel, how to write
        there, or when it opens; and a privacy note."""
        closed = saying.channel is Channel.LIVE_CHAT and saying.opens
        part = CLOSED if closed else handover(saying.channel)
        leads = (saying.language, saying.name, saying.kind) in self._leading
        names = [part] if leads and self._has(saying.language, part, saying.kind) else []
        return [*names, PRIVACY_NOTE] if saying.noted else names

    def _has(self, language: Language, name: str, kind: Kind) -> bool:
        return (language, name, kind) in self.shelf.wordings

    def _link(self, channel: Channel, code: str) -> str:
        if channel is Channel.LIVE_CHAT:
            return live_chat_link(self.brand, code)
        if channel is Channel.WEB_FORM:
            return form_link(self.brand, code)
        links = self.brand.links
        return links.email if channel is Channel.EMAIL else str(links.info)


def _find_naming(shelf: Shelf, values: Set[str]) -> Set[Key]:
    """The files in which a wording names one of the values."""
    return frozenset(
        key
        for key, wordings in shelf.wordings.items()
        if any(line.names & values for wording in wordings for line in wording)
    )


def _name_once(wording: Wording, saying: Saying, is_closed: bool) -> Wording:
    """A wording without its lines of the e-mail address where that stands in the text anyway: as
    the channel's own, or where it is said that live chat is closed."""
    has_link = any("link" in line.names for line in wording)
    if not (is_closed or (saying.channel is Channel.EMAIL and has_link)):
        return wording
    return tuple(line for line in wording if "email" not in line.names)


def _name_line(line: HelpLine, language: Language) -> str:
    """YEDAM 115 (addiction support); in both languages for writers of other ones."""
    called = line.number if line.name == line.number else f"{line.name} {line.number}"
    meant = {Language.TURKISH: line.tr, Language.ENGLISH: line.en}
    return f"{called} ({meant.get(language, f'{line.tr} / {line.en}')})"
