"""Tables of what cases were before they were one record: enough to part them again."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from socialbot.store.base import Base

CASCADE = "CASCADE"


class MessageOriginRow(Base):
    """The case whose writer sent a message that another case, their record, has. A message of its
    own case has none."""

    __tablename__ = "sb_message_origins"

    message_id: Mapped[int] = mapped_column(
        ForeignKey("sb_messages.id", ondelete=CASCADE), primary_key=True
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("sb_cases.id", ondelete=CASCADE), index=True)


class ReportOriginRow(Base):
    """The case whose code a report of the form named, where another case, its record, has it."""

    __tablename__ = "sb_report_origins"

    report_id: Mapped[int] = mapped_column(
        ForeignKey("sb_reports.id", ondelete=CASCADE), primary_key=True
    )
    case_id: Mapped[int] = mapped_column(ForeignKey("sb_cases.id", ondelete=CASCADE), index=True)
