"""Which channel a message is sent on to, and with which answer.

Where a topic goes by itself is in the brand's profile; here is what wins over it.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass

from socialbot.brand import CHANNELS, Brand
from socialbot.domain import (
    RISKS,
    SETTLED,
    Channel,
    Intent,
    Language,
    Mode,
    Outcome,
    Reason,
    Topic,
    Verdict,
)

# Answers that are not an intent's own, in the order in which they win.
DISTRESS = "distress"
PRIVACY = "privacy"
ATTACHMENT = "attachment"
UNKNOWN_LANGUAGE = "unknown_language"
KNOWN_FAULT = "known_fault"
# Where the brand sends a topic to another channel than the rule book: words that fit any.
DIRECTIONS = "directions"
# Reasons with an answer of their own, which says more than the topic's.
UNDERSTOOD = (
    Reason.THREAT,
    Reason.NEEDS_PERSON,
    Reason.SECURITY,
    Reason.LEGAL,
    Reason.CHANNEL_FAILED,
    Reason.FEEDBACK,
)
# Answers without a case code: there is no case, or nothing may stand beside what is said.
UNCODED = frozenset(
    {
        DISTRESS,
        PRIVACY,
        Reason.THREAT.value,
        *(intent.value for intent in RISKS),
        Intent.GENERAL_INFO.value,
        Intent.PROMOTION.value,
        Intent.DECISION_ADVICE.value,
        Intent.SMALLTALK.value,
    }
)

# Help and a warning wait for nobody, whatever the mode of the topic.
UNDELAYED = frozenset({DISTRESS, PRIVACY, *(intent.value for intent in RISKS)})

# Reasons after which a person looks even though the bot has answered.
REVIEWED = frozenset(Reason) - SETTLED

# What is beyond live chat is transferred, with the answer that explains it (rule 5).
TRANSFERS: Mapping[Reason, tuple[Channel, Intent]] = {
    Reason.NEEDS_DOCUMENT: (Channel.EMAIL, Intent.VERIFICATION),
    Reason.NEEDS_INVESTIGATION: (Channel.WEB_FORM, Intent.TECHNICAL_FAULT),
}
# What an answer's mode adds to the reasons; the later one is the stricter.
ADDED: Mapping[Mode, tuple[Reason, ...]] = {
    Mode.AUTOMATIC: (),
    Mode.APPROVE: (Reason.NEEDS_APPROVAL,),
    Mode.NEVER: (Reason.LEFT_TO_TEAM,),
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A channel, the answer's template (None: no answer), whether a person must look, and the
    reasons that the plan adds."""

    channel: Channel
    template: str | None
    review: bool
    reasons: tuple[Reason, ...] = ()


def plan(  # noqa: PLR0913, PLR0917  all that a decision depends on
    brand: Brand,
    verdict: Verdict,
    topic: Topic,
    reasons: tuple[Reason, ...],
    known_faults: Set[Intent] = frozenset(),
    has_live_chat: bool = True,
) -> Plan:
    """Decide on one message. Whoever is at risk comes first, then what protects privacy.
    `has_live_chat`: live chat is open, or opens before long."""
    channel = choose_channel(brand, topic, reasons, has_live_chat)
    template = choose_template(verdict, topic, reasons, channel, known_faults)
    mode = choose_mode(brand, topic, reasons, template)
    added = ADDED[mode]
    review = channel is Channel.HUMAN or not REVIEWED.isdisjoint((*reasons, *added))
    return Plan(channel, None if mode is Mode.NEVER else template, review, added)


def choose_channel(
    brand: Brand, topic: Topic, reasons: tuple[Reason, ...], has_live_chat: bool = True
) -> Channel:
    """The topic's channel; a person's where the topic is not understood well enough."""
    if _needs_no_answer(reasons):
        return Channel.NONE
    if topic.intent in RISKS or Reason.DISTRESS in reasons:
        return Channel.HUMAN
    if Reason.LOW_CONFIDENCE in reasons or Reason.THREAT in reasons:
        return Channel.HUMAN
    if topic.language is Language.OTHER:
        return Channel.HUMAN
    channel = brand.channel_of(topic.intent)
    if channel is Channel.INFO and Reason.NEEDS_PERSON in reasons:
        return Channel.HUMAN
    return _transfer(channel, reasons, has_live_chat)


