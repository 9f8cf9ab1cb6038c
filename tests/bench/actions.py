"""The actions of a day over the headline diary, in one process; prints JSON lines for the table."""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.core.preferences import Preferences
from app.domain.contact import ContactDraft, ContactPerson
from app.domain.facts import hear_facts
from app.domain.follow_ups import hear
from app.domain.goal_chain import ChainStep
from app.domain.terms import Factor
from app.services.bundle import Services
from app.services.daily_log import LineDraft
from app.services.files import FileFilter, NewFile
from app.services.reminders import ReminderDraft
from app.storage.database import Database
from app.storage.opening import open_diary
from app.ui import theme
from app.ui.application import Language, make_application
from app.ui.context import Context
from app.ui.jobs import JobRunner
from app.ui.shell.window import MainWindow
from tests.bench.probe import Measured, Probe

LINE = (
    "14:00 见刘总 在他公司 谈了50万资金，想要套保方案，豆粕1月合约先观望，手续费有一点贵，孩子8岁上三年级；"
    "他爱人下周五过生日，记得准备礼物，周五下午3点半回电，月底前来开户，每月5号发结算单，春节前登门一次，改天再约他打球。"
    "电话13812345678，住8号楼301室，去年亏了5.3万，年化要求8%，认识三年了。腊月二十三送年货，半个月后再回访，明后天发资料给他看。"
)[:200]
PAGES = ("today", "clients", "ladder", "plans", "reminders")


def memory() -> float:
    """Peak resident size of this process, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024 / 1024


def tell(row: Measured) -> None:
    """One line for the table."""
    print(
        json.dumps(
            {
                "name": row.name,
                "median": row.median,
                "p95": row.p95,
                "block": row.longest,
                "floor": row.floor,
            }
        ),
        flush=True,
    )


def opened(diary: Path, home: Path, today: date) -> tuple[MainWindow, Context, Database]:
    """The window over this diary, as the composition root builds it."""
    app = make_application()
    preferences = Preferences(home / "settings.json")
    preferences.set("language", "zh_CN")
    preferences.set("morning_brief", False)  # a dialog over the window would be measured along
    Language(app, preferences)
    theme.apply(preferences)
    database = open_diary(diary, FixedClock.on(today), Notices())
    context = Context(Services.of(database), preferences, database.notices, JobRunner(database.set_patience))
    window = MainWindow(context)
    window.resize(1366, 768)
    window.show()
    return window, context, database


def rest(milliseconds: int) -> None:
    """Let the window and its jobs run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(diary: Path, home: Path, today: date) -> None:
    window, context, database = opened(diary, home, today)
    rest(500)
    probe = Probe(database, context.jobs)
    for page in PAGES[1:]:
        tell(probe.measure(f"{page}: first shown", lambda _run, page=page: window.show_page(page), 1))
    for page in PAGES:
        other = "today" if page != "today" else "reminders"

        def show(run: int, page: str = page, other: str = other) -> None:
            window.show_page(other if run % 2 else page)

        tell(probe.measure(f"{page}: shown again", show, 20))
    _lists(probe, window, context)
    _acts(probe, window, context)
    window.show_page("today")
    context.prepare_names()  # as the form does when it opens
    rest(1500)
    tell(probe.measure("new file by name", lambda run: _new_file(context, run + 1), 15))
    tell(
        probe.measure("analysis: first shown, with matplotlib", lambda _run: window.show_page("analysis"), 1)
    )
    _charts(probe, window)
    _plans(probe, window, context)
    window.leave()
    context.close()
    database.close()


def _lists(probe: Probe, window: Any, context: Context) -> None:
    window.show_page("clients")
    files = window.page("clients").list
    rungs = [FileFilter(rungs=(rung,)) for rung in "ABCDEF"]
    tell(probe.measure("clients: filter by rung", lambda run: files.filters.set_filter(rungs[run % 6]), 18))
    files.filters.set_filter(FileFilter())

    def search(run: int) -> None:
        files.search.clear()
        QTest.keyClicks(files.search, ("liu", "wang", "lm", "1001", "jianguo", "z")[run % 6])

    tell(probe.measure("clients: search as typed (150 ms of it waiting)", search, 18, 260))
    files.search.clear()
    services = context.services
    ids = [hit.id for hit in services.files.find("w", 20)]
    tell(
        probe.measure(
            "find a file (Ctrl+K)",
            lambda run: services.files.find(("刘明", "zhang", "10012")[run % 3], 12),
            18,
        )
    )
    _days(probe, services)
    month = services.clock.today().replace(day=1)
    tell(probe.measure("count a month", lambda _run: services.counts.count(month, month.replace(day=28)), 18))
    tell(probe.measure("check a month", lambda _run: services.checks.check("month", month), 18))
    tell(probe.measure("open a file", lambda run: context.file_requested.emit(ids[run % len(ids)]), 18))


