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
    "admin.pages.Look": "name language",
    "commands.benchmark.Row": "name",
    "commands.benchmark_load.Figures": "platforms",
    "commands.connectors.Standing": "platform state error hint",
    "commands.contenders.Contender": "name packages",
    "commands.contenders.Detector": "one batch",
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
    "redirect.policy.Plan": "template",
    "redirect.sayings.Saying": "name opens code",
    "redirect.shelf.Shelf": "channels faults",
    "redirect.templates.Line": "text names template",
    "redirect.templates.Loaded": "faults",
    "store.approvals.Approvals": "refuse",
    "store.audit.AuditEvent": "event subject_id",
    "store.cases._Case": "code",
    "store.claims.Claim": "reply_id platform",
    "store.claims.Standing": "id platform conversation template state hide_state kind",
    "store.connectors.ConnectorState": "platform role state error hint",
    "store.connectors.Left": "what",
    "store.connectors.Traffic": "error",
    "store.entries.CursorMove": "connector account",
    "store.entries.Draft": "account message conversation author case_code",
    "store.entries.QueuedReply": "id platform conversation",
    "store.flagged.Flagged": "case_code platform kind language intent channel reasons reply_state "
    "reply_error reply_id",
    "store.flagged.FlaggedFinding": "type recognizer cue",
    "store.hides.Hiding": "reply_id platform",
    "store.history.Sorted": "deleted edited",
    "store.history._Known": "meaning",
    "store.loops.Past": "conversation",
    "store.proposals.Proposal": "id platform conversation author account",
    "store.reports.Group": "fingerprint",
    "store.reports.NewReport": "number language area",
    "store.reports.Report": "number case_code language area intent risk fingerprint",
    "store.reports.Wanted": "fingerprint",
    "store.skeletons.Skeleton": "platform kind language intent reasons channel template",
    "store.team.Visitor": "name roles",
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
