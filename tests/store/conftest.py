"""The store of one test."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from socialbot.store.records import Records
from socialbot.store.seal import Vault
from tests.store.world import SECRET


@pytest.fixture
def vault() -> Vault:
    return Vault(SECRET)


@pytest.fixture
def records(engine: Engine, vault: Vault) -> Records:
    return Records(engine, vault, replies_per_hour=3)
