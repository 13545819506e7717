"""The e-mail that somebody is about to write: a prepared subject and body, and a link with both."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from socialbot.web.form.texts import load_words


@dataclass(frozen=True, slots=True)
class Letter:
    """An e-mail to the brand's own mailbox. Nothing of the writer is in it."""

    to: str
    subject: str
    body: str

    @property
    def link(self) -> str:
        """As a mailto link (RFC 6068): all but letters and digits encoded, lines end in CRLF."""
        body = self.body.replace("\n", "\r\n")
        fields = f"subject={quote(self.subject, safe='')}&body={quote(body, safe='')}"
        return f"mailto:{quote(self.to, safe='@')}?{fields}"


def prepare(to: str, code: str | None, language: str) -> Letter:
    """The letter with the case code in its subject, or without where there is none."""
    words = load_words(language)["letter"]
    subject = words["subject_with_code"].format(code=code) if code else words["subject"]
    return Letter(to, subject, words["body"].strip())
