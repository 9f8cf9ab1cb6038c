"""The factors of a quarter's plan over a real diary: assumed, measured, in use, and when they are old."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from app.core.clock import FixedClock
from app.domain.factor_table import Column
from app.domain.terms.planning import Basis, Factor
from app.models import ClientFile
from tests.factories import make_file
from tests.services.test_measured import visit

F = Fraction

TODAY = date(2026, 11, 23)
BEGUN = date(2026, 2, 2)


@pytest.fixture
def plan_id(services):
    return services.plan.begin(TODAY)


def visited(database, n, *, again=0, first=BEGUN, strategy="trend"):
    """`n` scored prospects seen once, the first `again` of them a second time a week later."""
    for number in range(n):
        file_id = make_file(database, lead_class="I", strategy=strategy, created_on=first)
        visit(database, file_id, first)
        if number < again:
            visit(database, file_id, first + timedelta(days=7))


def cell(services, column, strategy="trend"):
    (row,) = [row for row in services.factors.table(TODAY).rows if row.strategy == strategy]
    return row.cells[column]


def test_without_a_plan_there_is_no_table(services):
    assert services.factors.table(TODAY) is None


def test_a_figure_three_times(services, database, plan_id):
    visited(database, 20, again=12)
    services.plan.set_basis(plan_id, Basis.BLENDED)
    first = cell(services, Column.FIRST)
    assert (first.assumed, first.measured.value, first.in_use) == (F(3, 10), F(3, 5), F(1, 2))
    services.plan.set_basis(plan_id, Basis.MEASURED)
    assert cell(services, Column.FIRST).in_use == F(3, 5)
    services.plan.set_basis(plan_id, Basis.ASSUMED)
    assert cell(services, Column.FIRST).in_use == F(3, 10)
    assert cell(services, Column.FIRST, "hedging").measured.cases == 0
    assert cell(services, Column.FIRST, None).measured.hits == 12


def test_all_strategies_together_agree_with_their_sums(services, plan_id):
    services.plan.set_rate(plan_id, "trend", Factor.SECOND_RATE, F(6, 10))
    table = services.factors.table(TODAY)
    total = services.plan.figures(table.plan).total_rates
    whole = table.rows[-1]
    assert whole.strategy is None
    assert whole.cells[Column.FIRST].in_use == total[Factor.SECOND_RATE] == F(3, 8)
    assert whole.cells[Column.FREQUENCY].assumed is None
    assert table.lever is not None


def test_the_trading_frequency_is_noted_and_undone(services, plan_id):
    services.plan.set_frequency(plan_id, "trend", F(9, 2))
    assert cell(services, Column.FREQUENCY).in_use == F(9, 2)
    services.undo.undo()
    assert cell(services, Column.FREQUENCY).in_use is None


def test_the_plan_says_when_it_rests_on_old_figures(services, database, plan_id):
    """When it was made nothing was known; since then six in ten first visits led on, and 30 % is assumed."""
    assert services.factors.table(TODAY).diary.made_on == TODAY
    visited(database, 5, again=3)
    assert not cell(services, Column.FIRST).old  # five cases are nothing to trust
    database.clock = FixedClock.on(TODAY + timedelta(days=30))
    later = TODAY + timedelta(days=1)
    visited(database, 40, again=24, first=later)
    assert cell(services, Column.FIRST).old
    services.plan.set_basis(plan_id, Basis.BLENDED)
    assert not cell(services, Column.FIRST).old  # it follows the diary now
    services.plan.set_basis(plan_id, Basis.ASSUMED)
    services.plan.set_rate(plan_id, "trend", Factor.SECOND_RATE, F(6, 10))
    assert not cell(services, Column.FIRST).old


def test_who_planned_against_the_diary_knowingly_is_let_be(services, database):
    visited(database, 50, again=30)
    services.plan.begin(TODAY)
    assert not cell(services, Column.FIRST).old


def test_the_equity_of_those_who_opened(services, database, plan_id):
    for amount in (10_000_000, 50_000_000):
        file_id = make_file(database, strategy="trend")
        with database.write("Open") as unit:
            unit.session.get(ClientFile, file_id).opened_on = TODAY
            unit.session.get(ClientFile, file_id).equity_fen = amount
    equity = cell(services, Column.EQUITY)
    assert (equity.measured.value, equity.measured.cases) == (30_000_000, 2)
    services.plan.set_rate(plan_id, "trend", Factor.EQUITY, 18_000_000)
    services.plan.set_basis(plan_id, Basis.BLENDED)
    assert cell(services, Column.EQUITY).in_use == 20_000_000


def test_typing_needs_no_second_look_at_the_diary(services, database, plan_id):
    visited(database, 8, again=4)
    plan = services.plan.by_id(plan_id)
    diary = services.factors.diary(plan)
    services.plan.set_rate(plan_id, "trend", Factor.SECOND_RATE, F(1, 2))
    table = services.factors.of(services.plan.by_id(plan_id), diary)
    assert table == replace(services.factors.table(TODAY), diary=diary)
