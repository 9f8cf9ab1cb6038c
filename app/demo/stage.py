"""The stage of the sample story: its cast, its clock, and the words that are filled in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from random import Random

from app.core.clock import FixedClock
from app.demo.cast import Actor, gather
from app.domain.working_days import WorkCalendar
from app.models import LogLine
from app.services.bundle import Services
from app.storage.database import Database

SLOTS = [
    time(9, 30),
    time(10, 10),
    time(10, 50),
    time(13, 30),
    time(14, 10),
    time(15, 0),
    time(16, 0),
    time(19, 30),
]
WAYS = {"call_first": "phone", "client_service": "phone", "message": "message"}
BY_RUNG = {
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


class Stage:
    """What every scene needs."""

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

    def fill(self, text: str, actor: Actor) -> str:
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


def log_line(
    day: date,
    start: time,
    plan: str,
    *,
    end: time | None = None,
    way: str | None = None,
    record: str = "",
    unplanned: bool = False,
) -> LogLine:
    """A line of the log, not yet saved."""
    return LogLine(
        on_date=day, start_time=start, end_time=end, plan=plan, way=way, record=record, unplanned=unplanned
    )
