"""Somebody who hides posts as a platform lets them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from socialbot.delivery.hiding import Hider
from tests.delivery.world import World


@dataclass
class Moderator:
    """Hides, or fails as it is told; notes what the platform had sent by then."""

    world: World
    outcomes: list[BaseException] = field(default_factory=list)
    asked: list[tuple[str, int]] = field(default_factory=list)
    results: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.hider = Hider(
            self.world.engine,
            self.hide,
            lambda _platform, one: self.results.append(one),
            self.world.clock,
        )
        self.sender = self.world.make_sender(hider=self.hider)

    def hide(self, platform: str, address: Mapping[str, str]) -> None:
        self.asked.append((address["number"], len(self.world.platform.sent)))
        if self.outcomes:
            raise self.outcomes.pop(0)
