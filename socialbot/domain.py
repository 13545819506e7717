"""The vocabulary that every room shares. Imports nothing of ours and does no I/O."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """How a message reached the brand: in private, or where everybody reads it."""

    DM = "dm"
    MENTION = "mention"


class Language(StrEnum):
    """Languages that the bot answers in; everything else is OTHER."""

    TURKISH = "tr"
    ENGLISH = "en"
    OTHER = "other"


class Intent(StrEnum):
    """What a message asks for. One per message: its main request."""

    ACCOUNT_ACCESS = "account_access"
    OUTAGE = "outage"
    TECHNICAL_FAULT = "technical_fault"
    ACCOUNT_CHANGE = "account_change"
    VERIFICATION = "verification"
    PAYMENT = "payment"
    COMPLAINT = "complaint"
    GENERAL_INFO = "general_info"
    PROMOTION = "promotion"
    RESPONSIBLE_USE = "responsible_use"
    UNDERAGE = "underage"
    DECISION_ADVICE = "decision_advice"
    SMALLTALK = "smalltalk"
    SPAM = "spam"
    OTHER = "other"


# Topics that win over every other: somebody may be at risk.
RISKS = (Intent.UNDERAGE, Intent.RESPONSIBLE_USE)


class Channel(StrEnum):
    """Where a message is sent on to; INFO is answered in place, NONE gets no reply."""

    LIVE_CHAT = "live_chat"
    EMAIL = "email"
    WEB_FORM = "web_form"
    INFO = "info"
    HUMAN = "human"
    NONE = "none"


class EntityType(StrEnum):
    """What blocks. Custom Presidio recognizers may add types beyond these, so findings hold str."""

    PERSON = "PERSON"
    PHONE_NUMBER = "PHONE_NUMBER"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    TR_NATIONAL_ID = "TR_NATIONAL_ID"
    TR_TAX_ID = "TR_TAX_ID"
    PASSPORT = "PASSPORT"
    DRIVER_LICENSE = "DRIVER_LICENSE"
    ID_SERIAL = "ID_SERIAL"
    NATIONAL_ID = "NATIONAL_ID"
    IBAN_CODE = "IBAN_CODE"
    CREDIT_CARD = "CREDIT_CARD"
    BANK_ACCOUNT = "BANK_ACCOUNT"
    CRYPTO = "CRYPTO"
    IP_ADDRESS = "IP_ADDRESS"
    LICENSE_PLATE = "LICENSE_PLATE"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    ADDRESS = "ADDRESS"
    ACCOUNT_ID = "ACCOUNT_ID"
    CREDENTIAL = "CREDENTIAL"
    TRANSACTION_DETAIL = "TRANSACTION_DETAIL"
    HEALTH = "HEALTH"
    OTHER_SENSITIVE = "OTHER_SENSITIVE"


class Policy(StrEnum):
    """What a finding of a type leads to: no other answer than the official channel, a look by a
    person, or nothing. Whatever the policy, the value is not stored."""

    BLOCK = "block"
    FLAG = "flag"
    IGNORE = "ignore"


class Mode(StrEnum):
    """What the bot may do by itself with an intent: answer, propose an answer that a person
    approves, or leave the message to a person."""

    AUTOMATIC = "automatic"
    APPROVE = "approve"
    NEVER = "never"


class Reason(StrEnum):
    """Why a message was blocked, or why a person of the team must look at it."""

    PERSONAL_DATA = "personal_data"
    SPREAD_OVER_MESSAGES = "spread_over_messages"
    MAY_BE_PERSONAL = "may_be_personal"
    TIME_LIMIT = "time_limit"
    GUARD_FAILED = "guard_failed"
    TOO_LONG = "too_long"
    UNREAD_ATTACHMENT = "unread_attachment"
    UNKNOWN_LANGUAGE = "unknown_language"
    LOW_CONFIDENCE = "low_confidence"
    RESPONSIBLE_USE = "responsible_use"
    DISTRESS = "distress"
    UNDERAGE = "underage"
    NEEDS_PERSON = "needs_person"
    THREAT = "threat"
    SECURITY = "security"
    LEGAL = "legal"
    CHANNEL_FAILED = "channel_failed"
    FEEDBACK = "feedback"
    IMPOSTOR = "impostor"
    NEEDS_DOCUMENT = "needs_document"
    NEEDS_INVESTIGATION = "needs_investigation"
    OPT_OUT = "opt_out"
    OPT_IN = "opt_in"
    BOT_LOOP = "bot_loop"
    TEAM_ANSWERED = "team_answered"
    NEEDS_APPROVAL = "needs_approval"
    LEFT_TO_TEAM = "left_to_team"
    NOTHING_TO_READ = "nothing_to_read"
    REPLY_CAP = "reply_cap"
    REPLY_REFUSED = "reply_refused"
    DELIVERY_UNKNOWN = "delivery_unknown"
    DELIVERY_FAILED = "delivery_failed"
    HIDE_FAILED = "hide_failed"


# Reasons that say what was done, and need nobody to look; after any other a person does.
SETTLED = frozenset(
    {
        Reason.PERSONAL_DATA,
        Reason.SPREAD_OVER_MESSAGES,
        Reason.NOTHING_TO_READ,
        Reason.OPT_OUT,
        Reason.OPT_IN,
        Reason.NEEDS_DOCUMENT,
        Reason.NEEDS_INVESTIGATION,
    }
)


@dataclass(frozen=True, slots=True)
class Message:
    """One message as a connector read it. Lives in memory only; its repr hides all content.

    id, conversation and author are the platform's own ids, unique within (platform, account).
    sent_at is timezone-aware. revision counts edits from 0. address holds what the connector
    needs to answer (strings only); it is sealed before it is stored. by_team: a person of the
    team wrote it with the brand's own account, in the conversation of somebody else. perhaps_ours:
    the platform does not say whether a person or the bot did.
    """

    platform: str
    account: str
    id: str
    conversation: str
    author: str
    kind: Kind
    text: str
    sent_at: datetime
    revision: int = 0
    address: Mapping[str, str] = field(default_factory=dict)
    attachments: int = 0
    deleted: bool = False
    by_team: bool = False
    perhaps_ours: bool = False

    def __repr__(self) -> str:
        return f"<Message {self.platform} {self.kind} of {len(self.text)} characters>"


@dataclass(frozen=True, slots=True)
class Finding:
    """Personal data found: where and why, never the value.

    start and end are offsets into the original text, in code points, end exclusive.
    score is 0..1. cue is the name of the cue word that was seen beside it, from our own list.
    """

    type: str
    start: int
    end: int
    score: float
    recognizer: str
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The guard's decision on one message. stored_text is the only text that may be kept."""

    blocked: bool
    findings: tuple[Finding, ...]
    stored_text: str = field(repr=False)
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """What triage understood. confidence is 0..1; reasons say why a person must look."""

    language: Language
    intent: Intent
    confidence: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Wave:
    """How many people report a fault: since when it counts as one, the most within one window, and
    those of the last window and of the last quiet period."""

    opened_at: datetime
    peak: int
    in_window: int
    in_quiet: int


@dataclass(frozen=True, slots=True)
class KnownFault:
    """An open incident that a message is about, and which of the canned wordings its answers
    rather say; None where any will do."""

    incident: int
    wording: int | None = None


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known beside the message when it is decided on: the time, the topics of which many
    people report a fault just now, and the incident that the message is about, if it is one's."""

    now: datetime
    known_faults: frozenset[Intent] = frozenset()
    fault: KnownFault | None = None


@dataclass(frozen=True, slots=True)
class Spent:
    """What calls of one kind to a platform cost: how many, and how many millionths of a dollar."""

    count: int
    micros: int


@dataclass(frozen=True, slots=True)
class Reply:
    """An approved canned answer: which template, which of its wordings, and the words."""

    template: str
    language: Language
    wording: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was decided about one message; nothing in it can give the writer away. case_code
    is the code of an earlier case that the writer typed; it joins records and allows nothing."""

    blocked: bool
    findings: tuple[Finding, ...]
    stored_text: str = field(repr=False)
    language: Language
    intent: Intent
    confidence: float
    channel: Channel
    reply: Reply | None
    review: bool
    reasons: tuple[Reason, ...]
    case_code: str | None = None
