"""The rows one contact is made of: finding, linking and comparing them inside an open act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from sqlalchemy import and_, delete, func, or_, select
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.models import Appointment, Base, Contact, JournalRow, LineFile, LogLine, Reminder

Row = TypeVar("Row", bound=Base)


def line_of(session: Session, line_id: int | None) -> LogLine:
    """The line to be recorded; a new one is unplanned and not yet filled in."""
    if line_id is None:
        return LogLine(unplanned=True)
    line = session.get(LogLine, line_id)
    if line is None:
        raise InvalidInput("gone", N_("This line of the log is no longer there."), field="who")
    return line


def link(session: Session, line_id: int, file_ids: Sequence[int]) -> None:
    """Make the line be about these files too."""
    known = set(session.scalars(select(LineFile.file_id).where(LineFile.line_id == line_id)))
    for position, file_id in enumerate(file_ids):
        if file_id not in known:
            session.add(LineFile(line_id=line_id, file_id=file_id, position=position))
    session.flush()


def upsert(session: Session, model: type[Row], key: Mapping[str, Any], values: Mapping[str, Any]) -> Row:
    """The row with this key, made or changed in place so that its id stays."""
    row = session.scalars(select(model).filter_by(**key).limit(1)).first()
    if row is None:
        row = model(**key, **values)
        session.add(row)
    else:
        for name, value in values.items():
            setattr(row, name, value)
    session.flush()
    return row


def unlink_others(session: Session, line_id: int, kept: Sequence[int]) -> None:
    """Take away what an earlier version of this contact said of files no longer in it."""
    gone = session.execute(
        select(Contact.id, Contact.file_id).where(Contact.line_id == line_id, Contact.file_id.not_in(kept))
    ).all()
    if not gone:
        return
    ids, files = [row.id for row in gone], [row.file_id for row in gone]
    session.execute(delete(Reminder).where(Reminder.contact_id.in_(ids), Reminder.done_on.is_(None)))
    for model in (Contact, Appointment, LineFile):
        session.execute(delete(model).where(model.line_id == line_id, model.file_id.in_(files)))


def version_of(session: Session, line_id: int) -> int:
    """Grows with every change of the line or of a row that tells of this contact."""
    visits = session.scalars(select(Appointment.visit_line_id).where(Appointment.line_id == line_id))
    lines = {line_id, *(visit for visit in visits if visit is not None)}
    mine = [and_(JournalRow.table_name == "log_line", JournalRow.row_id.in_(lines))]
    for name, model in (("contact", Contact), ("appointment", Appointment), ("reminder", Reminder)):
        ids = session.scalars(select(model.id).where(model.line_id == line_id)).all()
        if ids:
            mine.append(and_(JournalRow.table_name == name, JournalRow.row_id.in_(ids)))
    return session.scalar(select(func.max(JournalRow.id)).where(or_(*mine))) or 0


def check_version(session: Session, line_id: int | None, version: int | None) -> None:
    """Refuse to save over what was changed since it was loaded."""
    if line_id is None or version is None:
        return
    if version_of(session, line_id) != version:
        raise EditConflict("changed", N_("This was changed elsewhere since you opened it."))
