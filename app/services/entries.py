"""One line for everything: understood, shown as what it would write, and written as one act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.contact import ContactDraft, ContactPerson, NextStep
from app.domain.follow_ups import Heard
from app.domain.one_line import Entry, EntryKind, no_such_day, read_card, read_entry
from app.domain.promises import OfferKind, day_words, kind_of
from app.domain.recurrence import repeat_words
from app.services.contacts import ContactService
from app.services.daily_log import DailyLogService, LineDraft
from app.services.file_facts import FactOffer, FileFactService
from app.services.files import NewFile
from app.services.files.service import FileService
from app.services.ladder import LadderService
from app.services.named import Named, in_full, meant
from app.services.offers import Offer, OfferService
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class EntryItem:
    """One thing that the line would write."""

    kind: str  # EntryKind or OfferKind (`fact` too), or `rung`
    label: str
    on: date | None
    at: time | None
    until: time | None
    recurrence: str
    alternatives: tuple[date, ...]
    files: tuple[str, ...]
    text: str

    def words(self, today: date) -> str:
        """As a line of the preview."""
        when = "" if self.on is None else day_words(self.on, today)
        if self.at is not None:
            when += f" {self.at:%H:%M}" + (f"–{self.until:%H:%M}" if self.until is not None else "")
        parts = (self.label, when.strip(), self.recurrence, ", ".join(self.files), self.text)
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class EntryPreview:
    """A line as it was understood. `who` are the files it may be about; `sure`: the first is meant."""

    entry: Entry
    who: tuple[Named, ...]
    sure: bool
    items: tuple[EntryItem, ...]
    facts: tuple[FactOffer, ...] = ()  # what the line tells that a file does not hold yet
    alike: tuple[str, ...] = ()  # files of the same name or number, where a new one would be made

    @property
    def needs_whom(self) -> bool:
        """Whether one of several has to be chosen, or nobody was found for a contact."""
        about = self.entry.kind is EntryKind.CONTACT or self.entry.rung is not None
        return bool(self.who and not self.sure) or (about and not self.who)


class EntryService:
    """Reads a line and writes it."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._offers = OfferService(database)
        self._facts = FileFactService(database)
        self._contacts = ContactService(database)
        self._log = DailyLogService(database)
        self._files = FileService(database)
        self._ladder = LadderService(database)

    def preview(self, text: str, now: datetime | None = None, chosen: Named | None = None) -> EntryPreview:
        """What a line would write, and about whom. Raises `InvalidInput` at `text` when it is empty."""
        if not text.strip():
            raise InvalidInput("empty", N_("Write what happened or what is to be done."), field="text")
        now = now or self._db.clock.local_now()
        entry = read_entry(text, now)
        who: tuple[Named, ...] = ()
        sure = False
        if chosen is not None:
            who, sure = (chosen,), True
        elif entry.kind is not EntryKind.FILE:
            with self._db.read() as session:
                words = entry.whom if entry.kind is not EntryKind.FOLLOW_UPS else text
                who, sure = meant(session, words or text, text, [])
            if not who and (card := read_card(text, now)) is not None:
                entry = card
        named = who[0] if sure else None
        facts = self._told(text, entry, named)
        return EntryPreview(entry, who, sure, tuple(_items(entry, named, facts)), facts, self._alike(entry))

    def _alike(self, entry: Entry) -> tuple[str, ...]:
        """Who has the name or the number of a new file already."""
        if entry.kind is not EntryKind.FILE:
            return ()
        return tuple(hit.name for hit in self._files.same_name_or_phone(entry.name, entry.phone))

    def _told(self, text: str, entry: Entry, named: Named | None) -> tuple[FactOffer, ...]:
        """The facts of which it is clear whose they are; those of a new file are all its own."""
        if entry.kind is EntryKind.FILE:
            return self._facts.of_new(entry.name, entry.said)
        with self._db.read() as session:
            on_line = [named] if named is not None else []
            offers = self._facts.offers(session, text, on_line, in_full(session, text))
        return tuple(each for each in offers if each.chosen)

    def ready(self, text: str, now: datetime | None = None, chosen: Named | None = None) -> EntryPreview:
        """As `preview`, and raises what writing it would raise."""
        seen = self.preview(text, now, chosen)
        if words := no_such_day(text):
            raise InvalidInput("no-such-day", N_("There is no such day: {words}"), field="text", words=words)
        if seen.needs_whom:
            if not seen.who:
                raise InvalidInput("nobody", N_("No file was found for whom this is about."), field="who")
            names = ", ".join(f"{each.label} ({each.file_id})" for each in seen.who)
            raise InvalidInput("which", N_("Say who is meant: {names}"), field="who", names=names)
        return seen

    def write(self, text: str, now: datetime | None = None, chosen: Named | None = None) -> str:
        """Write the line, one act; returns what was done in words.

        Raises `InvalidInput` at `who` when it is not clear whom it is about, at `text` or `name` otherwise.
        """
        seen = self.ready(text, now, chosen)
        entry, named = seen.entry, seen.who[0] if seen.sure else None
        with self._db.write(N_("Write: {text}"), text=text.strip()[:80]):
            if entry.kind is EntryKind.FILE:
                named = self._file(entry)
            elif entry.kind is EntryKind.CONTACT and named is not None:
                self._contact(entry, named)
            elif entry.kind is EntryKind.FOLLOW_UPS:
                self._follow_ups(entry.steps, named)
            else:
                self._line(entry, named)
            for told in seen.facts:
                self._facts.keep(told.fact, named if entry.kind is EntryKind.FILE and named else told.who[0])
        return " / ".join(item.words(self._db.clock.today()) for item in seen.items)

    def _file(self, entry: Entry) -> Named:
        file_id = self._files.create(NewFile(entry.name, phone=entry.phone))
        if entry.said:
            self._files.edit(file_id, {"note": entry.said})
        named = Named(file_id, entry.name)
        self._follow_ups(entry.steps, named)
        return named

    def _contact(self, entry: Entry, named: Named) -> None:
        """The contact with its first next step; further ones are follow-ups of their own."""
        first = entry.steps[0] if entry.steps else None
        person = ContactPerson(
            named.file_id,
            person_id=named.person_id,
            met=entry.met,
            not_met=entry.not_met.value if entry.not_met else None,
            outcome=entry.outcome.value if entry.outcome else None,
            next_step=NextStep(first.text, first.on, first.at) if first else None,
            rung_to=entry.rung.value if entry.rung else None,
            rung_reason=entry.said if entry.rung else "",
        )
        self._contacts.record(
            ContactDraft(
                (person,),
                entry.on,
                start_time=entry.at,
                end_time=entry.until,
                way=entry.way.value if entry.way else None,
                place=entry.place,
                record=entry.said,
            )
        )
        self._follow_ups(entry.steps[1:], named)

    def _line(self, entry: Entry, named: Named | None) -> None:
        planned = entry.kind is EntryKind.PLAN
        self._log.add_line(
            LineDraft(
                entry.on,
                start=entry.at,
                end=entry.until,
                plan=entry.said if planned else "",
                record="" if planned else entry.said,
                file_ids=(named.file_id,) if named else (),
                way=entry.way.value if entry.way and named else None,
                place=entry.place,
            )
        )
        if entry.rung is not None and named is not None:
            self._ladder.move(named.file_id, entry.rung.value, reason=entry.said)
        self._follow_ups(entry.steps, named)

    def _follow_ups(self, steps: Sequence[Heard], named: Named | None) -> None:
        for step in steps:
            kind = kind_of(step)
            if kind in (OfferKind.BIRTHDAY, OfferKind.DATE) and named is None:
                kind = OfferKind.REMINDER
            who = (named,) if named else ()
            self._offers.keep(Offer(step, kind, who, "", named is not None))


