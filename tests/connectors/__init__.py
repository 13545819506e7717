"""Connector tests; what they share explains its asserts like a test's own."""

import pytest

pytest.register_assert_rewrite(
    "tests.connectors.contract_pull",
    "tests.connectors.contract_push",
    "tests.connectors.contract_send",
    "tests.connectors.contract_state",
    "tests.connectors.contract_text",
    "tests.connectors.garbage",
    "tests.connectors.graph.contract",
    "tests.connectors.graph.reads",
)
