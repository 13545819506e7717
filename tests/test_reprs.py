"""What a repr shows may end in a log or an error report, so none shows what came from people."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from typing import Any

import pytest

import socialbot

MARKER = "Ayşe 0532"
TEXT = re.compile(r"\b(?:str|bytes|Any|object)\b")

# What may show: names of ours, of topics, platforms and states, ids of ours, hashes,
# configuration, counts, and our own words. Nothing that a person wrote or is known by.
MAY_SHOW = {
    "admin.brand_facts.Hours": "first last periods",
    "admin.brand_facts.Route": "channel intent mode",
    "admin.canned.changes.Line": "how",
    "admin.canned.inboxes.Inbox": "name count",
    "admin.canned.places.Row": "name",
    "admin.canned.preview.Sample": "text",
    "admin.charts.bars.Bar": "name said",
    "admin.charts.frame.Caption": "chart desc title",
    "admin.charts.frame.Series": "name",
    "admin.charts.scales.Tick": "label",
    "admin.incident_words.OwnWords": "kind language path state",
    "admin.incidents.Around": "wordings",
    "admin.insights.page.Asked": "platform",
    "admin.insights.panels.Entry": "name said",
    "admin.insights.panels.Panel": "key lead note title",
    "admin.insights.panels.Subject": "key name say short",
    "admin.insights.panels.Table": "foot head rows",
    "admin.insights.periods.Span": "key",
    "admin.insights.tiles.Tile": "detail figure key name was",
    "admin.navigation.Entry": "key path",
    "admin.pages.Look": "name language",
    "admin.queue.choices.Choices": "ages intents languages members platforms reasons states whose",
    "admin.queue.notices.Notice": "batch key",
    "admin.queue.queries.Query": "assignee platform sort",
    "admin.queue.show._Read": "looking members",
    "admin.queue.tools.Judgement": "personal refusals",
    "admin.queue.tools.Tools": "hides",
    "admin.settings_pages.Facts": "platforms",
    "admin.timeline.Moved": "new old",
    "commands.admin_pages.Cost": "name",
    "commands.admin_pages.Page": "name path",
    "commands.admin_server.Server": "address",
    "commands.benchmark.Row": "name",
    "commands.benchmark_admin.Figures": "store",
    "commands.benchmark_load.Figures": "platforms",
    "commands.contenders.Contender": "name packages",
    "commands.contenders.Detector": "one batch",
    "commands.demo_past.Sample": "channel found intent kind platform",
    "commands.load_run.Run": "store",
    "commands.load_traffic.Manner": "platform",
    "commands.replay.Change": "intent",
    "commands.replay.Decision": "channel answer mode",
    "connectors.base.Allowance": "what",
    "connectors.base.Check": "id hint link",
    "connectors.graph.answers.Answer": "receipt",
    "connectors.graph.items.Account": "platform id own",
    "connectors.instagram.profile.Profile": "username",
    "connectors.mastodon.account.Account": "id username application",
    "connectors.mastodon.answer.Answer": "visibility",
    "connectors.mastodon.cursor.Cursor": "seen own",
    "connectors.mastodon.place.Place": "visibility",
    "connectors.telegram.account.Account": "id username",
    "connectors.telegram.place.Place": "type",
    "connectors.telegram.probe.WayIn": "url",
    "connectors.x.client.Answer": "access",
    "connectors.x.mentions.Account": "id username",
    "delivery.hooks.Event": "name id",
    "delivery.jobs.Job": "id reply_id state",
    "domain.Finding": "type recognizer cue",
    "domain.Message": "platform",
    "domain.Outcome": "case_code",
    "domain.Reply": "template text",
    "evaluation.examples.Example": "id",
    "evaluation.judgement.Judgement": "id language tags",
    "evaluation.measures.Evaluation": "entities disguises harmless topics risks languages",
    "evaluation.tables.Table": "title columns rows",
    "nlp.reader.Seen": "label",
    "nlp.trained.Found": "intents",
    "pii.fused.Hit": "family",
    "pii.pattern.Pattern": "name regex cue gate also",
    "puller.Trouble": "code hint",
    "queue_tools.QueueTools": "servers",
    "redirect.edits.Taken": "faults",
    "redirect.policy.Plan": "template",
    "redirect.sayings.Saying": "name opens code",
    "redirect.shelf.Shelf": "channels faults",
    "redirect.templates.Line": "text names template",
    "redirect.templates.Loaded": "faults",
    "store.acts.Acted": "event what who",
    "store.audit.AuditEvent": "event subject_id",
    "store.case_history.Member": "code joined_by platform topic",
    "store.case_history.Record": "code topic",
    "store.case_history.Reported": "area language number state",
    "store.case_history.Said": "case_code channel intent kind language platform reasons",
    "store.case_history.Sent": "error hide_state id language state",
    "store.case_list.CaseFilter": "platform topic",
    "store.case_list.CaseLine": "code platforms topic",
    "store.cases._Case": "code",
    "store.claims.Claim": "reply_id platform written_by",
    "store.claims.Standing": "id platform conversation template state hide_state kind written_by",
    "store.connectors.ConnectorState": "platform role state error hint",
    "store.connectors.Left": "what",
    "store.connectors.Traffic": "error",
    "store.entries.CursorMove": "connector account",
    "store.entries.Draft": "account message conversation author case_code",
    "store.entries.QueuedReply": "id platform conversation",
    "store.findings.StoredFinding": "cue recognizer type",
    "store.hides.Hiding": "reply_id platform",
    "store.history.Sorted": "deleted edited",
    "store.history._Known": "meaning",
    "store.incident_pages.Counted": "people",
    "store.incident_pages.CountedMessage": "case_code kind language platform",
    "store.incident_pages.CountedReport": "area fingerprint language number",
    "store.incident_pages.Incident": "alert closed_by opened_by platform topic",
    "store.incidents.Incident": "platform",
    "store.known_faults.KnownFaults": "open",
    "store.loops.Past": "conversation",
    "store.open_sessions.OpenSession": "name",
    "store.people.Member": "name roles team",
    "store.queue.acts.Actor": "batch",
    "store.queue.acts.Done": "batch",
    "store.queue.answers.Words": "language template",
    "store.queue.decisions.Wrong": "kind recognizer type",
    "store.queue.filters.Filters": "intent language platform reason",
    "store.queue.item.Acted": "act detail user",
    "store.queue.item.Beside": "intent kind language platform",
    "store.queue.item.Item": "assignee case_code decision why",
    "store.queue.item.Said": "error hide_state id language state template user",
    "store.queue.listing.Listed": "assignee decision intent kind language platform reasons "
    "reply_state",
    "store.queue.mark_counts.MarkCount": "kind language recognizer type",
    "store.queue.news.News": "looking",
    "store.queue.suggesting.Wanted": "code",
    "store.queue.views.View": "name",
    "store.reply_text_pages.Version": "authors decider place",
    "store.reply_texts.Place": "file",
    "store.report_list.Group": "fingerprint",
    "store.report_list.Report": "area case_code fingerprint intent language number risk state "
    "state_by",
    "store.report_list.Wanted": "area fingerprint",
    "store.reports.NewReport": "number language area",
    "store.requests.Subject": "platform",
    "store.shadowed.Shadowed": "case_code platform kind language intent channel reasons",
    "store.sessions.Found": "name roles team waits_for",
    "store.skeletons.Skeleton": "platform kind language intent reasons channel template",
    "store.sso.Identity": "issuer role",
    "store.standings.Standing": "error hint platform state",
    "store.team.Visitor": "name roles team waits_for",
    "store.totals.book.Slot": "measure name platform",
    "store.totals.reading.Daily": "measure part",
    "store.totals.reading.Extent": "platforms",
    "store.totals.reading.Total": "measure name platform",
    "store.totals.reading.Trouble": "platform topic",
    "store.totals.reading.Window": "platform",
    "store.trail.Line": "subject what who",
    "store.typed_codes.Record": "topic",
    "store.wordings.Saying": "text",
    "store.wordings.Wanted": "code used",
    "triage.cues.Cue": "line topic language",
    "triage.cues.Slot": "exact stems",
    "web.form.email.Letter": "to subject body",
    "web.form.examine.Examined": "personal",
    "web.form.pages.View": "zone problems notice",
    "web.health.Health": "probes connectors",
    "web.webhooks.Inlet": "platform",
}


def find_records() -> dict[str, type]:
    """Every dataclass and named tuple of the bot, by its name."""
    found = {}
    for module in pkgutil.walk_packages(socialbot.__path__, "socialbot."):
        if "__main__" in module.name or ".migrations" in module.name:
            continue
        for name, kind in vars(importlib.import_module(module.name)).items():
            is_record = dataclasses.is_dataclass(kind) or hasattr(kind, "_fields")
            if isinstance(kind, type) and is_record and kind.__module__ == module.name:
                found[f"{module.name.removeprefix('socialbot.')}.{name}"] = kind
    return found


RECORDS = find_records()


def types_of(kind: type) -> dict[str, str]:
    """Each field's type, as it is written."""
    if dataclasses.is_dataclass(kind):
        return {field.name: str(field.type) for field in dataclasses.fields(kind)}
    return {name: str(kind.__annotations__[name]) for name in vars(kind)["_fields"]}


