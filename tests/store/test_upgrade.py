"""The migrations: up, complete, and down, on both databases."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, inspect

from socialbot.store.base import PREFIX
from socialbot.store.database import open_engine
from socialbot.store.errors import StoreError
from socialbot.store.upgrade import (
    VERSION_TABLE,
    differences,
    downgrade,
    is_current,
    require_current,
    upgrade,
)


def test_a_new_database_is_not_current_and_says_what_to_run(database_url: str) -> None:
    engine = open_engine(database_url)
    assert not is_current(engine)
    with pytest.raises(StoreError, match="socialbot db upgrade"):
        require_current(engine)
    engine.dispose()


def test_the_migrations_make_exactly_what_the_code_needs(engine: Engine) -> None:
    assert is_current(engine)
    require_current(engine)
    assert differences(engine) == []


def test_going_down_leaves_no_table_of_ours_and_going_up_again_works(engine: Engine) -> None:
    downgrade(engine, "base")
    left = {name for name in inspect(engine).get_table_names() if name.startswith(PREFIX)}
    assert left == {VERSION_TABLE}
    upgrade(engine)
    assert differences(engine) == []


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    upgrade(engine)
    assert is_current(engine)
