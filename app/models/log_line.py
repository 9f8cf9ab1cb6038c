"""The daily log: a line has a time, four columns of text, and the files it is about."""

from __future__ import annotations

from datetime import date, time

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WATCHED, Base, Keyed


class LogLine(Keyed, Base):
    """A line of a day. A planned visit is a line with a way and a plan; its record is what was said."""

    __tablename__ = "log_line"
    __table_args__ = (Index(None, "on_date"), Index(None, "moved_to_id"), WATCHED)

    on_date: Mapped[date]
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    position: Mapped[int] = mapped_column(default=0)  # among lines of the same time
    plan: Mapped[str] = mapped_column(default="")
    record: Mapped[str] = mapped_column(default="")
    review: Mapped[str] = mapped_column(default="")
    notes: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(default="open")
    unplanned: Mapped[bool] = mapped_column(default=False)
    moved_to_id: Mapped[int | None] = mapped_column(ForeignKey("log_line.id", ondelete="SET NULL"))
    way: Mapped[str | None]
    place: Mapped[str | None]
    purpose: Mapped[str | None]
    materials: Mapped[str | None]
    companions: Mapped[str | None]
    companion_mode: Mapped[str | None]
    route: Mapped[str | None]  # how one gets there, and on to the next


class BagItem(Keyed, Base):
    """Something to bring to a planned visit 随身物品, and whether it is packed."""

    __tablename__ = "bag_item"
    __table_args__ = (Index(None, "line_id"), WATCHED)

    line_id: Mapped[int] = mapped_column(ForeignKey("log_line.id", ondelete="CASCADE"))
    text: Mapped[str]
    packed: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class LineFile(Keyed, Base):
    """A line is about a file; every contact's file is among them."""

    __tablename__ = "line_file"
    __table_args__ = (UniqueConstraint("line_id", "file_id"), Index(None, "file_id"), WATCHED)

    line_id: Mapped[int] = mapped_column(ForeignKey("log_line.id", ondelete="CASCADE"))
    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    position: Mapped[int] = mapped_column(default=0)


class Contact(Keyed, Base):
    """What happened between us, per file; when, where, how and what was said stand on its line."""

    __tablename__ = "contact"
    __table_args__ = (UniqueConstraint("line_id", "file_id"), Index(None, "file_id"), WATCHED)

    line_id: Mapped[int] = mapped_column(ForeignKey("log_line.id", ondelete="CASCADE"))
    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="SET NULL"))
    met: Mapped[bool] = mapped_column(default=True)  # met, or answered in both directions
    not_met: Mapped[str | None]
    outcome: Mapped[str | None]
    signals: Mapped[str] = mapped_column(default="")  # codes, separated by spaces
    impressions: Mapped[str | None]
    services: Mapped[str | None]  # done for them
    opinion: Mapped[str | None]  # the account manager's own


class Appointment(Keyed, Base):
    """Asking for a visit 约访: the call's line, and the planned visit it asked for."""

    __tablename__ = "appointment"
    __table_args__ = (Index(None, "file_id"), Index(None, "line_id"), Index(None, "visit_line_id"), WATCHED)

    line_id: Mapped[int] = mapped_column(ForeignKey("log_line.id", ondelete="CASCADE"))
    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    visit_line_id: Mapped[int | None] = mapped_column(ForeignKey("log_line.id", ondelete="SET NULL"))
    state: Mapped[str] = mapped_column(default="pending")
    reason: Mapped[str | None]


class DayTemplate(Keyed, Base):
    """A pattern of the day 作息模板."""

    __tablename__ = "day_template"
    __table_args__ = WATCHED

    name: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
    weekdays: Mapped[str | None]  # whose pattern it is, Monday 0: "0 1 2 3 4"


class TemplateLine(Keyed, Base):
    """A line of a day template; it fills the plan column."""

    __tablename__ = "template_line"
    __table_args__ = (Index(None, "template_id"), WATCHED)

    template_id: Mapped[int] = mapped_column(ForeignKey("day_template.id", ondelete="CASCADE"))
    start_time: Mapped[time | None]
    end_time: Mapped[time | None]
    text: Mapped[str]
    position: Mapped[int] = mapped_column(default=0)