def fill(kind: type) -> Any:
    """One with a text in every field that can hold any."""
    texts = {
        name: f"{MARKER} {name}." if TEXT.search(written) else None
        for name, written in types_of(kind).items()
    }
    if issubclass(kind, tuple):
        return tuple.__new__(kind, texts.values())
    made = object.__new__(kind)
    for name, text in texts.items():
        object.__setattr__(made, name, text)
    return made


def shown(kind: type) -> set[str]:
    return set(re.findall(rf"{MARKER} (\w+)\.", repr(fill(kind))))


@pytest.mark.parametrize("name", sorted(RECORDS))
def test_a_repr_shows_only_what_may_show(name: str) -> None:
    assert shown(RECORDS[name]) <= set(MAY_SHOW.get(name, "").split())


def test_nothing_stands_in_the_list_that_does_not_show() -> None:
    listed = {name: set(fields.split()) for name, fields in MAY_SHOW.items()}
    assert {name: shown(RECORDS[name]) for name in listed} == listed


def test_the_search_finds_what_it_looks_for() -> None:
    @dataclasses.dataclass
    class Careless:
        text: str | None
        size: int

    assert shown(Careless) == {"text"}
    assert {"domain.Message", "nlp.reader.Token", "pii.pattern.Match"} <= set(RECORDS)
