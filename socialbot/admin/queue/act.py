"""POST /queue/<id>: one act on one item; POST /queue: one on those that are picked."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from socialbot.admin.forms import local_path, read_form
from socialbot.admin.ids import read_id
from socialbot.admin.queue.answering import send
from socialbot.admin.queue.notices import BAD, TOO_LATE, UNDONE, tell
from socialbot.admin.queue.queries import PATH
from socialbot.admin.queue.tools import Tools
from socialbot.admin.rooms import Desk
from socialbot.domain import EntityType
from socialbot.store.queue.acts import Act, Done, Picked, Why
from socialbot.store.queue.decisions import Wrong
from socialbot.store.queue.desk import Queue
from socialbot.store.queue.mark_counts import MarkKind

Fields = Mapping[str, str]
LARGEST_VERSION = 10**9
MOST_PICKED = 50


class Acts:
    """What changes the queue: forms alone, and each tells in which version the item was shown."""

    def __init__(self, desk: Desk, queue: Queue, tools: Tools) -> None:
        self._desk = desk
        self._queue = queue
        self._tools = tools

    async def act(self, request: Request) -> Response:
        """One act on one item."""
        fields = await read_form(request, self._desk.cookies)
        number = read_id(request.path_params["id"])
        picked = Picked(number, read_version(fields.get("version", "")))
        act = read_act(fields.get("act", ""))
        user_id = request.state.visitor.id
        done = await run_in_threadpool(self._do, act, [picked], fields, user_id)
        return back(fields, tell(act, done), None if done.changed else number)

    async def act_on_all(self, request: Request) -> Response:
        """One act on all that are picked: dismiss or assign."""
        fields = await read_form(request, self._desk.cookies)
        act = read_act(fields.get("act", ""))
        picked = read_picked(fields.get("picked", ""), fields)
        if act not in {Act.DISMISS, Act.ASSIGN}:
            raise HTTPException(400)
        if not picked:
            return back(fields, f"did={BAD}")
        user_id = request.state.visitor.id
        done = await run_in_threadpool(self._do, act, picked, fields, user_id)
        return back(fields, tell(act, done))

    async def undo(self, request: Request) -> Response:
        """POST /queue/undo: take back what was done in one go."""
        fields = await read_form(request, self._desk.cookies)
        user_id = request.state.visitor.id
        count = await run_in_threadpool(self._queue.undo, fields.get("batch", ""), user_id)
        return back(fields, f"did={UNDONE if count else TOO_LATE}")

    def _do(self, act: Act, picked: list[Picked], fields: Fields, user_id: int) -> Done:
        queue, one = self._queue, picked[0]
        acts: Mapping[Act, Callable[[], Done]] = {
            Act.ANSWER: lambda: send(queue, self._tools, one, fields, user_id),
            Act.DISMISS: lambda: queue.dismiss(picked, read_why(fields.get("why", "")), user_id),
            Act.ASSIGN: lambda: queue.assign(picked, self._assignee(fields, user_id), user_id),
            Act.ESCALATE: lambda: queue.escalate(picked, fields.get("to") != "back", user_id),
            Act.MARK: lambda: queue.mark(one, read_wrong(fields), user_id),
            Act.HIDE: lambda: queue.hide(one, user_id),
            Act.TAKE_OVER: lambda: queue.take_over(one, user_id),
            Act.RELEASE: lambda: queue.release(one, user_id),
        }
        return acts[act]()

    def _assignee(self, fields: Fields, user_id: int) -> int | None:
        asked = fields.get("assignee", "me")
        if asked in {"me", "nobody"}:
            return user_id if asked == "me" else None
        number = read_id(asked)
        if number not in {member for member, _ in self._queue.members()}:
            raise HTTPException(400)
        return number


def read_act(text: str) -> Act:
    """An act; answers 400 for what is none."""
    try:
        return Act(text)
    except ValueError:
        raise HTTPException(400) from None


def read_why(text: str) -> Why:
    """Why an item needs no answer; answers 400 for what is no reason."""
    try:
        return Why(text)
    except ValueError:
        raise HTTPException(400) from None


def read_version(text: str) -> int:
    """The version in which an item was shown; answers 400 for what is none."""
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise HTTPException(400)
    return int(text)


def read_picked(text: str, fields: Fields) -> list[Picked]:
    """The items of a form: those ticked (fields "pick.<id>" hold the version), or "id.version ..."
    in one field."""
    ticked = [f"{name[5:]}.{value}" for name, value in fields.items() if name.startswith("pick.")]
    found = [one.partition(".") for one in (*text.split(), *ticked)][:MOST_PICKED]
    return [Picked(read_id(number), read_version(version)) for number, _, version in found]


def read_wrong(fields: Fields) -> Wrong:
    """What the guard got wrong: "type|pattern" of a finding, or a type that it has missed."""
    kind, _, recognizer = fields.get("found", "").partition("|")
    if fields.get("kind") == MarkKind.WRONG_BLOCK and kind:
        return Wrong(MarkKind.WRONG_BLOCK, kind[:60], recognizer[:80] or None)
    if fields.get("kind") == MarkKind.MISSED_DATA and fields.get("type") in set(EntityType):
        return Wrong(MarkKind.MISSED_DATA, fields["type"])
    raise HTTPException(400)


def back(fields: Fields, notice: str, item: int | None = None) -> Response:
    """To the list that the form stood beside, which tells what was done; `item` is one on which
    nothing could be done, and which is shown as it stands."""
    place = local_path(fields.get("next", PATH))
    path, _, query = place.partition("?")
    if path != PATH and not path.startswith(f"{PATH}/"):
        path, query = PATH, ""
    if item:
        path = f"{PATH}/{item}"
    joined = "&".join(part for part in (query, notice) if part)
    return RedirectResponse(f"{path}?{joined}", 303)
