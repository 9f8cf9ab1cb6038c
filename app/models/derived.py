"""What follows from other rows: refreshed in the act that changes them, never journaled."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import UNWATCHED, Base


class FileSummary(Base):
    """One row per file for lists and searches: sort keys, last contact, silence, next step."""

    __tablename__ = "file_summary"
    __table_args__ = (
        Index(None, "pinyin"),
        Index(None, "rung", "stale_on", "next_step_on"),  # holds all that the ladder orders by
        Index(None, "rung", "pinyin"),
        Index(None, "stale_on"),
        Index(None, "last_contact_on"),
        Index(None, "standing"),  # counts clients
        UNWATCHED,
    )

    file_id: Mapped[int] = mapped_column(
        ForeignKey("client_file.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    pinyin: Mapped[str]  # sort key
    search: Mapped[str]  # name, all pinyin forms, initials and phone digits, lower case
    rung: Mapped[str | None]
    standing: Mapped[str]
    last_contact_on: Mapped[date | None]  # the last real contact
    visits: Mapped[int]  # held, with those before this diary
    next_step_on: Mapped[date | None]  # the latest open next step
    stale_on: Mapped[date | None]  # the first day it counts as silent, unless a next step is planned


class Occasion(Base):
    """The days on which birthdays and dates fall, for last year, this and the next."""

    __tablename__ = "occasion"
    __table_args__ = (Index(None, "on_date"), Index(None, "file_id"), UNWATCHED)

    kind: Mapped[str] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(primary_key=True)
    on_date: Mapped[date] = mapped_column(primary_key=True)
    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))


class RowSum(Base):
    """A checksum per row of text that matters: SQLite does not see a flipped bit inside it."""

    __tablename__ = "row_sum"
    __table_args__ = UNWATCHED

    table_name: Mapped[str] = mapped_column(primary_key=True)
    row_id: Mapped[int] = mapped_column(primary_key=True)
    sum: Mapped[int]  # crc32


class Meta(Base):
    """What the program remembers about the diary itself, e.g. the year that `occasion` is made for."""

    __tablename__ = "meta"
    __table_args__ = UNWATCHED

    key: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
