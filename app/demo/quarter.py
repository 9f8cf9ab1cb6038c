"""Ninety days of believable work, told day by day through the same services the window uses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.core.clock import FixedClock
from app.core.i18n import N_
from app.demo.cast import DAYS, Actor, begin, gather
from app.demo.people import words
from app.domain import lunar
from app.domain.contact import ContactDraft, ContactPerson, NextStep
from app.domain.standing import standing_of
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, LineFile, LogLine, Reminder
from app.services.bundle import Services
from app.services.reminders import ReminderDraft
from app.storage.database import Database

_SLOTS = [
    time(9, 30),
    time(10, 10),
    time(10, 50),
    time(13, 30),
    time(14, 10),
    time(15, 0),
    time(16, 0),
    time(19, 30),
]
_WAYS = {"call_first": "phone", "client_service": "phone", "message": "message"}
_BY_RUNG = {
    "F": ("call_first", "visit_first"),
    "E": ("visit_need",),
    "B": ("visit_blocked",),
    "C": ("visit_blocked",),
    "D": ("visit_blocked",),
    "A": ("visit_near",),
    "opened": ("client_service",),
    "lost": ("message",),
}


@dataclass(slots=True)
class Planned:
    """A talk that stands in the log as a plan."""

    actor: Actor
    situation: str
    line_id: int
    start: time


class Story:
    """Writes the diary as its owner would have: plans in the evening, records by day, reviews at night."""

    def __init__(self, database: Database, clock: FixedClock, seed: int) -> None:
        self.database = database
        self.services = Services.of(database)
        self.clock = clock
        self.random = Random(seed)
        self.today = clock.today()
        self.calendar = WorkCalendar()
        self.actors = gather(self.random, self.today)
        self.begun: list[Actor] = []
        self.carried: list[Planned] = []  # moved to the next working day

    def at(self, day: date, moment: time) -> None:
        self.clock.at = datetime.combine(day, moment)

    def tell(self, progress: Callable[[float], None]) -> None:
        """The whole quarter, up to this morning, and the plans for the rest of this week."""
        first = self.today - timedelta(days=DAYS - 1)
        self.at(first, time(7, 30))
        owner = {"trade": "futures", "owner": words()["owner"], "firm": words()["firm"]}
        self.services.settings.change(owner)
        self.services.catalogue.ensure("futures")
        planned: list[Planned] = []
        for offset in range(DAYS):
            day = first + timedelta(days=offset)
            self._begin_files(day)
            if self.calendar.is_working(day):
                if offset == 0:
                    planned = self._plan(day, first_day=True)
                if day == self.today:
                    self._this_morning(day)
                else:
                    self._work(day, planned)
            tomorrow = day + timedelta(days=1)
            if tomorrow <= self.today:
                self.at(day, time(21, 0))
                planned = self._plan(tomorrow) if self.calendar.is_working(tomorrow) else []
            progress((offset + 1) / DAYS)
        self.at(self.today, time(8, 50))
        self._coming_days()
        self._loose_ends()

    def _begin_files(self, day: date) -> None:
        for at, actor in enumerate(a for a in self.actors if a.begun == day):
            self.at(day, time(8, at % 60))
            begin(self.database, self.clock, actor, self.random, self.begun)
            self.begun.append(actor)

    # The evening before ------------------------------------------------------------------

    def _plan(self, day: date, *, first_day: bool = False) -> list[Planned]:
        """Tomorrow's lines: the routine, and everyone we mean to talk to."""
        lists = words()
        due = [a for a in self.begun if day in a.days] if not first_day else []
        slots = sorted(self.random.sample(_SLOTS, min(len(due), len(_SLOTS))))
        found = []
        with self.database.write(N_("Plan the day")) as unit:
            for start, end, plan, *_ in lists["routine"]:
                if self.random.random() < 0.75:
                    unit.session.add(_line(day, time.fromisoformat(start), plan, end=time.fromisoformat(end)))
            for actor, start in zip(due, slots, strict=False):
                situation = self._situation(actor)
                way = _WAYS.get(situation, "visit")
                line = _line(day, start, self._fill(lists["plans"][situation], actor), way=way)
                if way == "visit":
                    line.place = actor.firm
                    line.purpose = self.random.choice(("learn", "be_known", "expertise", "step"))
                    line.materials = self._fill(self.random.choice(lists["materials"]), actor)
                unit.session.add(line)
                unit.session.flush()
                unit.session.add(LineFile(line_id=line.id, file_id=actor.file_id))
                found.append(Planned(actor, situation, line.id, start))
        return found

    def _situation(self, actor: Actor) -> str:
        if actor.talks and self.random.random() < 0.12:
            return "message"
        kinds = _BY_RUNG[actor.place]
        return kinds[min(actor.talks, len(kinds) - 1)]

    # The day -------------------------------------------------------------------------------

    def _work(self, day: date, planned: list[Planned]) -> None:
        carried, self.carried = self.carried, []
        for each in [*planned, *carried]:
            self.at(day, each.start)
            if each in planned and each.situation.startswith("visit") and self.random.random() < 0.08:
                self._move(each, self.calendar.add(day, 1))
            else:
                self._talk(each)
        self.at(day, time(17, 40))
        self._unplanned(day)
        self._close(day)
        if day.weekday() >= 3:
            self._settle(day)

    def _settle(self, day: date) -> None:
        """Late in the week: what was promised and is past gets dealt with, but for a few."""
        late = [row.key for row in self.services.reminders.due(day) if row.days_overdue > 1]
        done = [key for key in late if self.random.random() < 0.9]
        if done:
            self.services.reminders.done(done)

    def _move(self, planned: Planned, to: date) -> None:
        """Put off to another day, with a trace on both."""
        with self.database.write(N_("Move a line to another day")) as unit:
            old = unit.session.get_one(LogLine, planned.line_id)
            new = _line(to, planned.start, old.plan, way=old.way)
            new.place, new.purpose, new.materials = old.place, old.purpose, old.materials
            unit.session.add(new)
            unit.session.flush()
            unit.session.add(LineFile(line_id=new.id, file_id=planned.actor.file_id))
            old.state, old.moved_to_id = "moved", new.id
        self.carried.append(Planned(planned.actor, planned.situation, new.id, planned.start))

    def _talk(self, planned: Planned) -> None:
        lists, actor = words(), planned.actor
        actor.talks += 1
        if planned.situation.startswith("visit") and self.random.random() < 0.1:
            why, record, note = self.random.choice(lists["not_met"])
            person = ContactPerson(actor.file_id, actor.person_id, met=False, not_met=why)
            self._record(planned, {"r": record, "n": note}, person)
            return
        told = self.random.choice(lists[planned.situation])
        step = None
        if "next" in told and actor.place != "lost":
            words_, days = told["next"]
            due = self.calendar.add(self.clock.today() + timedelta(days=days - 1), 1)
            step = NextStep(self._fill(words_, actor), due)
        met = told.get("met", True)
        person = ContactPerson(
            actor.file_id,
            actor.person_id,
            met=met,
            not_met=None if met else "no_reply",
            outcome=told["o"] or None,
            signals=tuple(told.get("sig", "").split()),
            impressions=told.get("im", ""),
            opinion=told.get("op", ""),
            next_step=step,
            done_steps=self._open_steps(actor),
        )
        self._record(planned, told, person)
        if met:
            self._climb(actor)

    def _record(self, planned: Planned, told: dict[str, Any], person: ContactPerson) -> None:
        actor = planned.actor
        self.services.contacts.record(
            ContactDraft(
                persons=(person,),
                on_date=self.clock.today(),
                start_time=planned.start,
                way=_WAYS.get(planned.situation, "visit"),
                place=actor.firm if planned.situation.startswith("visit") else "",
                record=self._fill(told["r"], actor),
                line_id=planned.line_id,
            )
        )
        if told.get("v") or told.get("n"):
            with self.database.write(N_("Review the day")) as unit:
                line = unit.session.get_one(LogLine, planned.line_id)
                line.review = self._fill(told.get("v", ""), actor)
                line.notes = self._fill(told.get("n", ""), actor)

    def _open_steps(self, actor: Actor) -> tuple[int, ...]:
        with self.database.read() as session:
            return tuple(
                session.scalars(
                    select(Reminder.id).where(
                        Reminder.file_id == actor.file_id,
                        Reminder.done_on.is_(None),
                        Reminder.kind == "next_step",
                    )
                )
            )

    def _climb(self, actor: Actor) -> None:
        """One rung further when enough was said; scored at the first meeting, a target from E on."""
        steps_left = len(actor.path) - 1 - actor.at
        talks_left = sum(day > self.clock.today() for day in actor.days)
        self._score(actor)
        if not steps_left or (talks_left >= steps_left and self.random.random() < 0.45):
            return
        to = actor.path[actor.at + 1]
        lists, until, reason = words(), None, ""
        if to == "lost":
            code, said = self.random.choice(lists["lost"])
            reason = f"{code}: {said}"
        elif to == "opened":
            reason = ""
        else:
            reason = self.random.choice(lists["rung_reasons"][to])
        if to in {"B", "D"}:
            until = self.today + timedelta(days=self.random.randrange(2, 60))
            reason = reason.replace("{月}", str(until.month))
        actor.reason = reason.partition(": ")[2] or reason
        self.services.ladder.move(actor.file_id, to, reason=reason, until=until)
        actor.at += 1
        if to == "opened":
            self._fund(actor)

    def _score(self, actor: Actor) -> None:
        with self.database.write(N_("Set lead class of {name}"), name=actor.draft["name"]) as unit:
            file = unit.session.get_one(ClientFile, actor.file_id)
            if file.lead_class is None:
                file.lead_class = self.random.choice(("I", "II", "II", "III", "III", "IV"))
            if actor.at and file.target_on is None and self.random.random() < 0.6:
                file.target_on = self.clock.today()
            file.standing = standing_of(
                lead_class=file.lead_class,
                target_on=file.target_on,
                opened_on=file.opened_on,
                lost_on=file.lost_on,
            ).value

    def _fund(self, actor: Actor) -> None:
        with self.database.write(N_("Change {name}"), name=actor.draft["name"]) as unit:
            file = unit.session.get_one(ClientFile, actor.file_id)
            file.equity_fen = self.random.choice((8, 15, 30, 60, 120, 520)) * 1_000_000
            file.grade = self.random.choice(("AAA", "AA", "A", "A"))
            file.important = file.equity_fen >= 100_000_000

    def _unplanned(self, day: date) -> None:
        lists = words()
        start, plan, record, review, notes = self.random.choice(lists["tasks"])
        product = self.random.choice(lists["personal_items"])
        with self.database.write(N_("Add a line to the log")) as unit:
            line = _line(day, time.fromisoformat(start), "", record=record, unplanned=True)
            line.review, line.notes = review, notes
            if self.random.random() < 0.5:
                line.plan, line.unplanned = plan, False
            for column in ("plan", "record", "review", "notes"):
                setattr(line, column, getattr(line, column).replace("{品种}", product))
            line.state = "done"
            unit.session.add(line)

    def _close(self, day: date) -> None:
        """At night: what was routine is done, what was not done moves on or stays undone."""
        routine = {r[2]: r for r in words()["routine"]}
        with self.database.write(N_("Review the day")) as unit:
            lines = unit.session.scalars(
                select(LogLine)
                .where(LogLine.on_date == day, LogLine.state == "open")
                .order_by(LogLine.start_time)
            ).all()
            for line in lines:
                told = routine.get(line.plan)
                line.state = "not_done" if self.random.random() < 0.08 else "done"
                if told and line.state == "done" and self.random.random() < 0.6:
                    line.record, line.review, line.notes = told[3], told[4], told[5]
            if lines and self.random.random() < 0.5:
                lines[-1].review = self.random.choice(words()["reviews_day"])

    # Today and after ---------------------------------------------------------------------

    def _this_morning(self, day: date) -> None:
        with self.database.write(N_("Add a line to the log")) as unit:
            line = _line(day, time(8, 0), words()["morning"][0], record=words()["morning"][2])
            line.state = "done"
            unit.session.add(line)

    def _coming_days(self) -> None:
        """Visits on the working days that follow, and enough of them today."""
        active = [a for a in self.begun if a.place in "ABDE" and len(a.place) == 1]
        days = [self.today] if self.calendar.is_working(self.today) else []
        while len(days) < 5:
            days.append(self.calendar.add(days[-1] if days else self.today, 1))
        self.random.shuffle(active)
        for day in days:
            chosen, active = active[:3], active[3:]
            self._plan_visits(day, chosen)

    def _plan_visits(self, day: date, actors: list[Actor]) -> None:
        lists = words()
        with self.database.read() as session:
            there = set(
                session.scalars(
                    select(LineFile.file_id)
                    .join(LogLine, LogLine.id == LineFile.line_id)
                    .where(LogLine.on_date == day)
                )
            )
        free = sorted(self.random.sample(_SLOTS[1:], 5))
        with self.database.write(N_("Plan the week")) as unit:
            for actor, start in zip([a for a in actors if a.file_id not in there], free, strict=False):
                situation = _BY_RUNG[actor.place][-1]
                line = _line(day, start, self._fill(lists["plans"][situation], actor), way="visit")
                line.place = actor.firm
                line.purpose = self.random.choice(("be_known", "expertise", "step", "market"))
                line.materials = self._fill(self.random.choice(lists["materials"]), actor)
                if self.random.random() < 0.3:
                    line.companions, line.companion_mode = "团队长", "takes_part"
                unit.session.add(line)
                unit.session.flush()
                unit.session.add(LineFile(line_id=line.id, file_id=actor.file_id))

    def _loose_ends(self) -> None:
        """Reminders due today and late, some without a day, and birthdays close by."""
        add = self.services.reminders.add
        known = [a for a in self.begun if a.place != "lost"]
        for text in words()["undated"]:
            actor = self.random.choice(known)
            add(ReminderDraft(self._fill(text, actor), file_id=actor.file_id))
        for days, text in (
            (0, "回电{称呼}，确认周五见面"),
            (0, "把{品种}周报发给{称呼}"),
            (0, "替{称呼}问手续费"),
            (-2, "给{称呼}送沙龙请柬"),
            (-1, "回复{称呼}软件的问题"),
            (1, "提醒{称呼}带身份证"),
            (3, "问{称呼}资料看完没有"),
        ):
            actor = self.random.choice(known)
            due = self.today + timedelta(days=days)
            add(
                ReminderDraft(
                    self._fill(text, actor),
                    due_on=due,
                    due_time=time(15, 30) if days == 0 else None,
                    file_id=actor.file_id,
                )
            )
        for days, actor in zip(
            (0, 2, 4, 6), self.random.sample([a for a in known if a.contact is None], 4), strict=True
        ):
            self._birthday(actor, self.today + timedelta(days=days), is_lunar=days == 2)

    def _birthday(self, actor: Actor, day: date, *, is_lunar: bool) -> None:
        with self.database.write(N_("Change {name}"), name=actor.draft["name"]) as unit:
            file = unit.session.get_one(ClientFile, actor.file_id)
            file.birth_leap = False
            file.birth_year = 1975 + actor.file_id % 15
            if is_lunar:
                found = lunar.to_lunar(day)
                file.birth_calendar, file.birth_month, file.birth_day = (
                    "lunar",
                    found.month,
                    min(found.day, 29),
                )
            else:
                file.birth_calendar, file.birth_month, file.birth_day = "solar", day.month, min(day.day, 28)

    def _fill(self, text: str, actor: Actor) -> str:
        referrer = self.random.choice(self.begun).address if "{介绍人}" in text else ""
        slots = {
            "{称呼}": actor.address,
            "{品种}": actor.product,
            "{公司}": actor.firm,
            "{爱好}": actor.hobby or "喝茶",
            "{介绍人}": referrer,
            "{原因}": actor.reason or "时机还没到",
        }
        for slot, word in slots.items():
            text = text.replace(slot, word)
        return text


def _line(
    day: date,
    start: time,
    plan: str,
    *,
    end: time | None = None,
    way: str | None = None,
    record: str = "",
    unplanned: bool = False,
) -> LogLine:
    return LogLine(
        on_date=day, start_time=start, end_time=end, plan=plan, way=way, record=record, unplanned=unplanned
    )


def write(database: Database, clock: FixedClock, seed: int, progress: Callable[[float], None]) -> None:
    """Fill an empty diary."""
    Story(database, clock, seed).tell(progress)
