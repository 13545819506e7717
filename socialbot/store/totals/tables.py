"""Tables of the daily totals and of how far the counting has come."""

from __future__ import annotations

from datetime import date

from sqlalchemy import BigInteger, Date, String
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base

WORD = String(40)


class TotalRow(Base):
    """How often something was there on a day of the brand's: a measure, on a platform ("" for what
    belongs to none), by a name of our vocabulary. No message and no person is in it, so it is
    kept: a day is a few dozen rows. In SQLite the rows stand in the order of their key, so that
    the days of a measure are read in one go."""

    __tablename__ = "sb_totals"
    __table_args__ = ({"sqlite_with_rowid": False},)

    measure: Mapped[str] = mapped_column(WORD, primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    platform: Mapped[str] = mapped_column(WORD, primary_key=True)
    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)


class TallyRow(Base):
    """How far a source has been counted: the last row id, or the last sum of a price."""

    __tablename__ = "sb_tallies"

    source: Mapped[str] = mapped_column(String(160), primary_key=True)
    value: Mapped[int] = mapped_column(BigInteger)
