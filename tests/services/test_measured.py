"""Rates of the diary: by hand, and recounted the slow way over the sample diary."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from sqlalchemy import select

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.domain.cohorts import HORIZONS
from app.domain.terms import Strategy
from app.domain.terms.planning import Factor
from app.models import Appointment, ClientFile, Contact, LineFile, LogLine, RungChange
from app.services.bundle import Services
from app.storage.opening import open_diary
from tests.factories import make_file

TODAY = date(2026, 11, 23)
BEGUN = date(2026, 1, 5)


def after(days, first=BEGUN):
    return first + timedelta(days=days)


def visit(database, file_id, on, *, way="visit", met=True):
    with database.write("Visit") as unit:
        line = LogLine(on_date=on, way=way, state="done")
        unit.session.add(line)
        unit.session.flush()
        unit.session.add(LineFile(line_id=line.id, file_id=file_id))
        unit.session.add(Contact(line_id=line.id, file_id=file_id, met=met))
        return line.id


def move(database, file_id, on, start, to):
    with database.write("Move") as unit:
        unit.session.add(RungChange(file_id=file_id, changed_on=on, from_rung=start, to_rung=to))


@pytest.fixture
def told(database):
    """Four prospects: one opened, one seen twice, one seen once, one lost; and one seen last week."""
    ids = {}
    for name in ("opened", "twice", "once", "lost", "young"):
        ids[name] = make_file(
            database,
            name,
            lead_class="I",
            strategy="trend" if name in {"opened", "twice"} else "hedging",
            source_method="referral" if name in {"opened", "young"} else None,
            created_on=BEGUN,
        )
    for name, days in {"opened": (0, 7, 20), "twice": (1, 12), "once": (2,), "lost": (3,)}.items():
        for day in days:
            visit(database, ids[name], after(day))
    visit(database, ids["young"], TODAY - timedelta(days=6))
    visit(database, ids["once"], after(9), way="phone")
    visit(database, ids["once"], after(10), met=False)
    move(database, ids["opened"], after(31), "F", "opened")
    move(database, ids["lost"], after(33), "F", "lost")
    with database.write("Funds") as unit:
        unit.session.get(ClientFile, ids["opened"]).equity_fen = 30_000_000
        unit.session.get(ClientFile, ids["opened"]).opened_on = after(31)
    return ids


def test_the_factors_of_a_diary_by_hand(services, told):
    found = services.measured.factors()
    assert set(found) == {factor.value for factor in Factor}
    second = found["second_rate"]
    assert (second.hits, second.cases, second.begun, second.unfinished) == (2, 4, 5, 1)
    assert second.value == Fraction(1, 2)
    assert second.hit_ids == (told["opened"], told["twice"])
    assert second.unfinished_ids == (told["young"],)
    assert found["third_rate"].value == Fraction(1, 2)
    assert found["open_rate"].value == 1
    assert (found["success_rate"].hits, found["success_rate"].cases) == (1, 4)
    assert (found["equity"].value, found["equity"].cases) == (30_000_000, 1)
    for code in ("turnover_multiple", "fee_rate", "retained_share", "commission_share"):
        assert (found[code].cases, found[code].value) == (0, None)


def test_the_factors_of_a_strategy_and_of_a_period(services, told):
    trend = services.measured.factors("trend")
    assert trend["second_rate"].case_ids == (told["opened"], told["twice"])
    assert services.measured.factors("arbitrage")["equity"].cases == 0
    every = services.measured.by_strategy()
    assert every["trend"] == trend
    assert every[None] == services.measured.factors()
    assert set(every) == {None, *(strategy.value for strategy in Strategy)}
    recent = services.measured.factors(since=after(1))
    assert recent["second_rate"].case_ids == tuple(told[name] for name in ("twice", "once", "lost", "young"))
    then = services.measured.factors(as_of=after(5))
    assert (then["second_rate"].begun, then["second_rate"].hits) == (4, 0)
    assert then["equity"].cases == 0


def test_what_is_written_is_seen_at_once_and_undo_takes_it_back(services, database, told):
    before = services.measured.factors()
    visit(database, told["once"], after(30))
    assert services.measured.factors()["second_rate"].hits == 3
    services.undo.undo()
    assert services.measured.factors() == before
    with database.write("Within an act") as unit:
        unit.session.get(ClientFile, told["once"]).strategy = "trend"
        assert len(services.measured.factors("trend")["second_rate"].case_ids) == 3
        unit.session.get(ClientFile, told["lost"]).strategy = "trend"
        assert len(services.measured.factors("trend")["second_rate"].case_ids) == 4


def test_visits_before_this_diary_are_no_first_visits(services, database):
    known = make_file(database, lead_class="I", visits_before=1, created_on=BEGUN)
    visit(database, known, BEGUN)
    visit(database, known, after(4))
    found = services.measured.factors()
    assert found["second_rate"].begun == 0
    assert (found["third_rate"].hits, found["third_rate"].cases) == (1, 1)


def test_the_appointment_rate(services, database, told):
    line = visit(database, told["young"], TODAY, way="phone")
    with database.write("Calls") as unit:
        for state in ("agreed", "failed", "pending"):
            unit.session.add(Appointment(line_id=line, file_id=told["young"], state=state))
    rate = services.measured.factors()["appointment_rate"]
    assert (rate.hits, rate.cases, rate.case_ids) == (1, 3, (told["young"],))
    assert services.measured.factors("trend")["appointment_rate"].cases == 0


def test_the_cohorts_of_the_diary(services, told):
    november, january = services.measured.cohorts()
    assert (november.month_on, november.first) == (date(2026, 11, 1), (told["young"],))
    assert november.under_way == november.first
    assert len(january.first) == 4
    assert (january.second, january.third) == ((told["opened"], told["twice"]), (told["opened"],))
    assert january.opened == (told["opened"],)
    assert january.under_way == ()
    assert services.measured.cohorts("hedging")[-1].second == ()


def test_conversion_by_source_and_strategy(services, told):
    nothing, referral = services.measured.conversion_by("source")
    assert (nothing.code, nothing.measured.begun) == ("", 3)
    assert (referral.code, referral.measured.hits, referral.measured.unfinished) == ("referral", 1, 1)
    assert 0 < referral.low < referral.high <= 1
    assert {row.code for row in services.measured.conversion_by("strategy")} == {"trend", "hedging"}
    assert len(services.measured.conversion_by("strategy", since=TODAY - timedelta(days=7))) == 1


def test_time_on_each_rung(services, database):
    ids = [make_file(database, created_on=BEGUN) for _ in range(4)]
    move(database, ids[0], after(10), "F", "B")
    move(database, ids[1], after(30), "F", "lost")
    move(database, ids[0], after(40), "B", "E")
    found = services.measured.time_on_rungs()
    assert set(found) == {"B", "E", "F"}
    first = found["F"]
    assert [(s.time, s.at_risk, s.events, s.reached) for s in first.steps] == [
        (10, 4, 1, 0.25),
        (30, 3, 1, 0.5),
    ]
    assert (first.median, first.left, first.standing) == (30, (ids[0], ids[1]), (ids[2], ids[3]))
    assert (first.climbed, first.fell, first.lost) == (1, 0, 1)
    assert (found["B"].fell, found["B"].median) == (1, 30)
    assert found["E"].standing == (ids[0],)
    assert set(services.measured.time_on_rungs(since=after(10))) == {"B", "E"}


def test_a_file_without_a_move_stands_since_its_first_day(services, database):
    with database.write("Import") as unit:
        unit.session.add(ClientFile(name="Old", rung="C", created_on=BEGUN))
    assert services.measured.time_on_rungs()["C"].steps == ()
    assert len(services.measured.time_on_rungs()["C"].standing) == 1


def test_an_empty_diary_has_no_case(services):
    assert not any(measured.cases for measured in services.measured.factors().values())
    assert services.measured.cohorts() == ()
    assert services.measured.conversion_by("source") == ()
    assert services.measured.time_on_rungs() == {}


# The sample diary, recounted file by file -------------------------------------------------------


@pytest.fixture(scope="module")
def demo(sample_diary):
    database = open_diary(sample_diary, FixedClock.on(TODAY), Notices())
    yield database
    database.close()


@pytest.fixture(scope="module")
def recounted(demo):
    """File → strategy, source, days of visits, day of opening; scored files with a visit only."""
    found = {}
    with demo.read() as session:
        for file in session.scalars(select(ClientFile)):
            days = sorted(
                session.scalars(
                    select(LogLine.on_date)
                    .join(Contact, Contact.line_id == LogLine.id)
                    .where(Contact.file_id == file.id, Contact.met, LogLine.way == "visit")
                )
            )
            moves = session.scalars(select(RungChange).where(RungChange.file_id == file.id)).all()
            opened = min((m.changed_on for m in moves if m.to_rung == "opened"), default=file.opened_on)
            if file.lead_class is not None and days:
                found[file.id] = (
                    file.strategy,
                    file.source_method,
                    [None] * file.visits_before + days,
                    opened,
                )
    return found


@pytest.mark.parametrize("strategy", [None, *(s.value for s in Strategy)])
@pytest.mark.parametrize("since", [None, date(2026, 10, 1)])
def test_the_sample_diary_recounted(demo, recounted, strategy, since):
    found = Services.of(demo).measured.factors(strategy, since)
    ends = {
        Factor.SECOND_RATE: (0, 1),
        Factor.THIRD_RATE: (1, 2),
        Factor.OPEN_RATE: (2, None),
        Factor.SUCCESS_RATE: (0, None),
    }
    some = False
    for factor, (at, to) in ends.items():
        begun, hits, unfinished = set(), set(), set()
        for file_id, (own, _source, days, opened) in recounted.items():
            if strategy not in (None, own) or len(days) <= at or days[at] is None:
                continue
            start = days[at]
            if (since and start < since) or (opened is not None and opened < start):
                continue
            end = opened if to is None else days[to] if len(days) > to else None
            begun.add(file_id)
            if end is not None and (end - start).days <= HORIZONS[factor]:
                hits.add(file_id)
            elif (TODAY - start).days < HORIZONS[factor]:
                unfinished.add(file_id)
        measured = found[factor.value]
        assert set(measured.case_ids) == begun
        assert set(measured.hit_ids) == hits
        assert set(measured.unfinished_ids) == unfinished
        assert (measured.hits, measured.begun, measured.unfinished) == (
            len(hits),
            len(begun),
            len(unfinished),
        )
        assert len(begun) - len(unfinished) <= measured.cases <= len(begun)
        some = some or bool(hits)
    assert some


def test_the_cohorts_of_the_sample_diary_recounted(demo, recounted):
    rows = Services.of(demo).measured.cohorts()
    by_month = {}
    for file_id, (_, _, days, opened) in recounted.items():
        if days[0] is not None and not (opened and opened < days[0]):
            by_month.setdefault(days[0].replace(day=1), {})[file_id] = (len(days), opened)
    for row in rows:
        counted = by_month.get(row.month_on, {})
        assert set(row.first) == set(counted)
        assert set(row.second) == {f for f, (n, _) in counted.items() if n > 1}
        assert set(row.third) == {f for f, (n, _) in counted.items() if n > 2}
        assert set(row.opened) == {f for f, (_, opened) in counted.items() if opened}
    assert {row.month_on for row in rows if row.first} == set(by_month)
    assert len(rows) >= 3
