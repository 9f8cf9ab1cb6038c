"""Fifty years of cards after Hara Ippei: 28,000 files, written in bulk, to measure with."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from itertools import islice
from random import Random
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Session

from app.core.clock import FixedClock
from app.core.i18n import N_
from app.demo.people import mobile, someone, words
from app.models import ClientFile, Contact, LineFile, LogLine, Person, Phone, Reminder, RungChange, Setting
from app.storage.database import Database

FILES, LINES, CONTACTS, REMINDERS, YEARS = 28_000, 150_000, 300_000, 60_000, 50
# How the cards stand after fifty years; F is the long tail, the rest have left the ladder.
STANDS = (
    ("A", 40),
    ("B", 300),
    ("C", 200),
    ("D", 500),
    ("E", 1800),
    ("F", 20_000),
    ("client", 2600),
    ("lost", 2560),
)
_BATCH = 10_000
_TIMES = [time(h, m) for h in (9, 10, 11, 13, 14, 15, 16, 19) for m in (0, 30)]


def write(database: Database, clock: FixedClock, seed: int, progress: Callable[[float], None]) -> None:
    """Fill an empty diary in one act."""
    random = Random(seed)
    today = clock.today()
    first = today - timedelta(days=round(YEARS * 365.25))
    with database.write(N_("Sample diary")) as unit:
        session = unit.session
        _put(
            session,
            Setting,
            iter([{"key": "trade", "value": '"futures"'}, {"key": "owner", "value": '"林晓帆"'}]),
        )
        created = _write_files(session, random, first, today)
        progress(0.2)
        days = [random.randrange((today - first).days + 1) for _ in range(LINES)]
        days.sort()
        _write_lines(session, random, [first + timedelta(days=d) for d in days])
        progress(0.4)
        _write_contacts(session, random, created, [first + timedelta(days=d) for d in days])
        progress(0.6)
        _put(session, Reminder, _reminders(random, created, today))
        progress(0.7)
    progress(1.0)


def _put(session: Session, model: Any, rows: Iterator[dict[str, Any]]) -> None:
    table: Table = model.__table__
    while batch := list(islice(rows, _BATCH)):
        session.execute(insert(table), batch)


def _write_files(session: Session, random: Random, first: date, today: date) -> list[date]:
    """The files with their phones, families and moves; returns the day each was begun."""
    span = (today - first).days
    stands = [code for code, count in STANDS for _ in range(count)]
    random.shuffle(stands)
    created = sorted(first + timedelta(days=random.randrange(span)) for _ in range(FILES))
    people = [someone(random) for _ in range(FILES)]
    lists = words()

    def files() -> Iterator[dict[str, Any]]:
        for at, (person, begun, stand) in enumerate(zip(people, created, stands, strict=True)):
            firm = at % 9 == 0
            on_ladder = len(stand) == 1
            since = min(begun + timedelta(days=random.randrange(900)), today)
            yield {
                "id": at + 1,
                "kind": "enterprise" if firm else "person",
                "name": f"{person.name}商行" if firm else person.name,
                "gender": None if firm else person.gender,
                "birth_calendar": "lunar" if at % 5 == 0 else "solar",
                "birth_year": None if firm or at % 7 == 0 else random.randrange(1930, 2000),
                "birth_month": None if firm or at % 3 == 0 else random.randrange(1, 13),
                "birth_day": None if firm or at % 3 == 0 else random.randrange(1, 29),
                "birth_leap": False,
                "region": random.choice(lists["regions"]),
                "hobbies": random.choice(lists["hobbies"]) if at % 4 == 0 else None,
                "source_method": random.choice(
                    ("acquaintance", "referral", "cold", "chance", "lists", "market")
                ),
                "lead_class": random.choice((None, "I", "II", "III", "IV")),
                "standing": stand if not on_ladder else "prospect",
                "rung": stand if on_ladder else None,
                "rung_since": since if on_ladder else None,
                "opened_on": since if stand == "client" else None,
                "lost_on": since if stand == "lost" else None,
                "lost_reason": "no_answer" if stand == "lost" else None,
                "visits_before": 0,
                "important": at % 50 == 0,
                "created_on": begun,
            }

    _put(session, ClientFile, files())
    _put(
        session,
        Phone,
        (
            {"file_id": at + 1, "number": number, "digits": number, "position": 0}
            for at in range(FILES)
            for number in (mobile(random),)
        ),
    )
    _put(
        session,
        Person,
        (
            {
                "file_id": at + 1,
                "role": "spouse",
                "name": someone(random).name,
                "birth_calendar": "solar",
                "birth_year": None,
                "birth_month": random.randrange(1, 13),
                "birth_day": random.randrange(1, 29),
                "birth_leap": False,
            }
            for at in range(0, FILES, 3)
        ),
    )
    _put(session, RungChange, _moves(random, created, stands, today))
    return created


def _moves(random: Random, created: list[date], stands: list[str], today: date) -> Iterator[dict[str, Any]]:
    ends = {"client": "opened", "lost": "lost"}
    for at, (begun, stand) in enumerate(zip(created, stands, strict=True)):
        steps = ["F"]
        if stand != "F":
            steps += ["E"] if stand == "E" else ["E", ends.get(stand, stand)]
        before: str | None = None
        day = begun
        for to in steps:
            yield {
                "file_id": at + 1,
                "changed_on": day,
                "from_rung": before,
                "to_rung": to,
                "reason": None,
                "until_on": None,
            }
            before, day = to, min(day + timedelta(days=random.randrange(30, 400)), today)


def _write_lines(session: Session, random: Random, days: list[date]) -> None:
    lists = words()
    talks = [
        t["r"] for key in ("visit_first", "visit_need", "client_service", "call_first") for t in lists[key]
    ]
    plans = list(lists["plans"].values())
    notes = lists["undated"]

    def lines() -> Iterator[dict[str, Any]]:
        for at, day in enumerate(days):
            start = random.choice(_TIMES)
            yield {
                "id": at + 1,
                "on_date": day,
                "start_time": start,
                "end_time": None,
                "position": at % 8,
                "plan": _say(random.choice(plans)),
                "record": _say(random.choice(talks)),
                "review": random.choice(lists["reviews_day"]) if at % 5 == 0 else "",
                "notes": _say(random.choice(notes)) if at % 6 == 0 else "",
                "state": "done",
                "unplanned": at % 10 == 0,
                "way": ("visit", "phone", "phone", "visit", "message", "meal")[at % 6],
            }

    _put(session, LogLine, lines())


def _say(text: str) -> str:
    for slot, word in (
        ("{称呼}", "他"),
        ("{品种}", "铜"),
        ("{公司}", "公司"),
        ("{爱好}", "钓鱼"),
        ("{介绍人}", "朋友"),
        ("{原因}", "要等到期"),
    ):
        text = text.replace(slot, word)
    return text


def _write_contacts(session: Session, random: Random, created: list[date], days: list[date]) -> None:
    """Two people a line on average, among the files that were begun by then."""
    pairs: list[tuple[int, int]] = []
    known = 0
    for at, day in enumerate(days):
        while known < FILES and created[known] <= day:
            known += 1
        wanted = 1 + at % 3
        drawn = sorted({random.randrange(max(known, 1)) + 1 for _ in range(wanted)})
        pairs.extend((at + 1, file_id) for file_id in drawn)
    while len(pairs) < CONTACTS:  # draws that met the same file twice
        line = random.randrange(LINES // 2, LINES) + 1
        pairs.append((line, random.randrange(FILES // 3) + 1))
    unique = sorted(set(pairs))[:CONTACTS]
    outcomes = ("good", "agreeing", "pending", "lukewarm", None, "refused")
    _put(session, LineFile, ({"line_id": line, "file_id": file, "position": 0} for line, file in unique))
    _put(
        session,
        Contact,
        (
            {"line_id": line, "file_id": file, "met": at % 6 != 0, "outcome": outcomes[at % 6], "signals": ""}
            for at, (line, file) in enumerate(unique)
        ),
    )


def _reminders(random: Random, created: list[date], today: date) -> Iterator[dict[str, Any]]:
    for at in range(REMINDERS):
        file = random.randrange(FILES)
        still_open = at % 200 == 0
        due = (
            today + timedelta(days=random.randrange(-20, 60))
            if still_open
            else min(created[file] + timedelta(days=30), today)
        )
        yield {
            "kind": "next_step",
            "text": "回电",
            "file_id": file + 1,
            "due_on": due,
            "lead_days": 0,
            "done_on": None if still_open else due,
            "created_on": created[file],
        }
