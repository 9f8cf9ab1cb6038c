"""Write tests/data/schema_NNNN.sql: a small diary of the schema being released, with a row in every table.

Run once when an issue ends and its migrations are frozen; the dump never changes afterwards. A test opens
every dump with the program of the day: `python tools/dump_schema.py`.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from app.core import i18n  # noqa: E402
from app.core.clock import FixedClock  # noqa: E402
from app.core.notices import Notices  # noqa: E402
from app.domain.annual import AnnualDate, Calendar  # noqa: E402
from app.domain.contact import AppointmentDraft, ContactDraft, ContactPerson, NextStep  # noqa: E402
from app.domain.development import StepDraft  # noqa: E402
from app.domain.festivals import Festival  # noqa: E402
from app.domain.goals import GoalDraft  # noqa: E402
from app.domain.terms import Metric, PagodaLevel  # noqa: E402
from app.domain.visit_bag import BagEntry  # noqa: E402
from app.services.bundle import Services  # noqa: E402
from app.services.daily_log import LineDraft  # noqa: E402
from app.services.files import NewFile  # noqa: E402
from app.services.gifts import GiftDraft  # noqa: E402
from app.services.people import DateDraft, PersonDraft  # noqa: E402
from app.services.reminders import ReminderDraft  # noqa: E402
from app.storage.opening import open_diary  # noqa: E402
from app.storage.schema import HEAD  # noqa: E402

TODAY = date(2026, 11, 23)


def _plans(services: Services, wang: int, firm: int, line: int) -> None:
    """A quarter with its targets, a chain, a goal, scores, a named prospect, a check, a bag."""
    services.scores.take_hints(firm)
    services.chain.begin(TODAY, 1_200_000)
    quarter = services.plan.begin(TODAY)
    services.plan.set_level(quarter, None, PagodaLevel.FIRST, Fraction(45))
    services.targets.take_plan(TODAY)
    services.targets.prospects.add(TODAY.replace(day=1), [wang])
    services.development.add(firm, StepDraft("plan", TODAY, "定计划", "约一次面谈"))
    ends = TODAY + timedelta(days=90)
    services.goals.add(
        GoalDraft("开户三十户", Metric.OPENED.value, 20, 30, 40, TODAY, ends, "人手够", "为了升职")
    )
    services.checks.set_note("month", TODAY, Metric.VISITS.value, "cause", "出差多")
    services.bags.set_bag(line, [BagEntry("名片", packed=True)])
    (offer,) = services.offers.offers("改天再约", datetime.combine(TODAY, time(9)), [wang], line)
    services.offers.dismiss(line, offer)


def fill(services: Services) -> None:
    """One of everything, through the commands a user has."""
    services.settings.change({"trade": "insurance", "owner": "林晓帆", "firm": "示例营业部"})
    services.catalogue.ensure("insurance")
    services.templates.ensure()
    wang = services.files.create(NewFile("王芳", phone="10012345678", source_method="referral"))
    firm = services.files.create(NewFile("江城东风铜业有限公司", kind="enterprise", referrer_id=wang))
    gone = services.files.create(NewFile("删去的人"))
    products = tuple(row.id for row in services.catalogue.products()[:2])
    services.files.edit(
        wang, {"hobbies": "喝茶", "risk_appetite": "averse", "tags": ("老乡",), "products": products}
    )
    person = services.people.add(
        firm,
        PersonDraft("李建国", decision_role="decider", birthday=AnnualDate(Calendar.LUNAR, 6, 1, leap=True)),
    )
    services.people.add_date(
        firm, DateDraft("租约到期", AnnualDate(Calendar.SOLAR, 12, 15, year=2026), person_id=person)
    )
    plan = services.log.add_line(
        LineDraft(TODAY, start=time(10, 0), plan="拜访王芳", file_ids=(wang,), way="visit")
    )
    step = NextStep("送资料", TODAY + timedelta(days=3))
    talk = ContactPerson(wang, outcome="good", signals=("questions",), next_step=step, rung_to="E")
    services.contacts.record(ContactDraft((talk,), TODAY, way="visit", record="谈得不错", line_id=plan))
    visit = TODAY + timedelta(days=2)
    services.contacts.appointment(AppointmentDraft((firm,), TODAY, visit_on=visit, visit_time=time(9, 30)))
    services.ladder.move(firm, "B", reason="等预算", until=TODAY + timedelta(days=30))
    services.log.move_line(services.log.add_line(LineDraft(TODAY, plan="整理名单")), visit)
    services.reminders.add(ReminderDraft("问候家人", file_id=wang))
    birthday = [row.key for row in services.reminders.due(TODAY, 400) if row.on_date is not None]
    services.reminders.snooze(birthday[-1], TODAY + timedelta(days=400))
    services.gifts.give(
        wang, GiftDraft("丝巾", TODAY - timedelta(days=360), occasion="birthday", cost_fen=26_800)
    )
    services.greetings.greet(Festival.SPRING, date(2027, 2, 6), [wang])
    services.contact_rhythm.pause(firm, visit, "出国")
    _plans(services, wang, firm, plan)
    services.drafts.keep(f"line/new/{TODAY}/plan", "还没写完")
    services.files.delete([gone])
    services.undo.undo()
    services.files.delete([gone])


def main() -> None:
    """Write the dump; an existing one is never replaced."""
    target = ROOT / "tests" / "data" / f"schema_{HEAD}.sql"
    if target.exists():
        sys.exit(f"{target.name} is released; a new revision gets a dump of its own")
    i18n.use_language("zh_CN")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "d.shiji"
        database = open_diary(path, FixedClock.on(TODAY), Notices(), create=True)
        fill(Services.of(database))
        database.close()
        connection = sqlite3.connect(path)
        pragmas = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        text = "\n".join([*pragmas, *connection.iterdump()]) + "\n"
        empty = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
            )
            if not connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]  # noqa: S608 - our own names
        ]
        connection.close()
    target.write_text(text, encoding="utf-8", newline="\n")
    print(f"{target.name}: {len(text) // 1024} KiB; without rows: {', '.join(empty) or 'none'}")


if __name__ == "__main__":
    main()
