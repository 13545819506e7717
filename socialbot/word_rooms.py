"""The team's pages about cases, incidents and canned texts, put together."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from socialbot.admin.canned.judge import Judge
from socialbot.admin.canned.room import canned_room
from socialbot.admin.incident_words import read_fault_texts, read_own_words
from socialbot.admin.incidents import Around, incident_room
from socialbot.admin.merges import case_room
from socialbot.admin.rooms import Room
from socialbot.brand import Brand
from socialbot.redirect.redirect import Redirect
from socialbot.settings import Settings
from socialbot.store.case_desk import CaseDesk
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.triage.bursts import Bursts


def make_word_rooms(
    engine: Engine, settings: Settings, brand: Brand, redirect: Redirect
) -> list[Room]:
    """The pages of one process, whose words `redirect` says."""
    texts, rules = ReplyTexts(engine), settings.incidents
    hooked = bool(rules.webhook_url and rules.webhook_secret)
    desk = IncidentDesk(engine, Bursts.of(rules), hooked)
    fault_texts, own = read_fault_texts(lambda: redirect.sayings), read_own_words(texts)
    return [
        case_room(CaseDesk(engine)),
        incident_room(desk, Around(fault_texts, own, ZoneInfo(brand.time_zone))),
        canned_room(texts, Judge(redirect, settings.replies), desk.find),
    ]
