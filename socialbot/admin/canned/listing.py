"""GET /replies?language=: all canned texts of a language, and what waits for approval."""

from __future__ import annotations

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.canned.judge import Judge
from socialbot.admin.canned.places import PATH, address, first_words, list_rows, say_name
from socialbot.admin.canned.store import Texts
from socialbot.admin.pages import Pages
from socialbot.admin.texts import load_texts
from socialbot.domain import Language
from socialbot.redirect.edits import read_place
from socialbot.redirect.shelf import name_file


class CannedList:
    """The list."""

    def __init__(self, texts: Texts, judge: Judge, pages: Pages) -> None:
        self._texts = texts
        self._judge = judge
        self._pages = pages

    async def __call__(self, request: Request) -> Response:
        own = self._pages.language(request)
        asked = request.query_params.get("language", own)
        if asked not in set(Language):
            raise HTTPException(404)
        language, words = Language(asked), load_texts(own)
        drafts = await run_in_threadpool(self._texts.drafts)
        changed = await run_in_threadpool(self._texts.changed)
        wordings = self._judge.sayings.shelf.wordings
        answers, parts = list_rows(wordings, language)
        waiting = [(draft, key) for draft in drafts if (key := read_place(draft.place))]
        return self._pages.render(
            request,
            "replies.html",
            here="replies",
            language=language,
            languages=list(Language),
            groups=[("answers", answers), ("parts", parts)],
            waiting=waiting,
            drafted={draft.place for draft in drafts},
            changed=changed,
            place=name_file,
            link=address,
            path_of=PATH,
            called=lambda name: say_name(words, name),
            begins=lambda key: first_words(next(iter(wordings[key]), ())),
        )