def _days(probe: Probe, services: Services) -> None:
    """What a day is asked: what is due, whom to call, what stands on a calendar; a festival's list."""
    today = services.clock.today()
    first, festival = today - timedelta(days=20), services.greetings.at_or_after(today)
    asked: dict[str, Callable[[], object]] = {
        "today's list: what is due": lambda: services.reminders.pressing(8),
        "all reminders, the first 200 named": lambda: services.reminders.page(limit=200),
        "what may be told of, each minute": services.reminders.marks,
        "the log of a day": lambda: services.log.day(today),
        "contact rhythm": services.contact_rhythm.page,
        "calendar: six weeks": lambda: services.calendar.days(first, first + timedelta(days=41)),
        "whom to greet at a festival": lambda: services.greetings.page(*festival, limit=1000),
        "morning brief": services.brief.read,
    }
    for what, ask in asked.items():
        tell(probe.measure(what, lambda _run, ask=ask: ask(), 18))


def _acts(probe: Probe, window: Any, context: Context) -> None:
    services, today = context.services, context.services.clock.today()
    window.show_page("today")
    lines: list[int] = []

    def add_line(run: int) -> None:
        draft = LineDraft(today, plan=f"拜访第{run}位")
        lines.append(context.act(lambda: services.log.add_line(draft), "saved") or 0)

    tell(probe.measure("save a log line", add_line, 18))
    tell(
        probe.measure(
            "write a cell",
            lambda run: context.act(
                lambda: services.log.set_text(lines[run], "record", f"谈了{run}分钟"), "saved"
            ),
            18,
        )
    )
    files = [hit.id for hit in services.files.find("li", 20)]

    def talk(run: int) -> None:
        person = ContactPerson(files[run], outcome="good")
        context.act(
            lambda: services.contacts.record(ContactDraft((person,), today, record="谈得不错")), "saved"
        )

    tell(probe.measure("record a contact", talk, 18))
    due = today + timedelta(days=2)
    tell(
        probe.measure(
            "add a reminder",
            lambda run: context.act(
                lambda: services.reminders.add(ReminderDraft(f"回电{run}", due_on=due)), "saved"
            ),
            18,
        )
    )
    window.show_page("ladder")
    cards = services.ladder.card_ids("F")[:40]
    tell(
        probe.measure(
            "move a card, the ladder shown",
            lambda run: context.act(lambda: services.ladder.move(cards[run], "E"), "moved"),
            18,
        )
    )
    tell(probe.measure("undo, the ladder shown", lambda _run: context.act(services.undo.undo, "undone"), 18))


def _charts(probe: Probe, window: Any) -> None:
    """Each chart counted and drawn anew over this year, in the worker; the first look reads the most."""
    from app.ui.analysis.registry import CHARTS

    page = window.page("analysis")
    page.period.choice.setCurrentIndex(page.period.choice.findData("year"))
    for spec in CHARTS:
        tell(
            probe.measure(
                f"chart {spec.chart_id}: first look", lambda _run, s=spec: page.show_tab(s.chart_id), 1
            )
        )
        tell(probe.measure(f"chart {spec.chart_id}: counted and drawn", lambda _run: page.refresh(), 7))


def _plans(probe: Probe, window: Any, context: Context) -> None:
    """A figure typed into the pagoda and into the goal chain; a line understood."""
    services, today = context.services, context.services.clock.today()
    window.show_page("plans")
    if services.plan.of(today) is None:
        services.plan.begin(today)
    if services.chain.of(today) is None:
        services.chain.begin(today)
    for tab in ("pagoda", "chain"):
        window.page("plans").show_tab(tab)
        rest(800)
    plan, chain = services.plan.of(today), services.chain.of(today)
    assert plan is not None
    assert chain is not None
    strategy = plan.strategies[0].strategy

    def pagoda(run: int) -> None:
        rate = Fraction(30 + run, 100)
        context.act(lambda: services.plan.set_rate(plan.id, strategy, Factor.OPEN_RATE, rate))

    def step(run: int) -> None:
        context.act(lambda: services.chain.set_step(chain.id, ChainStep.A_DAY, Fraction(3 + run)))

    window.page("plans").show_tab("pagoda")
    tell(probe.measure("change a pagoda cell, its act included", pagoda, 18))
    window.page("plans").show_tab("chain")
    tell(probe.measure("change a goal chain cell, its act included", step, 18))
    now = context.services.clock.local_now()
    heard = Measured("understand a line of 200 characters")
    for _run in range(50):
        begun = time.perf_counter()
        hear(LINE, now)
        heard.times.append((time.perf_counter() - begun) * 1000)
    heard.blocks = heard.times
    tell(heard)
    both = Measured("its follow-ups and its facts")
    for _run in range(50):
        begun = time.perf_counter()
        hear(LINE, now)
        hear_facts(LINE)
        both.times.append((time.perf_counter() - begun) * 1000)
    both.blocks = both.times
    tell(both)
    tell(probe.measure("its offers, names looked up", lambda _run: services.offers.offers(LINE, now), 9))


def _new_file(context: Context, run: int) -> None:
    context.act(lambda: context.services.files.create(NewFile(f"新客户{run}")), "saved")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
