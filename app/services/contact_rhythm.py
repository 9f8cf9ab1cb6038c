"""The rhythm of contacts 联系节奏: who is wanted next, with a reason to call, no more than a day holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.festivals import festivals_between
from app.domain.field_text import field_line
from app.domain.greetings import greeted_festivals
from app.domain.promises import day_words
from app.domain.reminders import check_snooze
from app.domain.terms import OccasionKind, Outcome
from app.models import (
    ClientFile,
    Contact,
    ContactPause,
    FileProduct,
    ImportantDate,
    LogLine,
    Occasion,
    Person,
    Product,
    Reminder,
)
from app.services.files.find import first_phones
from app.services.ladder import LadderService
from app.services.ladder_cards import StaleRow
from app.storage.database import Database
from app.storage.derived import real_contact, settings_of

AHEAD_DAYS: Final = 21  # a birthday or date so near is a reason to call


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """A file whose interval is over: how far, and what there is to call about."""

    file_id: int
    name: str
    rung: str | None
    silent_days: int  # working days since the last real contact
    interval: int  # working days wanted between contacts: the file's own, its grade's, its rung's
    last_contact_on: date | None
    reasons: tuple[str, ...]
    phone: str = ""

    @property
    def ratio(self) -> float:
        """Overdue ÷ interval, by which the list is ordered."""
        return (self.silent_days - self.interval) / max(self.interval, 1)


@dataclass(frozen=True, slots=True)
class RhythmPage:
    """The first of them, the most overdue for its interval first."""

    rows: tuple[RhythmRow, ...]
    total: int
    room: int  # contacts that today still holds
    paused: int


class ContactRhythmService:
    """Ranks, proposes reasons, and leaves in peace."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._ladder = LadderService(database)

    def page(self, limit: int | None = None) -> RhythmPage:
        """Who is wanted today. Without a limit as many as the day still holds."""
        today = self._db.clock.today()
        with self._db.read() as session:
            wanted = settings_of(session).contacts_a_day
            had = session.scalar(
                select(func.count())
                .select_from(Contact)
                .join(LogLine, LogLine.id == Contact.line_id)
                .where(real_contact(), LogLine.on_date == today)
            )
            paused = session.scalar(select(func.count(ContactPause.id)).where(ContactPause.until_on > today))
        room = max(0, wanted - (had or 0))
        take = room if limit is None else limit
        rows = self._ladder.stale(today, take)
        with self._db.read() as session:
            ids = [row.file_id for row in rows]
            reasons, phones = _reasons(session, ids, today), first_phones(session, ids)
        total = self._ladder.stale_count(today)
        return RhythmPage(
            tuple(_row(row, reasons.get(row.file_id, ()), phones.get(row.file_id, "")) for row in rows),
            total,
            room,
            paused or 0,
        )

    def pause(self, file_id: int, until: date, reason: str) -> None:
        """Leave a file in peace until a day. Raises `InvalidInput` at `until` or `reason`."""
        check_snooze(until, self._db.clock.today())
        said = field_line(reason, "reason")
        if not said:
            raise InvalidInput("empty", N_("Say why they are left in peace."), field="reason")
        with self._db.write(N_("Leave {name} in peace"), name=self._name(file_id)) as unit:
            unit.session.execute(delete(ContactPause).where(ContactPause.file_id == file_id))
            unit.session.add(ContactPause(file_id=file_id, until_on=until, reason=said))

    def resume(self, file_id: int) -> None:
        """Want them again at once."""
        with self._db.write(N_("Want {name} again"), name=self._name(file_id)) as unit:
            unit.session.execute(delete(ContactPause).where(ContactPause.file_id == file_id))

    def paused(self) -> list[tuple[int, str, date, str]]:
        """Who is left in peace: file, name, until when, why."""
        with self._db.read() as session:
            return [
                (row.file_id, row.name, row.until_on, row.reason)
                for row in session.execute(
                    select(ContactPause.file_id, ClientFile.name, ContactPause.until_on, ContactPause.reason)
                    .join(ClientFile, ClientFile.id == ContactPause.file_id)
                    .where(ContactPause.until_on > self._db.clock.today())
                    .order_by(ContactPause.until_on, ContactPause.id)
                )
            ]

    def _name(self, file_id: int) -> str:
        with self._db.read() as session:
            name = session.scalar(select(ClientFile.name).where(ClientFile.id == file_id))
        if name is None:
            raise InvalidInput("gone", N_("This file is no longer there."), field="file")
        return name


