"""The days that are past: planned the evening before, recorded by day, reviewed at night."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import select

from app.core.i18n import N_
from app.demo.cast import Actor
from app.demo.people import words
from app.demo.stage import BY_RUNG, SLOTS, WAYS, Planned, Stage, log_line
from app.domain.contact import AppointmentDraft, ContactDraft, ContactPerson, NextStep
from app.domain.standing import standing_of
from app.models import ClientFile, LineFile, LogLine, Reminder


class WorkDays(Stage):
    """Writes one day after the other."""

    def _plan(self, day: date, *, first_day: bool = False) -> list[Planned]:
        """Tomorrow's lines: the routine, and everyone we mean to talk to."""
        lists = words()
        due = [a for a in self.begun if day in a.days] if not first_day else []
        slots = sorted(self.random.sample(SLOTS, min(len(due), len(SLOTS))))
        found = []
        with self.database.write(N_("Plan the day")) as unit:
            for start, end, plan, *_ in lists["routine"]:
                if self.random.random() < 0.75:
                    unit.session.add(
                        log_line(day, time.fromisoformat(start), plan, end=time.fromisoformat(end))
                    )
            for actor, start in zip(due, slots, strict=False):
                situation = self._situation(actor)
                way = WAYS.get(situation, "visit")
                line = log_line(day, start, self.fill(lists["plans"][situation], actor), way=way)
                if way == "visit":
                    line.place = actor.firm
                    line.purpose = self.random.choice(("learn", "be_known", "expertise", "step"))
                    line.materials = self.fill(self.random.choice(lists["materials"]), actor)
                unit.session.add(line)
                unit.session.flush()
                unit.session.add(LineFile(line_id=line.id, file_id=actor.file_id))
                found.append(Planned(actor, situation, line.id, start))
        if not first_day and self.calendar.is_working(self.clock.today()):
            self._ask(found, day)
        return found

    def _ask(self, planned: list[Planned], day: date) -> None:
        """The calls of the afternoon for the visits of the next day, and some that came to nothing."""
        today, asked = self.clock.today(), words()["appointments"]
        visits = [each for each in planned if each.situation.startswith("visit")]
        for number, each in enumerate(visits):
            self.at(today, time(16, 5 + 6 * number))
            state = self.random.choice(("agreed", "agreed", "agreed", "pending", None))
            if state is not None:
                record = self.fill(self.random.choice(asked[state]), each.actor)
                self._call(each.actor, state, record, visit=each, on=day)
        others = [actor for actor in self.begun if actor.place in "EF" and today not in actor.days]
        if others and self.random.random() < 0.35:
            actor = self.random.choice(others)
            self.at(today, time(11, 20))
            reason, record = self.random.choice(asked["failed"])
            self._call(actor, "failed", self.fill(record, actor), reason=reason)
        self.at(today, time(21, 0))

    def _call(
        self,
        actor: Actor,
        state: str,
        record: str,
        *,
        visit: Planned | None = None,
        on: date | None = None,
        reason: str = "",
    ) -> None:
        self.services.contacts.appointment(
            AppointmentDraft(
                (actor.file_id,),
                self.clock.today(),
                start_time=self.clock.local_now().time(),
                state=state,
                answered=reason != "没人接",
                reason=reason,
                record=record,
                visit_on=on,
                visit_time=visit.start if visit else None,
                visit_line_id=visit.line_id if visit else None,
            )
        )

    def _situation(self, actor: Actor) -> str:
        if actor.talks and self.random.random() < 0.12:
            return "message"
        kinds = BY_RUNG[actor.place]
        return kinds[min(actor.talks, len(kinds) - 1)]

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
            new = log_line(to, planned.start, old.plan, way=old.way)
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
            step = NextStep(self.fill(words_, actor), due)
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
                end_time=self._end(planned),
                way=WAYS.get(planned.situation, "visit"),
                place=actor.firm if planned.situation.startswith("visit") else "",
                record=self.fill(told["r"], actor),
                line_id=planned.line_id,
            )
        )
        if told.get("v") or told.get("n"):
            with self.database.write(N_("Review the day")) as unit:
                line = unit.session.get_one(LogLine, planned.line_id)
                line.review = self.fill(told.get("v", ""), actor)
                line.notes = self.fill(told.get("n", ""), actor)

    def _end(self, planned: Planned) -> time | None:
        """A visit takes half an hour to an hour and a half."""
        if not planned.situation.startswith("visit"):
            return None
        minutes = (
            planned.start.hour * 60 + planned.start.minute + self.random.choice((30, 40, 40, 50, 60, 90))
        )
        return time(minutes // 60, minutes % 60)

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
            line = log_line(day, time.fromisoformat(start), "", record=record, unplanned=True)
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
