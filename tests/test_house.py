"""The design's import rules: who may import whom, read from the code itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent / "socialbot"
GROUND = {"domain", "errors", "brand", "settings", "case_codes"}
EDGE = {"logs", "metrics"}
ROOMS = {"pii", "triage", "redirect", "connectors", "store"}

MAY_IMPORT = {
    "domain": set(),
    "errors": set(),
    "case_codes": set(),
    "logs": set(),
    "metrics": set(),
    "brand": {"errors", "domain"},
    "settings": {"errors", "brand", "domain"},
    "nlp": GROUND,
    "pii": GROUND | {"nlp"},
    "triage": GROUND | {"nlp"},
    "redirect": GROUND,
    "evaluation": GROUND | {"nlp"},
    "connectors": GROUND | {"logs"},
    "store": GROUND | {"logs"},
    "pipeline": GROUND | {"nlp", "pii", "triage", "redirect"},
    "puller": GROUND | EDGE | {"connectors", "intake"},
    "parcels": {"connectors"},
    "process": set(),
    "reply_texts": {"logs", "redirect"},
    "word_rooms": GROUND | {"admin", "redirect", "store", "triage"},
    "serving": {"errors"},
    "watch": GROUND | EDGE | {"connectors", "puller", "store"},
    "sandbox": {"domain"},
    "housekeeping": GROUND | EDGE | {"delivery", "store"},
    "intake": GROUND | EDGE | {"connectors", "parcels", "pipeline", "store"},
    "delivery": GROUND | EDGE | {"connectors", "pipeline", "store"},
    "admin": GROUND | EDGE | {"store", "delivery", "redirect"},
    "web": GROUND | EDGE | {"admin", "intake", "connectors", "store"},
}


def room_of(module: str) -> str:
    """The room of a module's dotted name: its second part."""
    return module.split(".")[1] if "." in module else module


def imports() -> Iterator[tuple[str, str, str]]:
    """(file, room that imports, room imported) for each import of ours in the package."""
    for path in sorted(HOUSE.rglob("*.py")):
        relative = path.relative_to(HOUSE)
        room = relative.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom):
                assert node.level == 0, f"{relative}: relative imports hide the direction"
                names = [node.module or ""]
                if node.module == "socialbot":
                    names = [f"socialbot.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                if name.startswith("socialbot."):
                    yield str(relative), room, room_of(name)


@pytest.mark.parametrize("room", sorted(MAY_IMPORT))
def test_room_imports_only_in_the_direction_of_the_design(room: str) -> None:
    wrong = [
        f"{file} imports {target}"
        for file, source, target in imports()
        if source == room and target != room and target not in MAY_IMPORT[room]
    ]
    assert wrong == []


def test_every_room_is_named_by_the_rules() -> None:
    top = {"cli", "commands", "bot", "queue_tools", "templates", "sample"}
    rooms = {path.name.removesuffix(".py") for path in HOUSE.iterdir() if path.name[0] != "_"}
    assert rooms - top - set(MAY_IMPORT) == set()


def test_median_file_is_read_at_a_glance() -> None:
    sizes = sorted(len(path.read_text().splitlines()) for path in HOUSE.rglob("*.py"))
    assert sizes[len(sizes) // 2] <= 120
    assert sizes[-1] <= 400