def _items(entry: Entry, named: Named | None, facts: Sequence[FactOffer]) -> list[EntryItem]:
    """What will be written, in the order of the line."""
    files = (named.label,) if named else ()
    made = []
    if entry.kind is EntryKind.FILE:
        text = " ".join(part for part in (entry.name, entry.phone, entry.said) if part)
        made.append(EntryItem("file", EntryKind.FILE.label, None, None, None, "", (), (), text))
        files = (entry.name,)
    elif entry.kind is not EntryKind.FOLLOW_UPS:
        parts = [entry.way.label if entry.way else "", entry.place, entry.said]
        parts += [term.label for term in (entry.outcome, entry.not_met) if term is not None]
        if not entry.met and entry.not_met is None:
            parts.append(tr("sent, no answer yet"))
        text = " · ".join(part for part in parts if part)
        label = entry.kind.label
        made.append(EntryItem(entry.kind.value, label, entry.on, entry.at, entry.until, "", (), files, text))
    if entry.rung is not None:
        text = tr("Rung {rung}", rung=entry.rung.value)
        made.append(EntryItem("rung", tr("Ladder"), None, None, None, "", (), files, text))
    for step in entry.steps:
        kind = kind_of(step)
        again = repeat_words(step.repeat) if step.repeat is not None else ""
        made.append(
            EntryItem(
                kind.value,
                kind.label,
                step.on,
                step.at,
                step.until,
                again,
                step.alternatives,
                files,
                step.text,
            )
        )
    for told in facts:
        whose, text = (told.who[0].label,), told.change(told.who[0])
        made.append(EntryItem(told.kind.value, told.kind.label, None, None, None, "", (), whose, text))
    return made
