"""Acts and what they changed: the one mechanism behind undo, redo, the trash and a file's history."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import UNWATCHED, Base, Keyed


class Act(Keyed, Base):
    """One thing the user did. `label` is an English msgid, `params` the JSON that fills it."""

    __tablename__ = "act"
    __table_args__ = {"sqlite_autoincrement": True, **UNWATCHED}  # noqa: RUF012 - SQLAlchemy reads it

    label: Mapped[str]
    params: Mapped[str] = mapped_column(default="{}")
    at: Mapped[datetime]  # UTC
    kind: Mapped[str] = mapped_column(default="do")  # do, undo, redo; setup: not the user's own
    reverses_id: Mapped[int | None] = mapped_column(
        ForeignKey("act.id")
    )  # the act an undo takes back, the undo a redo takes back
    reversed_by_id: Mapped[int | None] = mapped_column(ForeignKey("act.id"))
    sealed: Mapped[bool] = mapped_column(default=False)  # readable, no longer undoable


class JournalRow(Keyed, Base):
    """The values a row had before an act changed it. `op` is what was done: I, U or D."""

    __tablename__ = "journal"
    __table_args__ = (
        Index(None, "act_id"),
        Index(None, "table_name", "row_id"),
        {"sqlite_autoincrement": True, **UNWATCHED},
    )

    act_id: Mapped[int] = mapped_column(ForeignKey("act.id"))
    table_name: Mapped[str]
    row_id: Mapped[int]
    op: Mapped[str]
    old: Mapped[str | None]  # JSON; none for an insert


class OpenAct(Base):
    """The act being written, at most one row. Without it the journal's NOT NULL refuses every write."""

    __tablename__ = "open_act"
    __table_args__ = (CheckConstraint("slot = 1", name="one"), UNWATCHED)

    slot: Mapped[int] = mapped_column(primary_key=True)
    act_id: Mapped[int]
