"""The contract as a table, connector by case, made from its tests: docs/connector_contract.md.

python -m tests.connectors.contract_table
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator, Sequence
from importlib import import_module
from math import prod
from pathlib import Path
from textwrap import fill

from tests.connectors.contract import ConnectorContract
from tests.connectors.contract_pull import PullContract
from tests.connectors.contract_push import PushContract
from tests.connectors.contract_send import SendContract
from tests.connectors.contract_state import StateContract
from tests.connectors.contract_text import TextContract

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "connector_contract.md"
PARTS = {
    "Reading": (PullContract, ConnectorContract),
    "Texts": (TextContract, ConnectorContract),
    "Answering": (SendContract, ConnectorContract),
    "Errors and state": (StateContract, ConnectorContract),
    "What is pushed": (PushContract, PushContract),
}
WIDTH = 116
KEPT, VARIED, ABSENT = "✓", "≈", "–"
LEFT_OUT = re.compile(r"^    (test_\w+) = None(?:  # (.+))?$", re.MULTILINE)
HEAD = f"""# The contract of all connectors

Made from the tests by `python -m tests.connectors.contract_table`; a test says whether it is up to
date. Each case is a test in `tests/connectors/contract_*.py`, and each column a class of tests that
runs it against a server that plays the platform. A number in brackets is how often a case runs,
with other kinds of messages or of trouble. {KEPT} is the case as it stands, {VARIED} a variation,
{ABSENT} none: why, stands below the table. How a connector comes to have a column is told in
[adding a connector](adding_a_connector.md); beside the contract each has tests of its own.
"""


def render() -> str:
    """The whole page."""
    found = list(find_contracts())
    return "\n".join([HEAD, *(_part(name, found) for name in PARTS)])


def find_contracts() -> Iterator[type]:
    """The classes of tests that keep a contract, by platform."""
    for path in sorted(HERE.glob("*/test_*.py")):
        names = re.findall(r"^class (Test\w+Contract)\(", path.read_text(encoding="utf-8"), re.M)
        module = import_module(f"{__package__}.{path.parent.name}.{path.stem}") if names else None
        yield from (getattr(module, name) for name in names)


def cases_of(part: type) -> dict[str, object]:
    """The tests of a part of the contract by name, in its order."""
    return {name: test for name, test in vars(part).items() if name.startswith("test_")}


def mark(contract: type, kept: type, name: str) -> str:
    """How a class of tests keeps a case."""
    test = getattr(kept, name)
    own = getattr(contract, name)
    return ABSENT if own is None else KEPT if own is test else VARIED


def reason(kept: type, name: str) -> str:
    """Why a class of tests varies a case or leaves it out; empty where it does not say."""
    test = getattr(kept, name)
    if test is not None:
        return " ".join((inspect.getdoc(test) or "").split(". ")[0].split()).removesuffix(".")
    owner = next(each for each in kept.__mro__ if name in vars(each))
    said = ""
    for left_out, comment in LEFT_OUT.findall(inspect.getsource(owner)):
        said = comment or said  # what is left out right after another goes for the same reason
        if left_out == name:
            break
    return said


def title(contract: type) -> str:
    """A column's name."""
    plain = contract.__name__.removeprefix("Test").removesuffix("Contract").removesuffix("Push")
    words = re.findall(r"[A-Z][a-z]*", plain)
    return " ".join([words[0], *(word.lower() for word in words[1:])])


def _part(name: str, found: Sequence[type]) -> str:
    part, whole = PARTS[name]
    columns = [contract for contract in found if issubclass(contract, whole)]
    cases = cases_of(part)
    lines = [f"## {name}", "", f"{sum(map(_runs, cases.values()))} cases.", ""]
    lines.append(_row(["case", *map(title, columns)]))
    lines.append(_row(["---", *(":-:" for _ in columns)]))
    for case, test in cases.items():
        marks = [mark(contract, whole, case) for contract in columns]
        lines.append(_row([_say(case, test), *marks]))
    notes = list(_notes(cases, columns, whole))
    return "\n".join([*lines, "", *notes, ""] if notes else [*lines, ""])


def _notes(cases: dict[str, object], columns: Sequence[type], whole: type) -> Iterator[str]:
    for case in cases:
        why: dict[str, list[str]] = {}
        for contract in columns:
            if mark(contract, whole, case) != KEPT:
                why.setdefault(reason(contract, case), []).append(title(contract))
        for said, who in why.items():
            note = f"- *{_plain(case)}*, {', '.join(who)}: {said[:1].upper()}{said[1:]}."
            yield fill(note, WIDTH, subsequent_indent="  ")


def _say(case: str, test: object) -> str:
    runs = _runs(test)
    return f"{_plain(case)} ({runs})" if runs > 1 else _plain(case)


def _plain(case: str) -> str:
    return case.removeprefix("test_").replace("_", " ")


def _runs(test: object) -> int:
    marks = getattr(test, "pytestmark", [])
    return prod(len(list(each.args[1])) for each in marks if each.name == "parametrize")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    PAGE.write_text(render(), encoding="utf-8")
