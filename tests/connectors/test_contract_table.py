"""The page of the contract is what the tests are."""

from __future__ import annotations

import pytest

from socialbot.settings.sources import CONNECTORS
from tests.connectors.contract import ConnectorContract
from tests.connectors.contract_push import PushContract
from tests.connectors.contract_table import (
    ABSENT,
    KEPT,
    PAGE,
    PARTS,
    VARIED,
    cases_of,
    find_contracts,
    mark,
    reason,
    render,
    title,
)

CONTRACTS = list(find_contracts())


def test_the_page_is_up_to_date() -> None:
    """If not: python -m tests.connectors.contract_table"""
    assert PAGE.read_text(encoding="utf-8") == render()


def test_every_connector_has_a_column() -> None:
    columns = {title(each).split()[0].lower() for each in CONTRACTS}
    assert columns == set(CONNECTORS)
    assert all(issubclass(each, (ConnectorContract, PushContract)) for each in CONTRACTS)


def test_the_parts_are_the_whole_contract() -> None:
    for whole in (ConnectorContract, PushContract):
        parts = [part for part, of in PARTS.values() if of is whole]
        named = [name for part in parts for name in cases_of(part)]
        assert sorted(named) == sorted(name for name in dir(whole) if name.startswith("test_"))


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda each: each.__name__)
def test_whoever_varies_a_case_says_why(contract: type) -> None:
    for part, whole in PARTS.values():
        if issubclass(contract, whole):
            odd = [name for name in cases_of(part) if mark(contract, whole, name) != KEPT]
            assert [name for name in odd if not reason(contract, name)] == []


def test_a_mark_says_how_a_case_is_kept() -> None:
    class Other(ConnectorContract):
        test_a_deletion_is_a_tombstone = None  # nobody is told

        async def test_an_edit_is_a_new_revision(self) -> None:  # type: ignore[override]
            """Where one looks again: so it is."""

    def of(name: str) -> str:
        return mark(Other, ConnectorContract, name)

    assert of("test_a_deletion_is_a_tombstone") == ABSENT
    assert of("test_an_edit_is_a_new_revision") == VARIED
    assert of("test_messages_come_in_order") == KEPT
    assert reason(Other, "test_an_edit_is_a_new_revision") == "Where one looks again: so it is"
