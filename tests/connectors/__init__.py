"""Connector tests; the shared contract's asserts explain themselves like a test's own."""

import pytest

pytest.register_assert_rewrite(
    "tests.connectors.contract_pull",
    "tests.connectors.contract_push",
    "tests.connectors.contract_send",
    "tests.connectors.contract_state",
    "tests.connectors.contract_text",
)
