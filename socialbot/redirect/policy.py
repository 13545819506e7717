"""Which channel a message is sent on to, and with which answer. The seed's rules as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from socialbot.domain import RISKS, Channel, Intent, Language, Reason, Topic, Verdict

CHANNELS: Mapping[Intent, Channel] = {
    Intent.ACCOUNT_ACCESS: Channel.LIVE_CHAT,
    Intent.OUTAGE: Channel.LIVE_CHAT,
    Intent.TECHNICAL_FAULT: Channel.WEB_FORM,
    Intent.ACCOUNT_CHANGE: Channel.EMAIL,
    Intent.VERIFICATION: Channel.EMAIL,
    Intent.PAYMENT: Channel.EMAIL,
    Intent.COMPLAINT: Channel.EMAIL,
    Intent.GENERAL_INFO: Channel.INFO,
    Intent.PROMOTION: Channel.LIVE_CHAT,
    Intent.RESPONSIBLE_USE: Channel.HUMAN,
    Intent.UNDERAGE: Channel.HUMAN,
    Intent.DECISION_ADVICE: Channel.INFO,
    Intent.SMALLTALK: Channel.INFO,
    Intent.SPAM: Channel.NONE,
    Intent.OTHER: Channel.HUMAN,
}

# Answers that are not an intent's own, in the order in which they win.
DISTRESS = "distress"
PRIVACY = "privacy"
ATTACHMENT = "attachment"
UNKNOWN_LANGUAGE = "unknown_language"
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

# Reasons after which a person looks even though the bot has answered.
REVIEWED = frozenset(Reason) - {
    Reason.PERSONAL_DATA,
    Reason.SPREAD_OVER_MESSAGES,
    Reason.NOTHING_TO_READ,
    Reason.OPT_OUT,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """A channel, the answer's template (None: no answer) and whether a person must look."""

    channel: Channel
    template: str | None
    review: bool


def plan(verdict: Verdict, topic: Topic, reasons: tuple[Reason, ...]) -> Plan:
    """Decide on one message. Whoever is at risk comes first, then what protects privacy."""
    channel = choose_channel(topic, reasons)
    template = choose_template(verdict, topic, reasons)
    review = channel is Channel.HUMAN or not REVIEWED.isdisjoint(reasons)
    return Plan(channel, template, review)


def choose_channel(topic: Topic, reasons: tuple[Reason, ...]) -> Channel:
    """The topic's channel; a person's where the topic is not understood well enough."""
    if _needs_no_answer(reasons):
        return Channel.NONE
    if topic.intent in RISKS or Reason.DISTRESS in reasons:
        return Channel.HUMAN
    if Reason.LOW_CONFIDENCE in reasons or Reason.THREAT in reasons:
        return Channel.HUMAN
    if topic.language is Language.OTHER:
        return Channel.HUMAN
    channel = CHANNELS[topic.intent]
    if channel is Channel.INFO and Reason.NEEDS_PERSON in reasons:
        return Channel.HUMAN
    return channel


def choose_template(verdict: Verdict, topic: Topic, reasons: tuple[Reason, ...]) -> str | None:
    """The name of the answer, or None for silence."""
    if Reason.DISTRESS in reasons:
        return DISTRESS
    if topic.intent in RISKS:
        return topic.intent.value
    if topic.intent is Intent.SPAM or _needs_no_answer(reasons):
        return None
    return _protect(verdict, reasons) or _inform(topic, reasons)


def _protect(verdict: Verdict, reasons: tuple[Reason, ...]) -> str | None:
    if verdict.blocked:
        return PRIVACY
    return ATTACHMENT if Reason.UNREAD_ATTACHMENT in reasons else None


def _inform(topic: Topic, reasons: tuple[Reason, ...]) -> str:
    if topic.language is Language.OTHER:
        return UNKNOWN_LANGUAGE
    for reason in UNDERSTOOD:
        if reason in reasons:
            return reason.value
    return Intent.OTHER.value if Reason.LOW_CONFIDENCE in reasons else topic.intent.value


def _needs_no_answer(reasons: tuple[Reason, ...]) -> bool:
    """There is nothing to read, or the writer asks for silence."""
    empty = Reason.NOTHING_TO_READ in reasons and Reason.UNREAD_ATTACHMENT not in reasons
    return empty or Reason.OPT_OUT in reasons
