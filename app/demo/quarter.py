"""Ninety days of believable work, told day by day through the same services the window uses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from fractions import Fraction

from sqlalchemy import select

from app.core.clock import FixedClock
from app.core.i18n import N_
from app.demo.cast import DAYS, Actor, begin
from app.demo.days import WorkDays
from app.demo.people import words
from app.demo.presents import give_presents
from app.demo.stage import BY_RUNG, SLOTS, Planned, log_line
from app.domain import lunar
from app.domain.development import StepDraft
from app.domain.goals import GoalDraft
from app.domain.period import span
from app.domain.terms import Factor, Metric, PagodaLevel
from app.models import ClientFile, LineFile, LogLine
from app.services.reminders import ReminderDraft
from app.storage.database import Database


class Story(WorkDays):
    """The whole quarter: what was, this morning, and what is planned and promised."""

    def tell(self, progress: Callable[[float], None]) -> None:
        """The whole quarter, up to this morning, and the plans for the rest of this week."""
        first = self.today - timedelta(days=DAYS - 1)
        self.at(first, time(7, 30))
        owner = {"trade": "futures", "owner": words()["owner"], "firm": words()["firm"]}
        self.services.catalogue.ensure("futures", "zh")  # the sample is Chinese in every language
        self.services.settings.change(owner)
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
        self._planning()

    def _begin_files(self, day: date) -> None:
        for at, actor in enumerate(a for a in self.actors if a.begun == day):
            self.at(day, time(8, at % 60))
            begin(self.database, self.clock, actor, self.random, self.begun)
            self.begun.append(actor)

    def _this_morning(self, day: date) -> None:
        with self.database.write(N_("Add a line to the log")) as unit:
            line = log_line(day, time(8, 0), words()["morning"][0], record=words()["morning"][2])
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
        with self.database.read() as session:
            taken = set(session.scalars(select(LogLine.start_time).where(LogLine.on_date == day)))
        left = [slot for slot in SLOTS[1:] if slot not in taken]
        free = sorted(self.random.sample(left, min(4, len(left))))
        with self.database.write(N_("Plan the week")) as unit:
            for actor, start in zip([a for a in actors if a.file_id not in there], free, strict=False):
                situation = BY_RUNG[actor.place][-1]
                line = log_line(day, start, self.fill(lists["plans"][situation], actor), way="visit")
                line.place = actor.firm
                line.purpose = self.random.choice(("be_known", "expertise", "step", "market"))
                line.materials = self.fill(self.random.choice(lists["materials"]), actor)
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
            add(ReminderDraft(self.fill(text, actor), file_id=actor.file_id))
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
                    self.fill(text, actor),
                    due_on=due,
                    due_time=time(15, 30) if days == 0 else None,
                    file_id=actor.file_id,
                )
            )
        for days, actor in zip(
            (0, 2, 4, 6), self.random.sample([a for a in known if a.contact is None], 4), strict=True
        ):
            self._birthday(actor, self.today + timedelta(days=days), is_lunar=days == 2)

    def _planning(self) -> None:
        """The quarter's plan with its targets, prospects scored and named, a few steps, a goal."""
        services, lists = self.services, words()["planning"]
        near = [a for a in self.begun if a.place in "ABDE" and len(a.place) == 1]
        for actor in near:
            services.scores.take_hints(actor.file_id)
        plan_id = services.plan.begin(self.today)
        for factor in (Factor.SECOND_RATE, Factor.THIRD_RATE):
            services.plan.set_rate(plan_id, None, factor, Fraction(2, 3))
        services.plan.set_level(plan_id, None, PagodaLevel.FIRST, Fraction(45))
        services.targets.take_plan(self.today)
        month = self.today.replace(day=1)
        named = [a.file_id for a in near if a.place in "ABE"][:8]
        services.targets.prospects.add(month, named)
        for actor in near[:6]:
            for step, days, done, following in lists["steps"]:
                on = self.calendar.add(self.today - timedelta(days=days), 1)
                draft = StepDraft(step, on, self.fill(done, actor), self.fill(following, actor))
                services.development.add(actor.file_id, draft)
        start, end = span("quarter", self.today)
        services.goals.add(
            GoalDraft(lists["goal"], Metric.OPENED.value, 8, 10, 12, start, end, *lists["smart"])
        )

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


def write(database: Database, clock: FixedClock, seed: int, progress: Callable[[float], None]) -> None:
    """Fill an empty diary."""
    story = Story(database, clock, seed)
    story.tell(progress)
    give_presents(database, story.services, story.today, seed)
