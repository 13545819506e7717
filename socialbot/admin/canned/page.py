"""One canned text: its preview, its draft with what is wrong in it, and its versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import anyio
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.canned.changes import compare
from socialbot.admin.canned.faults import say_fault
from socialbot.admin.canned.judge import Judge
from socialbot.admin.canned.places import address, find_key, incident_of, is_part, say_name
from socialbot.admin.canned.preview import Sample, inboxes, preview, sample_cases
from socialbot.admin.canned.store import Texts
from socialbot.admin.ids import read_id
from socialbot.admin.pages import Pages
from socialbot.admin.team import LEADS
from socialbot.admin.texts import load_texts
from socialbot.redirect.answers import Key
from socialbot.redirect.edits import LONGEST, Reading
from socialbot.redirect.shelf import name_file
from socialbot.redirect.templates import VALUES
from socialbot.store.incident_pages import Incident
from socialbot.store.reply_text_pages import Version, Versions

NOTICES = frozenset(
    {"saved", "changed", "own", "faulty", "approved", "refused", "left", "restored"}
)
BAD = frozenset({"changed", "own", "faulty"})


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows: the text that holds (version None: the folder's), the draft, and the text
    that is in the field."""

    key: Key
    versions: Versions
    live_text: str = field(repr=False)
    text: str = field(repr=False)
    incident: Incident | None

    @property
    def draft(self) -> Version | None:
        return self.versions.draft

    @property
    def file(self) -> str:
        return name_file(self.key)


class CannedPage:
    """GET /replies/<language>/<name>.<kind>?case=&inbox=&of=&version="""

    def __init__(
        self,
        texts: Texts,
        judge: Judge,
        find_incident: Callable[[int], Incident | None],
        pages: Pages,
    ) -> None:
        self._texts = texts
        self._judge = judge
        self._find_incident = find_incident
        self._pages = pages
        self._turn = anyio.CapacityLimiter(1)  # judging takes a core

    async def __call__(self, request: Request) -> Response:
        shown = await anyio.to_thread.run_sync(self.read, request)
        reading = Reading.NEIGHBOURS if "checked" in request.query_params else None
        return await self.render(request, shown, await self.judge(shown.key, shown.text, reading))

    def read(self, request: Request) -> Shown:
        """What the address is about; answers 404 for what there is not. Blocks."""
        key = find_key(request.path_params["language"], request.path_params["file"])
        if key is None:
            raise HTTPException(404)
        number = incident_of(key)
        incident = self._find_incident(number) if number is not None else None
        known = key in self._judge.sayings.shelf.wordings
        if incident is None and (number is not None or not known):
            raise HTTPException(404)
        versions = self._texts.versions(name_file(key))
        live = versions.live
        live_text = self._judge.own_text(key)
        if live and live.text is not None:
            live_text = live.text
        draft = versions.draft
        text = draft.text if draft and draft.text is not None else live_text
        return Shown(key, versions, live_text, text, incident)

    async def judge(self, key: Key, text: str, reading: Reading | None = None) -> list[str]:
        """The faults of a text, one text at a time."""
        if incident_of(key) is not None and not text.strip():
            return []
        return await anyio.to_thread.run_sync(
            self._judge.find, key, text, reading, limiter=self._turn
        )

    async def render(
        self,
        request: Request,
        shown: Shown,
        faults: Sequence[str],
        notice: str | None = None,
        status: int = 200,
    ) -> Response:
        """The page, with the faults of the text in its field."""
        words = load_texts(self._pages.language(request))
        asked = notice or request.query_params.get("notice", "")
        visitor = request.state.visitor
        draft, live = shown.draft, shown.versions.live
        said = self._judge.is_said(shown.key, live.text if live else None)
        return self._pages.render(
            request,
            "reply.html",
            status,
            here="replies",
            shown=shown,
            title=say_name(words, shown.key[1]),
            address=address(shown.key),
            faults=[say_fault(fault, words) for fault in faults],
            notice=asked if asked in NOTICES else None,
            bad=BAD,
            values=sorted(VALUES),
            longest=LONGEST,
            is_said=said,
            may_write=request.state.may_act and not (shown.incident and shown.incident.closed_at),
            may_decide=bool(
                draft and visitor.id not in draft.author_ids and not LEADS.isdisjoint(visitor.roles)
            ),
            may_restore=not LEADS.isdisjoint(visitor.roles),
            changes=compare(shown.live_text, draft.text or "") if draft else [],
            **self._choose_version(request, shown),
            **self._preview(request, shown),
        )

    def _choose_version(self, request: Request, shown: Shown) -> dict[str, Any]:
        """The earlier version that is compared with what holds, if one is asked for."""
        asked = request.query_params.get("version")
        if asked is None:
            return {"chosen": None, "chosen_changes": []}
        if asked == "folder" and shown.incident is None:
            own = self._judge.own_text(shown.key)
            return {"chosen": "folder", "chosen_changes": compare(shown.live_text, own)}
        number = read_id(asked)
        chosen = next((one for one in shown.versions.all if one.id == number), None)
        if chosen is None:
            raise HTTPException(404)
        text = self._judge.own_text(shown.key) if chosen.text is None else chosen.text
        return {"chosen": chosen, "chosen_changes": compare(shown.live_text, text)}

    def _preview(self, request: Request, shown: Shown) -> dict[str, Any]:
        query = request.query_params
        of = query.get("of", "draft" if shown.draft else "live")
        text = shown.text if of == "draft" else shown.live_text
        sayings = self._judge.say(shown.key, text)
        cases, places = sample_cases(sayings, shown.key), inboxes(shown.key[2])
        case = _pick(query.get("case"), len(cases))
        inbox = _pick(query.get("inbox"), len(places))
        samples: list[Sample] = []
        if wordings := self._judge.wordings(text):
            samples = list(preview(sayings, wordings, shown.key, cases[case], places[inbox]))
        return {
            "of": of if of == "draft" else "live",
            "cases": cases,
            "is_part": is_part(shown.key),
            "case": case,
            "inboxes": [place.name for place in places],
            "inbox": inbox,
            "samples": samples,
        }

    def samples(self, key: Key, text: str, case: str | None, inbox: str | None) -> list[Sample]:
        """The preview of a text that is not kept."""
        sayings, wordings = self._judge.say(key, text), self._judge.wordings(text)
        cases, places = sample_cases(sayings, key), inboxes(key[2])
        chosen = cases[_pick(case, len(cases))], places[_pick(inbox, len(places))]
        return list(preview(sayings, wordings, key, *chosen)) if wordings else []


def _pick(text: str | None, count: int) -> int:
    """A number below count; answers 404 for anything else."""
    number = read_id(text) if text else 0
    if number >= count:
        raise HTTPException(404)
    return number
