"""What must not be forgotten: follow-ups as rows, and marks on dates that come by themselves."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import UNWATCHED, WATCHED, Base, Keyed


class Reminder(Keyed, Base):
    """A follow-up. A next step is one; without `due_on` it stays open and is shown until done."""

    __tablename__ = "reminder"
    __table_args__ = (
        Index(None, "done_on", "due_on"),
        Index(None, "file_id"),
        Index(None, "contact_id"),
        Index(None, "line_id"),
        WATCHED,
    )

    kind: Mapped[str] = mapped_column(default="follow_up")
    text: Mapped[str]
    file_id: Mapped[int | None] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    contact_id: Mapped[int | None] = mapped_column(ForeignKey("contact.id", ondelete="SET NULL"))
    line_id: Mapped[int | None] = mapped_column(ForeignKey("log_line.id", ondelete="SET NULL"))
    due_on: Mapped[date | None]
    due_time: Mapped[time | None]
    lead_days: Mapped[int] = mapped_column(default=0)  # shown and told from so many days before
    snoozed_until: Mapped[date | None]
    done_on: Mapped[date | None]
    created_on: Mapped[date]
    anchor_on: Mapped[date | None]  # of what comes again; the next row of the series has the same
    repeat_unit: Mapped[str | None]
    repeat_every: Mapped[int | None]
    repeat_until: Mapped[date | None]
    repeat_shift: Mapped[bool | None]  # a day off gives way to the next working day
    nearer_days: Mapped[str | None]  # told again so many days before: "1 0"


class DismissedOffer(Base):
    """Words of a line that were offered as a follow-up and turned down: they are not offered again."""

    __tablename__ = "dismissed_offer"
    __table_args__ = UNWATCHED

    line_id: Mapped[int] = mapped_column(
        ForeignKey("log_line.id", ondelete="CASCADE"), primary_key=True, autoincrement=False
    )
    words: Mapped[str] = mapped_column(primary_key=True)


class ContactPause(Keyed, Base):
    """A file left in peace for a while, with the reason; the rhythm of contacts waits."""

    __tablename__ = "contact_pause"
    __table_args__ = (UniqueConstraint("file_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    until_on: Mapped[date]  # wanted again from this day on
    reason: Mapped[str]


class OccasionMark(Keyed, Base):
    """One occurrence of a birthday, date or festival was dealt with, or put off to a day."""

    __tablename__ = "occasion_mark"
    __table_args__ = (UniqueConstraint("kind", "source_id", "on_date"), WATCHED)

    kind: Mapped[str]  # OccasionKind
    source_id: Mapped[int]  # of the file, person or important date
    on_date: Mapped[date]
    done_on: Mapped[date | None]
    snoozed_until: Mapped[date | None]


class Gift(Keyed, Base):
    """A present that was given, so that none is given twice."""

    __tablename__ = "gift"
    __table_args__ = (Index(None, "file_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    given_on: Mapped[date]
    what: Mapped[str]
    occasion: Mapped[str | None]  # GiftOccasion
    cost_fen: Mapped[int | None]
    note: Mapped[str | None]


class Greeting(Keyed, Base):
    """Whom to greet at a festival: wanted or left out by hand against the rule, or greeted."""

    __tablename__ = "greeting"
    __table_args__ = (UniqueConstraint("festival", "on_date", "file_id"), Index(None, "file_id"), WATCHED)

    festival: Mapped[str]  # Festival
    on_date: Mapped[date]
    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    state: Mapped[str]  # GreetingState
    greeted_on: Mapped[date | None]
    line_id: Mapped[int | None] = mapped_column(ForeignKey("log_line.id", ondelete="SET NULL"))
