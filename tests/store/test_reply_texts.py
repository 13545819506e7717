"""Canned texts that the team changes: drafts, a second person's approval, and the way back."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine

from socialbot.domain import Intent
from socialbot.settings import Incidents
from socialbot.store import reply_texts
from socialbot.store.audit import read_trail
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.reply_text_desk import ReplyTexts
from socialbot.store.reply_text_tables import ReplyTextRow, Stage
from socialbot.store.reply_texts import Place, Saved
from socialbot.store.retention import purge
from socialbot.store.seal import Vault
from socialbot.store.shown import mark_of
from socialbot.store.team import Team
from socialbot.triage.bursts import Bursts
from tests.store.world import NOW, rows

FILE = "tr/payment.dm.j2"
PLACE = Place(FILE)
DENIZ, ADA = 1, 2


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now


@pytest.fixture
def texts(engine: Engine, vault: Vault) -> ReplyTexts:
    team = Team(engine, vault)
    for name in ("deniz", "ada"):
        team.add_user(name, "çok gizli bir parola", ["lead"])
    return ReplyTexts(engine, Clock())


def approve(texts: ReplyTexts, text: str) -> int:
    """A text that deniz wrote and ada approved."""
    assert texts.save(PLACE, text, "", DENIZ) is Saved.DONE
    assert texts.decide(FILE, mark_of(text), Stage.APPROVED, ADA) is Saved.DONE
    return texts.versions(FILE).all[0].id


def test_a_draft_is_said_by_nobody_until_a_second_person_approves_it(texts: ReplyTexts) -> None:
    assert texts.save(PLACE, "yeni", "", DENIZ) is Saved.DONE
    assert texts.live() == {}
    assert [(one.text, one.authors) for one in texts.drafts()] == [("yeni", ("deniz",))]
    assert texts.decide(FILE, mark_of("yeni"), Stage.APPROVED, DENIZ) is Saved.OWN
    assert texts.decide(FILE, mark_of("yeni"), Stage.APPROVED, ADA) is Saved.DONE
    assert texts.live() == {FILE: "yeni"}
    live = texts.versions(FILE).live
    assert live
    assert (live.decider, live.text, texts.drafts()) == ("ada", "yeni", [])


def test_who_writes_on_a_draft_is_one_of_its_authors(texts: ReplyTexts) -> None:
    texts.save(PLACE, "yeni", "", DENIZ)
    texts.save(PLACE, "daha yeni", mark_of("yeni"), ADA)
    for one in (DENIZ, ADA):
        mark = mark_of("daha yeni")
        assert texts.decide(FILE, mark, Stage.APPROVED, one) is Saved.OWN
        assert texts.decide(FILE, mark, Stage.REFUSED, one) is Saved.OWN
    assert texts.versions(FILE).draft


def test_who_saw_another_draft_changes_nothing(texts: ReplyTexts) -> None:
    texts.save(PLACE, "yeni", "", DENIZ)
    assert texts.save(PLACE, "meanwhile", "", ADA) is Saved.CHANGED
    assert texts.save(PLACE, "meanwhile", mark_of("old"), ADA) is Saved.CHANGED
    for stage in (Stage.APPROVED, Stage.REFUSED, Stage.LEFT):
        assert texts.decide(FILE, mark_of("old"), stage, ADA) is Saved.CHANGED
    assert [one.text for one in texts.drafts()] == ["yeni"]


def test_a_refused_or_withdrawn_draft_makes_room_for_another(texts: ReplyTexts) -> None:
    for number, (stage, who) in enumerate([(Stage.REFUSED, ADA), (Stage.LEFT, DENIZ)]):
        assert texts.save(PLACE, f"text {number}", "", DENIZ) is Saved.DONE
        assert texts.decide(FILE, mark_of(f"text {number}"), stage, who) is Saved.DONE
    assert texts.live() == {}
    assert [one.stage for one in texts.versions(FILE).all] == [Stage.LEFT, Stage.REFUSED]


def test_any_approved_version_and_the_folders_text_can_hold_again(texts: ReplyTexts) -> None:
    first, second = approve(texts, "first"), approve(texts, "second")
    assert texts.live() == {FILE: "second"}
    assert texts.restore(PLACE, first, DENIZ) is Saved.DONE
    assert texts.live() == {FILE: "first"}
    assert texts.restore(PLACE, None, DENIZ) is Saved.DONE
    assert texts.live() == {}
    assert texts.changed() == set()
    assert texts.restore(PLACE, second, DENIZ) is Saved.DONE
    assert texts.live() == {FILE: "second"}
    assert texts.changed() == {FILE}
    assert [one.restored for one in texts.versions(FILE).all[:3]] == [second, None, first]


def test_what_nobody_approved_is_not_brought_back(texts: ReplyTexts) -> None:
    texts.save(PLACE, "refused", "", DENIZ)
    texts.decide(FILE, mark_of("refused"), Stage.REFUSED, ADA)
    refused = texts.versions(FILE).all[0].id
    approved = approve(texts, "approved")
    assert texts.restore(PLACE, refused, DENIZ) is Saved.CHANGED
    assert texts.restore(PLACE, 99, DENIZ) is Saved.CHANGED
    assert texts.restore(Place("tr/payment.public.j2"), approved, DENIZ) is Saved.CHANGED
    assert texts.live() == {FILE: "approved"}


def test_words_of_an_incident_hold_while_it_is_open_and_go_with_it(
    texts: ReplyTexts, engine: Engine
) -> None:
    desk = IncidentDesk(engine, Bursts.of(Incidents()), clock=lambda: NOW)
    number, _ = desk.open(Intent.OUTAGE, "", NOW, DENIZ)
    place = Place(f"tr/known_fault.{number}.dm.j2", number)
    texts.save(place, "we know", "", DENIZ)
    texts.decide(place.file, mark_of("we know"), Stage.APPROVED, ADA)
    assert texts.live() == {place.file: "we know"}
    desk.close(number, DENIZ)
    assert texts.live() == {}
    purge(engine, NOW + timedelta(days=400), 180)
    assert rows(engine, ReplyTextRow) == []


def test_every_act_leaves_a_line_and_no_text(texts: ReplyTexts, engine: Engine) -> None:
    number = approve(texts, "yeni")
    texts.restore(PLACE, None, DENIZ)
    with engine.connect() as conn:
        trail = [(one.event, one.subject_id, one.user_id) for one in read_trail(conn, 3)]
    assert trail == [
        ("admin:reply_text:restored", str(number + 1), DENIZ),
        ("admin:reply_text:approved", str(number), ADA),
        ("admin:reply_text:drafted", str(number), DENIZ),
    ]


def test_a_draft_that_somebody_changed_just_now_is_not_decided_on(
    texts: ReplyTexts, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts.save(PLACE, "harmless", "", DENIZ)
    with engine.connect() as conn:
        read = reply_texts._find_draft(conn, FILE)
    texts.save(PLACE, "otherwise", mark_of("harmless"), DENIZ)
    monkeypatch.setattr(reply_texts, "_find_draft", lambda *_: read)
    assert texts.decide(FILE, mark_of("harmless"), Stage.APPROVED, ADA) is Saved.CHANGED
    assert texts.save(PLACE, "mine", mark_of("harmless"), ADA) is Saved.CHANGED
    assert texts.live() == {}