def _row(row: StaleRow, reasons: tuple[str, ...], phone: str) -> RhythmRow:
    return RhythmRow(
        row.file_id, row.name, row.rung, row.silent_days, row.longest, row.last_contact_on, reasons, phone
    )


def _reasons(session: Session, ids: Sequence[int], today: date) -> dict[int, tuple[str, ...]]:
    """What there is to call about: a birthday or date near, something promised; else something light."""
    found: dict[int, list[str]] = {}
    near = select(Occasion).where(
        Occasion.file_id.in_(ids), Occasion.on_date.between(today, today + timedelta(days=AHEAD_DAYS))
    )
    titles = {
        row.id: row.title
        for row in session.execute(
            select(ImportantDate.id, ImportantDate.title).where(ImportantDate.file_id.in_(ids))
        )
    }
    people = {
        row.id: row.name
        for row in session.execute(select(Person.id, Person.name).where(Person.file_id.in_(ids)))
    }
    for each in session.scalars(near.order_by(Occasion.on_date)):
        day = day_words(each.on_date, today)
        if each.kind == OccasionKind.DATE:
            words = f"{titles.get(each.source_id, '')} {day}"
        elif each.kind == OccasionKind.PERSON_BIRTHDAY:
            words = tr("birthday of {name} {day}", name=people.get(each.source_id, ""), day=day)
        else:
            words = tr("birthday {day}", day=day)
        found.setdefault(each.file_id, []).append(words)
    promised = select(Reminder.file_id, Reminder.text).where(
        Reminder.file_id.in_(ids), Reminder.done_on.is_(None), Reminder.kind != "rung_end"
    )
    for file_id, text in session.execute(promised.order_by(Reminder.id)):
        found.setdefault(file_id or 0, []).append(tr("promised: {text}", text=text))
    for file_id in _lukewarm(session, [each for each in ids if each not in found]):
        found[file_id] = [tr("lukewarm last time: bring a report or an event")]
    bare = [each for each in ids if each not in found]
    for file_id, product in _products(session, bare).items():
        found[file_id] = [tr("a report on {product}", product=product)]
    if coming := _festival_near(session, today):
        for file_id in bare:
            found.setdefault(file_id, []).insert(0, coming)
    return {file_id: tuple(words[:3]) for file_id, words in found.items()}


def _products(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """What each of these deals in or asked for, the first of it."""
    rows = session.execute(
        select(FileProduct.file_id, Product.name)
        .join(Product, Product.id == FileProduct.product_id)
        .where(FileProduct.file_id.in_(ids))
        .order_by(FileProduct.id.desc())
    )
    return {file_id: name for file_id, name in rows}  # noqa: C416 - rows, and the first stays


def _festival_near(session: Session, today: date) -> str:
    """The next festival at which one greets, while it is near."""
    wanted = greeted_festivals(settings_of(session).greetings)
    near = festivals_between(today, today + timedelta(days=AHEAD_DAYS), wanted)
    return f"{near[0][1].label} {day_words(near[0][0], today)}" if near else ""


def _lukewarm(session: Session, ids: Sequence[int]) -> list[int]:
    """Those whose last contact came out lukewarm or undecided."""
    place = func.row_number().over(
        partition_by=Contact.file_id, order_by=(LogLine.on_date.desc(), LogLine.id.desc())
    )
    last = (
        select(Contact.file_id, Contact.outcome, place.label("place"))
        .join(LogLine, LogLine.id == Contact.line_id)
        .where(Contact.file_id.in_(ids), Contact.met)
        .subquery()
    )
    cool = (Outcome.LUKEWARM.value, Outcome.PENDING.value)
    return list(session.scalars(select(last.c.file_id).where(last.c.place == 1, last.c.outcome.in_(cool))))
