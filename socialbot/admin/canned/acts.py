"""What is done with a canned text: draft, check, approve, refuse, leave, bring back."""

from __future__ import annotations

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from socialbot.admin.canned.faults import say_fault
from socialbot.admin.canned.page import CannedPage, Shown
from socialbot.admin.canned.places import address, incident_of
from socialbot.admin.canned.store import Texts
from socialbot.admin.cookies import Cookies
from socialbot.admin.forms import read_form
from socialbot.admin.ids import read_id
from socialbot.admin.pages import Pages
from socialbot.admin.texts import load_texts
from socialbot.redirect.edits import LONGEST, Reading
from socialbot.store.reply_text_tables import Stage
from socialbot.store.reply_texts import Place, Saved


class CannedActs:
    """The POST endpoints below /replies/<language>/<name>.<kind>."""

    def __init__(self, texts: Texts, page: CannedPage, pages: Pages, cookies: Cookies) -> None:
        self._texts = texts
        self._page = page
        self._pages = pages
        self._cookies = cookies

    async def draft(self, request: Request) -> Response:
        """Fields: text, seen (the mark of the draft that was shown, "" without one)."""
        fields, shown = await self._read(request)
        text = _read_text(fields)
        if shown.incident and shown.incident.closed_at:
            raise HTTPException(404)
        seen, by = fields.get("seen", ""), request.state.visitor.id
        done = await run_in_threadpool(self._texts.save, _place(shown), text, seen, by)
        return _back(shown, "saved" if done is Saved.DONE else done, checked=True)

    async def check(self, request: Request) -> Response:
        """What is wrong with a text that is being written, and what it reads like, as JSON."""
        fields, shown = await self._read(request)
        text = _read_text(fields)
        words = load_texts(self._pages.language(request))
        faults = await self._page.judge(shown.key, text)
        samples = await run_in_threadpool(
            self._page.samples, shown.key, text, fields.get("case"), fields.get("inbox")
        )
        return JSONResponse(
            {
                "faults": [say_fault(fault, words) for fault in faults],
                "samples": [[one.text or "", one.length, one.longest] for one in samples],
            }
        )

    async def approve(self, request: Request) -> Response:
        """Field `seen`. What the gate refuses is not approved, whoever wants it."""
        fields, shown = await self._read(request)
        if shown.draft is None or fields.get("seen") != shown.draft.mark:
            return _back(shown, Saved.CHANGED)  # what is judged here is what is approved
        faults = await self._page.judge(shown.key, shown.text, Reading.TOGETHER)
        if faults:
            return await self._page.render(request, shown, faults, "faulty", 409)
        return await self._decide(request, fields, shown, Stage.APPROVED)

    async def refuse(self, request: Request) -> Response:
        """Field `seen`."""
        return await self._decide(request, *await self._read(request), Stage.REFUSED)

    async def leave(self, request: Request) -> Response:
        """Field `seen`. The draft is withdrawn."""
        return await self._decide(request, *await self._read(request), Stage.LEFT)

    async def restore(self, request: Request) -> Response:
        """Field `version`: the id of one that was approved, or "folder" for the folder's text."""
        fields, shown = await self._read(request)
        asked = fields.get("version", "")
        number = None if asked == "folder" else read_id(asked)
        chosen = next((one for one in shown.versions.all if one.id == number), None)
        if number is not None and chosen is None:
            raise HTTPException(404)
        text = chosen.text if chosen else None
        if text is not None:
            faults = await self._page.judge(shown.key, text, Reading.TOGETHER)
            if faults:  # the brand's addresses may be others by now
                return await self._page.render(request, shown, faults, "faulty", 409)
        by = request.state.visitor.id
        done = await run_in_threadpool(self._texts.restore, _place(shown), number, by)
        return _back(shown, "restored" if done is Saved.DONE else done)

    async def _decide(
        self, request: Request, fields: dict[str, str], shown: Shown, stage: Stage
    ) -> Response:
        seen, by = fields.get("seen", ""), request.state.visitor.id
        done = await run_in_threadpool(self._texts.decide, shown.file, seen, stage, by)
        return _back(shown, stage if done is Saved.DONE else done)

    async def _read(self, request: Request) -> tuple[dict[str, str], Shown]:
        fields = await read_form(request, self._cookies)
        return fields, await anyio.to_thread.run_sync(self._page.read, request)


def _read_text(fields: dict[str, str]) -> str:
    """The text with plain line ends; answers 400 for one that no file could hold."""
    text = fields.get("text", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if len(text) > LONGEST:
        raise HTTPException(400)
    return f"{text}\n" if text else ""


def _place(shown: Shown) -> Place:
    return Place(shown.file, incident_of(shown.key))


def _back(shown: Shown, notice: str, checked: bool = False) -> Response:
    query = f"notice={notice}{'&checked=yes' if checked else ''}"
    return RedirectResponse(f"{address(shown.key)}?{query}", 303)
