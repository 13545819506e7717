"""Run by Alembic; the connection comes from store.upgrade."""

from __future__ import annotations

from alembic import context

from socialbot.store.base import Base
from socialbot.store.upgrade import VERSION_TABLE, include_name

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    include_name=include_name,
    version_table=VERSION_TABLE,
    render_as_batch=True,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
