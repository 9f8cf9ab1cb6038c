"""Follow-ups heard in a line: offered with the people they may mean, written only when accepted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TypeAlias

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.annual import AnnualDate, Calendar, describe
from app.domain.follow_ups import Heard, PromiseKind, hear
from app.domain.promises import (
    OfferKind,
    birthday_of,
    date_title,
    day_words,
    kind_of,
    leads_of,
    offer_words,
    whose_birthday,
)
from app.domain.terms import Way
from app.models import ClientFile, DismissedOffer, Person
from app.services.daily_log import DailyLogService, LineDraft
from app.services.file_facts import FactOffer, FileFactService, same_relative
from app.services.kept_offers import is_kept
from app.services.named import Named, in_full, linked, meant
from app.services.people import DateDraft, PeopleService, PersonDraft
from app.services.reminders import ReminderDraft, ReminderService
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class Offer:
    """One follow-up, what it would become, and whom it may be about, likeliest first."""

    heard: Heard
    kind: OfferKind
    who: tuple[Named, ...]
    key: str  # the words that were understood, by which a dismissed offer is known again
    chosen: bool  # whether the first of `who` is meant beyond doubt
    before: tuple[str, ...] = ()  # of a birthday, for each of `who`: the one that it would replace

    @property
    def days(self) -> tuple[date, ...]:
        """All days it may be for, likeliest first."""
        return self.heard.days

    @property
    def about(self) -> object:
        """What was understood."""
        return self.heard

    def is_among(self, keys: Collection[str]) -> bool:
        """Whether it was dismissed under one of these."""
        return self.key in keys

    def words(self, today: date, day: date | None = None, who: Named | None = None) -> str:
        """One line: Wed 11-25 15:30 · Visit · 刘总."""
        named = who or (self.who[0] if self.who and self.chosen else None)
        said = offer_words(self.heard, day or self.heard.on, named.label if named else "", today)
        before = self.before[self.who.index(named)] if self.before and named in self.who else ""
        return f"{said} · {tr('until now {day}', day=before)}" if before else said


AnyOffer: TypeAlias = Offer | FactOffer


class OfferService:
    """Reads texts and the names in them; writes what was accepted, one act each."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._log = DailyLogService(database)
        self._reminders = ReminderService(database)
        self._people = PeopleService(database)
        self._facts = FileFactService(database)

    def offers(
        self, text: str, at: datetime, file_ids: Sequence[int] = (), line_id: int | None = None
    ) -> tuple[AnyOffer, ...]:
        """What the text of a line written at `at` (local time) promises, then the facts it tells.

        What was dismissed, and what was kept already, is left out.
        """
        if not text.strip():
            return ()
        heard = hear(text, at)
        with self._db.read() as session:
            turned_down = set(
                session.scalars(select(DismissedOffer.words).where(DismissedOffer.line_id == line_id))
            )
            on_line, known = linked(session, file_ids), in_full(session, text)
            made: list[AnyOffer] = []
            told: Counter[str] = Counter()
            for each in heard:
                words = text[each.start : each.end]
                told[words] += 1
                key = words if told[words] == 1 else f"{words} #{told[words]}"  # 周五 said twice is two
                kind = kind_of(each)
                who, sure = meant(session, each.text, text, on_line, known)
                if kind in (OfferKind.BIRTHDAY, OfferKind.DATE) and not who:
                    kind = OfferKind.REMINDER  # a date of nobody's file
                if is_kept(session, each, kind, who, line_id):
                    continue
                born = who if kind is OfferKind.BIRTHDAY else ()
                before = tuple(self._birthday_there(session, each, one) for one in born)
                made.append(Offer(each, kind, who, key, sure, before))
            made += self._facts.offers(session, text, on_line, known)
            return tuple(each for each in made if not each.is_among(turned_down))

    def dismiss(self, line_id: int, offer: AnyOffer) -> None:
        """Turn an offer down for good; the words are not offered again on this line."""
        with self._db.plain_write() as session:
            session.merge(DismissedOffer(line_id=line_id, words=offer.key))

    def keep(
        self, offer: AnyOffer, *, on: date | None = None, who: Named | None = None, line_id: int | None = None
    ) -> str:
        """Write it, one act; returns what was done in words. Raises `InvalidInput` at `who`."""
        named = who or (offer.who[0] if offer.who and offer.chosen else None)
        if named is None and len(offer.who) > 1:
            raise InvalidInput("who", N_("Say who is meant."), field="who")
        if isinstance(offer, FactOffer):
            return self._facts.keep(offer.fact, named or offer.who[0])
        return self._write(offer, on or offer.heard.on, named, line_id)

    def _write(self, offer: Offer, day: date | None, named: Named | None, line_id: int | None) -> str:
        today = self._db.clock.today()
        with self._db.write(N_("Keep a follow-up: {text}"), text=offer.heard.text):
            if offer.kind is OfferKind.PLAN and day is not None:
                return self._plan(offer.heard, day, named, today)
            if offer.kind is OfferKind.BIRTHDAY and day is not None and named is not None:
                return self._birthday(offer.heard, day, named)
            if offer.kind is OfferKind.DATE and day is not None and named is not None:
                return self._date(offer.heard, day, named)
            return self._remind(offer.heard, day, named, line_id, today)

    def _plan(self, heard: Heard, day: date, named: Named | None, today: date) -> str:
        self._log.add_line(
            LineDraft(
                day,
                start=heard.at,
                end=heard.until,
                plan=heard.text,
                file_ids=(named.file_id,) if named else (),
                way=Way.VISIT.value if named else None,
            )
        )
        return tr("Planned for {day}", day=day_words(day, today))

    def _remind(
        self, heard: Heard, day: date | None, named: Named | None, line_id: int | None, today: date
    ) -> str:
        self._reminders.add(
            ReminderDraft(
                heard.text,
                due_on=day,
                due_time=heard.at if day is not None else None,
                file_id=named.file_id if named else None,
                person_id=named.person_id if named else None,
                line_id=line_id,
                leads=leads_of(heard) if day is not None else (),
                repeat=heard.repeat,
            )
        )
        if day is None:
            return tr("Kept open, without a date")
        return tr("Reminder for {day}", day=day_words(day, today))

    def _birthday(self, heard: Heard, day: date, named: Named) -> str:
        """Of a relative: a person of the file, the one there is or a new one. Else of the file itself."""
        relative, person_id = whose_birthday(heard.text), self._person_of(heard, named)
        birthday = birthday_of(heard, day)
        if relative is not None and person_id is None:
            draft = PersonDraft(relative.word, role=relative.role.value, birthday=birthday)
            self._people.add(named.file_id, draft)
        else:
            self._set_birth(birthday, named.file_id, person_id)
        return tr("Birthday kept in the file of {name}", name=named.file_name)

    def _person_of(self, heard: Heard, named: Named) -> int | None:
        """Whose birthday it is in the file; none: the file's own, or that of somebody not there yet."""
        relative = whose_birthday(heard.text)
        if relative is None:
            return named.person_id
        known = same_relative(self._people.of_file(named.file_id), relative)
        return known.id if known is not None else None

    def _birthday_there(self, session: Session, heard: Heard, named: Named) -> str:
        """The birthday that stands in the file so far, in words."""
        person_id = self._person_of(heard, named)
        if person_id is None and whose_birthday(heard.text) is not None:
            return ""
        row = _owner(session, named.file_id, person_id)
        if row.birth_month is None or row.birth_day is None:
            return ""
        calendar = Calendar(row.birth_calendar or Calendar.SOLAR)
        known = AnnualDate(calendar, row.birth_month, row.birth_day, bool(row.birth_leap), row.birth_year)
        return describe(known, year_note=False)

    def _set_birth(self, birthday: AnnualDate, file_id: int, person_id: int | None) -> None:
        with self._db.write(N_("Keep a birthday")) as unit:
            row = _owner(unit.session, file_id, person_id)
            row.birth_calendar = birthday.calendar.value
            row.birth_month, row.birth_day = birthday.month, birthday.day
            row.birth_leap = birthday.leap
            row.birth_year = birthday.year or row.birth_year

    def _date(self, heard: Heard, day: date, named: Named) -> str:
        yearly = heard.kind is PromiseKind.ANNIVERSARY
        annual = AnnualDate(Calendar.SOLAR, day.month, day.day, year=None if yearly else day.year)
        draft = DateDraft(date_title(heard), annual, yearly, person_id=named.person_id)
        early = leads_of(heard)
        self._people.add_date(named.file_id, replace(draft, leads=early) if early else draft)
        return tr("Date kept in the file of {name}", name=named.file_name)


def _owner(session: Session, file_id: int, person_id: int | None) -> ClientFile | Person:
    if person_id is not None:
        return session.get_one(Person, person_id)
    return session.get_one(ClientFile, file_id)