def _transfer(channel: Channel, reasons: tuple[Reason, ...], has_live_chat: bool) -> Channel:
    """Another channel for what live chat does not take, or while there is none."""
    if channel is not Channel.LIVE_CHAT:
        return channel
    for reason, (other, _) in TRANSFERS.items():
        if reason in reasons:
            return other
    return channel if has_live_chat else Channel.EMAIL


def choose_template(
    verdict: Verdict,
    topic: Topic,
    reasons: tuple[Reason, ...],
    channel: Channel,
    known_faults: Set[Intent] = frozenset(),
) -> str | None:
    """The name of the answer, or None for silence."""
    if Reason.DISTRESS in reasons:
        return DISTRESS
    if topic.intent in RISKS:
        return topic.intent.value
    if channel is Channel.NONE or Reason.IMPOSTOR in reasons:
        return None
    if topic.intent is Intent.SPAM or _needs_no_answer(reasons):
        return None
    return _protect(verdict, reasons) or _inform(topic, reasons, channel, known_faults)


def name_now(outcome: Outcome, name: str, known_faults: Set[Intent]) -> str:
    """The answer `name` by the time of the commit: the fault may have become known meanwhile. By
    the same rule as before, so that it does not matter when it did."""
    again = _choose_again(outcome, outcome.channel, known_faults)
    return KNOWN_FAULT if again == KNOWN_FAULT else name


def decide_again(
    brand: Brand, outcome: Outcome, known_faults: Set[Intent], has_live_chat: bool
) -> tuple[Channel, str | None]:
    """The channel and the answer of a recorded outcome by the profile and the time of now,
    whatever the mode of its topic: a person decides on it already."""
    topic = Topic(outcome.language, outcome.intent, outcome.confidence)
    channel = choose_channel(brand, topic, outcome.reasons, has_live_chat)
    return channel, _choose_again(outcome, channel, known_faults)


def _choose_again(outcome: Outcome, channel: Channel, known_faults: Set[Intent]) -> str | None:
    verdict = Verdict(outcome.blocked, outcome.findings, outcome.stored_text)
    topic = Topic(outcome.language, outcome.intent, outcome.confidence)
    return choose_template(verdict, topic, outcome.reasons, channel, known_faults)


def choose_mode(
    brand: Brand, topic: Topic, reasons: tuple[Reason, ...], template: str | None
) -> Mode:
    """What the bot may do by itself: the topic's mode, and where the topic is in doubt the stricter
    of it and of what has no topic. Modes hold for answers about the topic only."""
    if template is None or template in UNDELAYED:
        return Mode.AUTOMATIC
    modes = [brand.mode_of(topic.intent)]
    if Reason.LOW_CONFIDENCE in reasons:
        modes.append(brand.mode_of(Intent.OTHER))
    return max(modes, key=list(Mode).index)


def _protect(verdict: Verdict, reasons: tuple[Reason, ...]) -> str | None:
    if verdict.blocked:
        return PRIVACY
    return ATTACHMENT if Reason.UNREAD_ATTACHMENT in reasons else None


def _inform(
    topic: Topic, reasons: tuple[Reason, ...], channel: Channel, known_faults: Set[Intent]
) -> str:
    if topic.language is Language.OTHER:
        return UNKNOWN_LANGUAGE
    for reason in UNDERSTOOD:
        if reason in reasons:
            return reason.value
    if Reason.LOW_CONFIDENCE in reasons:
        return Intent.OTHER.value
    if topic.intent in known_faults:
        return KNOWN_FAULT
    return _explain(topic.intent, reasons, channel)


def _explain(intent: Intent, reasons: tuple[Reason, ...], channel: Channel) -> str:
    """The topic's own answer where it goes to the rule book's channel, else one that fits."""
    if channel is CHANNELS[intent]:
        return intent.value
    for reason, (other, answer) in TRANSFERS.items():
        if reason in reasons and channel is other:
            return answer.value
    if channel is Channel.INFO:
        return Intent.GENERAL_INFO.value
    return Intent.OTHER.value if channel is Channel.HUMAN else DIRECTIONS


def _needs_no_answer(reasons: tuple[Reason, ...]) -> bool:
    """There is nothing to read, or the writer asks for silence."""
    empty = Reason.NOTHING_TO_READ in reasons and Reason.UNREAD_ATTACHMENT not in reasons
    return empty or Reason.OPT_OUT in reasons
