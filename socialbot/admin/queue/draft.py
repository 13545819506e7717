"""POST /queue/<id>/draft: what is wrong with a draft. It is judged and forgotten."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from socialbot.admin.forms import read_form
from socialbot.admin.ids import read_id
from socialbot.admin.queue.answering import clean_draft
from socialbot.admin.queue.tools import Judgement, Tools
from socialbot.admin.rooms import Desk
from socialbot.admin.texts import Texts, load_texts, say
from socialbot.domain import Kind
from socialbot.store.queue.desk import Queue


class DraftJudge:
    """Answers in JSON, for the script of the page; without it the answer comes when one sends."""

    def __init__(self, desk: Desk, queue: Queue, tools: Tools) -> None:
        self._desk = desk
        self._queue = queue
        self._tools = tools

    async def __call__(self, request: Request) -> Response:
        fields = await read_form(request, self._desk.cookies)
        read_id(request.path_params["id"])
        text, kind = clean_draft(fields.get("text", "")), fields.get("kind", "")
        if kind not in set(Kind):
            raise HTTPException(400)
        found = await run_in_threadpool(self._tools.judge, kind, text)
        texts = load_texts(self._desk.pages.language(request))
        told = {
            "passes": found.passes,
            "why": explain(found, texts),
            "length": found.length,
            "limit": found.limit,
        }
        return JSONResponse(told)


def explain(found: Judgement, texts: Texts) -> list[str]:
    """What a person has to change, in their language."""
    why = [say(texts, "queue_refusal", code) for code in found.refusals]
    if found.personal:
        types = ", ".join(say(texts, "entity", one) for one in found.personal)
        why.append(str(texts["queue_refusal"]["personal"]).format(types=types))
    return why
