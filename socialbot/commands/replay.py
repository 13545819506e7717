"""`socialbot replay`: what a changed profile would decide otherwise on what was recorded."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from socialbot.brand import load_brand
from socialbot.domain import (
    Channel,
    Intent,
    Kind,
    Language,
    Mode,
    Reason,
    Situation,
    Topic,
    Verdict,
)
from socialbot.redirect.policy import KNOWN_FAULT
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Settings
from socialbot.store.database import open_engine
from socialbot.store.skeletons import Skeleton, read_skeletons
from socialbot.store.upgrade import require_current

# Reasons of the guard for which an answer is about privacy, whatever else is unread.
GUARDED = frozenset(
    {
        Reason.PERSONAL_DATA,
        Reason.SPREAD_OVER_MESSAGES,
        Reason.TIME_LIMIT,
        Reason.GUARD_FAILED,
        Reason.TOO_LONG,
    }
)
# Reasons that came from the thread, not from the profile: there was no answer to compare with.
WITHHELD = frozenset(
    {Reason.REPLY_CAP, Reason.REPLY_REFUSED, Reason.TEAM_ANSWERED, Reason.BOT_LOOP, Reason.OPT_OUT}
)
MODES = {Reason.NEEDS_APPROVAL: Mode.APPROVE, Reason.LEFT_TO_TEAM: Mode.NEVER}
UNDELIVERED = {Reason.DELIVERY_UNKNOWN, Reason.DELIVERY_FAILED, Reason.HIDE_FAILED}
LATER = WITHHELD | MODES.keys() | UNDELIVERED
SILENCE = "none"


@dataclass(frozen=True, slots=True)
class Decision:
    """Where a message goes, what is answered (SILENCE: nothing; None: not known), and whether the
    bot answers by itself."""

    channel: str
    answer: str | None
    mode: str


@dataclass(frozen=True, slots=True)
class Change:
    """A decision on a topic before and after."""

    intent: str
    before: Decision
    after: Decision


@dataclass(frozen=True, slots=True)
class Replay:
    """How many messages were decided anew, and what changed how often."""

    messages: int
    changes: Counter[Change]


def show_replay(settings: Settings, *, as_json: bool) -> None:
    """Decide all that is recorded anew with these settings, and tell what changes. Raises
    OperatorError where the profile, its replies or the database cannot be used."""
    redirect = Redirect(load_brand(settings.brand), settings.replies)
    engine = open_engine(settings.database.url)
    try:
        require_current(engine)
        replay = compare(redirect, read_skeletons(engine))
    finally:
        engine.dispose()
    if as_json:
        print(json.dumps(describe(replay)))  # noqa: T201
    else:
        _show(replay)


def compare(redirect: Redirect, skeletons: Iterable[Skeleton]) -> Replay:
    """Decide each anew and count what comes out otherwise."""
    messages, changes = 0, Counter[Change]()
    for skeleton in skeletons:
        messages += 1
        before, after = recorded(skeleton), decide(redirect, skeleton)
        if before.answer is None:  # nothing to compare with
            after = Decision(after.channel, None, after.mode)
        if before != after:
            changes[Change(skeleton.intent, before, after)] += 1
    return Replay(messages, changes)


def recorded(skeleton: Skeleton) -> Decision:
    """What was decided then."""
    reasons = _reasons(skeleton)
    mode = next((mode for reason, mode in MODES.items() if reason in reasons), Mode.AUTOMATIC)
    answer: str | None = skeleton.template or SILENCE
    withheld = not WITHHELD.isdisjoint(reasons) and not _asked_for_silence(skeleton)
    repeated = skeleton.revision > 0  # an edit that says the same is not answered again
    if skeleton.template is None and (withheld or repeated):
        answer = None
    return Decision(skeleton.channel, answer, mode.value)


def decide(redirect: Redirect, skeleton: Skeleton) -> Decision:
    """What would be decided now, as at the time when it was sent."""
    reasons = _reasons(skeleton)
    later = LATER - {Reason.OPT_OUT} if _asked_for_silence(skeleton) else LATER
    kept = tuple(reason for reason in reasons if reason not in later)
    blocked = skeleton.blocked and (
        Reason.UNREAD_ATTACHMENT not in kept or not GUARDED.isdisjoint(kept)
    )
    intent = Intent(skeleton.intent)
    known = {intent} if skeleton.template == KNOWN_FAULT else set()
    redirection = redirect.answer(
        Kind(skeleton.kind),
        skeleton.platform,
        "",
        Verdict(blocked, (), ""),
        Topic(Language(skeleton.language), intent, skeleton.confidence, kept),
        (),
        Situation(skeleton.sent_at, frozenset(known)),
    )
    mode = next((MODES[one] for one in redirection.reasons if one in MODES), Mode.AUTOMATIC)
    answer = redirection.reply.template if redirection.reply else SILENCE
    return Decision(redirection.channel.value, answer, mode.value)


def _reasons(skeleton: Skeleton) -> tuple[Reason, ...]:
    return tuple(Reason(reason) for reason in skeleton.reasons)


def _asked_for_silence(skeleton: Skeleton) -> bool:
    """Whether this very message did; later ones of its writer carry the reason as well."""
    return Reason.OPT_OUT in skeleton.reasons and skeleton.channel == Channel.NONE


def describe(replay: Replay) -> dict[str, object]:
    """The replay for machines."""
    return {
        "messages": replay.messages,
        "changed": replay.changes.total(),
        **{name: _count(replay, name) for name in ("channel", "answer", "mode")},
        "changes": [
            {"intent": change.intent, "count": count}
            | {"before": asdict(change.before), "after": asdict(change.after)}
            for change, count in _sorted(replay)
        ],
    }


def _count(replay: Replay, name: str) -> int:
    return sum(
        count
        for change, count in replay.changes.items()
        if getattr(change.before, name) != getattr(change.after, name)
    )


def _sorted(replay: Replay) -> list[tuple[Change, int]]:
    """By topic, the most frequent first."""
    return sorted(replay.changes.items(), key=lambda one: (one[0].intent, -one[1], repr(one[0])))


def _show(replay: Replay) -> None:
    console = Console(highlight=False)
    console.print(
        f"{replay.messages} messages, {replay.changes.total()} decided otherwise: "
        f"{_count(replay, 'channel')} channels, {_count(replay, 'answer')} answers, "
        f"{_count(replay, 'mode')} modes"
    )
    if not replay.changes:
        return
    table = Table(box=SIMPLE, show_edge=False)
    for name in ("Topic", "Messages", "Channel", "Answer", "Mode"):
        table.add_column(name, justify="right" if name == "Messages" else "left")
    for change, count in _sorted(replay):
        table.add_row(change.intent, str(count), *_cells(change))
    console.print(table)


def _cells(change: Change) -> Iterator[str]:
    for name in ("channel", "answer", "mode"):
        before, after = getattr(change.before, name), getattr(change.after, name)
        yield str(after or "?") if before == after else f"{before} -> {after}"
