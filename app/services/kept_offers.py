"""Whether what a line promises was kept already: then it is not offered once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, and_, exists, false, or_, select
from sqlalchemy.orm import Session

from app.domain.follow_ups import Heard
from app.domain.promises import OfferKind, birthday_of, date_title
from app.models import ClientFile, ImportantDate, LineFile, LogLine, Person, Reminder
from app.services.named import Named


def is_kept(
    session: Session, heard: Heard, kind: OfferKind, who: Sequence[Named], line_id: int | None
) -> bool:
    """Looks for the row that accepting writes: a plan, a reminder, a date or a birthday."""
    files = [each.file_id for each in who]
    if kind is OfferKind.PLAN:
        about = exists().where(LineFile.line_id == LogLine.id, LineFile.file_id.in_(files))
        where = [about] if files else []
        return _is(session, LogLine.plan == heard.text, LogLine.on_date.in_(heard.days), *where)
    if kind is OfferKind.DATE:
        return _is(session, ImportantDate.title == date_title(heard), ImportantDate.file_id.in_(files))
    if kind is OfferKind.BIRTHDAY:
        return any(_is_birthday(session, heard, day, files) for day in heard.days)
    whose = Reminder.file_id.in_(files) if files else Reminder.file_id.is_(None)
    there = and_(Reminder.due_on.in_(heard.days), whose)
    of_line = Reminder.line_id == line_id if line_id is not None else false()
    return _is(session, Reminder.text == heard.text, or_(there, of_line))


def _is_birthday(session: Session, heard: Heard, day: date, files: Sequence[int]) -> bool:
    born = birthday_of(heard, day)
    return any(
        _is(
            session,
            owner.birth_calendar == born.calendar.value,
            owner.birth_month == born.month,
            owner.birth_day == born.day,
            file_id.in_(files),
        )
        for owner, file_id in ((ClientFile, ClientFile.id), (Person, Person.file_id))
    )


def _is(session: Session, *where: ColumnElement[bool]) -> bool:
    return bool(session.scalar(select(exists().where(*where))))
