"""How a group of pages joins the admin: it is given the desk, and returns its routes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from starlette.routing import BaseRoute

from socialbot.admin.cookies import Cookies
from socialbot.admin.gate import Gate
from socialbot.admin.pages import Pages
from socialbot.admin.parts import Parts
from socialbot.admin.proof import Proof


@dataclass(frozen=True, slots=True)
class Desk:
    """What every page works with. `proof.before` wraps the endpoint of what is dangerous,
    `parts.before` that of what only one part of the team does."""

    gate: Gate
    pages: Pages
    cookies: Cookies
    proof: Proof
    parts: Parts = field(default_factory=Parts)


Room = Callable[[Desk], Sequence[BaseRoute]]
"""Makes the routes of some pages. Routes that are not made by the gate are open to everybody."""
