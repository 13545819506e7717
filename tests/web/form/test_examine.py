"""The guard reads no more of a field than the form accepts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from socialbot.domain import Channel, Intent, Language, Message, Outcome
from socialbot.web.form.examine import examine
from socialbot.web.form.fields import LONGEST, Draft

PASSED = Outcome(
    blocked=False,
    findings=(),
    stored_text="",
    language=Language.TURKISH,
    intent=Intent.OTHER,
    confidence=0.5,
    channel=Channel.NONE,
    reply=None,
    review=False,
    reasons=(),
)


class Scale:
    """A desk that notes the length of what it is given."""

    def __init__(self) -> None:
        self.lengths: list[int] = []

    def read_many(self, messages: Sequence[Message]) -> Iterator[Any]:
        self.lengths += [len(message.text) for message in messages]
        return iter([None] * len(messages))

    def triage(self, message: Message, recent: Sequence[Any] = (), reading: Any = None) -> Outcome:
        self.lengths.append(len(message.text))
        return PASSED


def test_what_is_beyond_a_field_s_length_is_not_read() -> None:
    scale = Scale()
    draft = Draft({"what": "1 2 3 " * 3000, "place": "a" * 9000, "error_text": "b " * 9000})
    examine(scale, draft, datetime(2026, 11, 22, tzinfo=UTC))
    assert max(scale.lengths) == LONGEST["what"]
    assert sorted(scale.lengths[:3]) == sorted(
        LONGEST[name] for name in ("what", "place", "error_text")
    )
