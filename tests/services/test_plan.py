"""The plan of a quarter: every command one act, exact figures, totals split, undo gives all back."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest

from app.core.clock import FixedClock
from app.core.errors import InvalidInput
from app.domain.pagoda_plan import default_rates
from app.domain.terms import Strategy
from app.domain.terms.planning import Factor, PagodaLevel
from tests.storage.test_journal import snapshot

F = Fraction
TODAY = date(2026, 11, 23)
NEXT = date(2027, 1, 4)
INCOME, FIRST, SECOND = PagodaLevel.INCOME, PagodaLevel.FIRST, PagodaLevel.SECOND


@dataclass(frozen=True)
class Seen:
    hits: int
    cases: int
    value: Fraction | None
    kind: str = "rate"
    error: float | None = None


@pytest.fixture
def plan_id(services):
    return services.plan.begin(TODAY)


def test_a_quarter_begins_with_the_assumptions_of_the_trade(services):
    assert services.plan.of(TODAY) is None
    services.settings.change({"trade": "securities"})
    plan_id = services.plan.begin(TODAY)
    plan = services.plan.of(date(2026, 12, 31))
    assert (plan.id, plan.starts_on, plan.ends_on, plan.basis) == (
        plan_id,
        date(2026, 10, 1),
        date(2026, 12, 31),
        "assumed",
    )
    assert [row.strategy for row in plan.strategies] == [each.value for each in Strategy]
    for row in plan.strategies:
        assert row.rates == default_rates("securities", Strategy(row.strategy))
        assert (row.pin_level, row.pin_value, row.trading_frequency) == (FIRST, 60, None)
    assert services.plan.total(plan)[FIRST] == 240


@pytest.mark.parametrize("trade", ["", "futures", "securities", "insurance", "other"])
@pytest.mark.parametrize("strategy", Strategy)
def test_every_trade_has_assumptions_that_reach_an_income(trade, strategy):
    rates = default_rates(trade, strategy)
    assert all(
        rates.of(factor) > 0 for factor in Factor if factor not in ("success_rate", "appointment_rate")
    )


def test_the_next_quarter_goes_on_from_the_last_plan(services, plan_id):
    services.plan.set_rate(plan_id, "trend", Factor.OPEN_RATE, F(1, 3))
    services.plan.set_level(plan_id, "trend", INCOME, 500_000)
    services.plan.set_frequency(plan_id, "trend", F(5, 2))
    services.plan.set_texts(plan_id, branch="城东营业部", remarks="只属于这一季")
    services.plan.set_basis(plan_id, "blended")
    services.plan.begin(NEXT)
    plan, before = services.plan.of(NEXT), services.plan.by_id(plan_id)
    assert plan.strategies == before.strategies
    assert (plan.branch, plan.remarks, plan.basis) == ("城东营业部", "", "blended")


def test_a_quarter_that_is_over_or_planned_is_refused(services, plan_id, database):
    before = snapshot(database)
    for day, code in ((TODAY, "overlap"), (date(2026, 9, 30), "past")):
        with pytest.raises(InvalidInput) as refused:
            services.plan.begin(day)
        assert (refused.value.code, refused.value.field) == (code, "starts_on")
    assert snapshot(database) == before


def commands(plan, plan_id):
    yield lambda: plan.set_level(plan_id, "hedging", INCOME, F(1_234_567, 3))
    yield lambda: plan.set_level(plan_id, None, INCOME, 3_600_000)
    yield lambda: plan.set_rate(plan_id, "trend", Factor.EQUITY, 12_345_678)
    yield lambda: plan.set_rate(plan_id, None, "open_rate", F(1, 3))
    yield lambda: plan.set_frequency(plan_id, "trend", 7)
    yield lambda: plan.set_frequency(plan_id, "trend", None)
    yield lambda: plan.set_basis(plan_id, "measured")
    yield lambda: plan.set_basis(plan_id, "assumed")
    yield lambda: plan.set_texts(plan_id, remarks="稳住老客户\n多见面", branch="城东", team="一队")
    yield lambda: plan.begin(NEXT)
    yield lambda: plan.remove(plan_id)


def test_every_command_is_one_act_and_undo_gives_every_row_back(services, database):
    states = [snapshot(database)]
    plan_id = services.plan.begin(TODAY)
    states.append(snapshot(database))
    for command in commands(services.plan, plan_id):
        act = database.latest_act()
        command()
        assert database.latest_act() == act + 1
        states.append(snapshot(database))
    for earlier in reversed(states[:-1]):
        services.undo.undo()
        assert snapshot(database) == earlier
    for later in states[1:]:
        services.undo.redo()
        assert snapshot(database) == later


def test_a_changed_level_becomes_the_pin_and_comes_back_exactly(services, plan_id):
    services.plan.set_level(plan_id, "trend", SECOND, F(100, 7))
    plan = services.plan.of(TODAY)
    row = plan.of("trend")
    assert (row.pin_level, row.pin_value) == (SECOND, F(100, 7))
    found = services.plan.figures(plan).parts[1]
    assert found[FIRST] == F(1000, 21)
    services.plan.set_level(plan_id, "trend", INCOME, found[INCOME])
    assert services.plan.figures(services.plan.of(TODAY)).parts[1] == found


def test_a_changed_rate_recomputes_from_the_pin(services, plan_id):
    services.plan.set_level(plan_id, "trend", INCOME, 400_000)
    before = services.plan.figures(services.plan.of(TODAY)).parts[1]
    services.plan.set_rate(plan_id, "trend", Factor.COMMISSION_SHARE, F(3, 10))
    after = services.plan.figures(services.plan.of(TODAY)).parts[1]
    assert after[INCOME] == before[INCOME]
    assert after[FIRST] == before[FIRST] / 2


def test_a_changed_total_splits_in_proportion(services, plan_id):
    for strategy, visits in (("ultra_short", 10), ("trend", 30), ("arbitrage", 0), ("hedging", 60)):
        services.plan.set_level(plan_id, strategy, FIRST, visits)
    services.plan.set_rate(plan_id, "arbitrage", Factor.OPEN_RATE, 0)
    services.plan.set_level(plan_id, None, FIRST, 50)
    plan = services.plan.of(TODAY)
    assert [row.pin_value for row in plan.strategies] == [5, 15, 0, 30]
    services.plan.set_level(plan_id, None, INCOME, 1_200_000)
    plan = services.plan.of(TODAY)
    assert services.plan.total(plan)[INCOME] == 1_200_000
    assert plan.of("arbitrage").pin_level is FIRST  # has no share of it, and keeps its own figure
    shares = [levels[FIRST] for levels in services.plan.figures(plan).parts]
    assert shares[0] * 6 == shares[1] * 2 == shares[3]


def test_a_total_of_nothing_splits_in_equal_parts(services, plan_id):
    services.plan.set_level(plan_id, None, FIRST, 0)
    assert services.plan.total(services.plan.of(TODAY))[INCOME] == 0
    services.plan.set_level(plan_id, None, FIRST, 10)
    assert [row.pin_value for row in services.plan.of(TODAY).strategies] == [F(5, 2)] * 4


def test_bad_input_names_its_field_and_saves_nothing(services, plan_id, database):
    plan = services.plan
    plan.set_rate(plan_id, "trend", Factor.THIRD_RATE, 0)
    plan.set_level(plan_id, "hedging", INCOME, 5_000)
    before = snapshot(database)
    cases = [
        (lambda: plan.set_rate(plan_id, "trend", Factor.OPEN_RATE, F(11, 10)), "open_rate", "rate"),
        (lambda: plan.set_rate(plan_id, None, Factor.OPEN_RATE, F(-1, 10)), "open_rate", "rate"),
        (lambda: plan.set_rate(plan_id, "hedging", Factor.FEE_RATE, 0), "fee_rate", "zero_divisor"),
        (lambda: plan.set_rate(plan_id, None, Factor.FEE_RATE, 0), "fee_rate", "zero_divisor"),
        (lambda: plan.set_rate(plan_id, "trend", Factor.EQUITY, -1), "equity", "negative"),
        (lambda: plan.set_rate(plan_id, "trend", Factor.EQUITY, F(1, 2)), "equity", "money_fraction"),
        (lambda: plan.set_level(plan_id, "trend", INCOME, -1), "income", "negative"),
        (lambda: plan.set_level(plan_id, "trend", INCOME, 100), "third_rate", "zero_divisor"),
        (lambda: plan.set_frequency(plan_id, "trend", -1), "trading_frequency", "frequency"),
        (lambda: plan.set_texts(plan_id, branch="长" * 201, team="一队"), "branch", "too_long"),
        (lambda: plan.set_basis(plan_id + 9, "assumed"), "plan", "gone"),
        (lambda: plan.set_frequency(plan_id + 9, "trend", 1), "plan", "gone"),
    ]
    for command, field, code in cases:
        with pytest.raises(InvalidInput) as refused:
            command()
        assert (refused.value.field, refused.value.code) == (field, code)
    assert snapshot(database) == before


def test_rates_in_use_go_from_the_assumed_to_the_measured(services, plan_id):
    services.plan.set_rate(plan_id, None, Factor.OPEN_RATE, F(3, 10))
    seen = {
        "open_rate": Seen(3, 30, F(1, 10)),
        "equity": Seen(0, 10, F(40_000_000), "mean"),
        "fee_rate": Seen(0, 0, None, "mean"),
    }
    by_basis = {}
    for basis in ("assumed", "blended", "measured"):
        services.plan.set_basis(plan_id, basis)
        plan = services.plan.of(TODAY)
        by_basis[basis] = services.plan.effective(plan, "trend", seen)
    assumed = plan.of("trend").rates
    assert by_basis["assumed"] == assumed
    assert [by_basis[each].open_rate for each in by_basis] == [F(3, 10), F(6, 40), F(1, 10)]
    assert by_basis["blended"].equity_fen == (assumed.equity_fen + 40_000_000) / 2
    assert by_basis["measured"].equity_fen == 40_000_000
    assert by_basis["measured"].fee_rate == assumed.fee_rate  # no case stands behind another figure


def test_a_split_total_follows_the_rates_in_use(services, plan_id):
    services.plan.set_basis(plan_id, "measured")
    seen = {"trend": {"second_rate": Seen(3, 10, F(3, 10)), "third_rate": Seen(0, 9, F(0))}}
    with pytest.raises(InvalidInput) as refused:
        services.plan.set_level(plan_id, "trend", INCOME, 100, seen)
    assert refused.value.field == "third_rate"
    services.plan.set_level(plan_id, None, INCOME, 300, seen)
    plan = services.plan.of(TODAY)
    assert services.plan.figures(plan, seen).total[INCOME] == 300
    assert plan.of("trend").pin_level is FIRST


def test_past_quarters_stay_readable(services, plan_id, database):
    database.clock = FixedClock.on(date(2027, 6, 1))
    assert services.plan.of(TODAY).id == plan_id
