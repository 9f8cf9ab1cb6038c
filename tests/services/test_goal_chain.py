"""The goal chain of a month: kept, changed any way, undone at once; on assumptions, the diary, or both."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

import pytest

from app.core.errors import InvalidInput
from app.domain.goal_chain import ChainInput, ChainStep
from app.domain.terms import Metric
from tests.acts import one_act
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)


@dataclass
class Seen:
    hits: int
    cases: int
    value: Fraction
    kind: str = "rate"
    error: float | None = None


@pytest.fixture
def chain_id(services):
    services.settings.change({"trade": "futures"})
    return services.chain.begin(TODAY, 1_200_000)


def row(services):
    return services.chain.of(TODAY)


def a_day(services, measured=None):
    return services.chain.figures(row(services), measured).steps[ChainStep.A_DAY]


def test_twelve_thousand_a_month_becomes_visits_today(services, chain_id):
    found = row(services)
    assert (found.starts_on, found.ends_on) == (date(2026, 11, 1), date(2026, 11, 30))
    assert found.assumed.days == 6  # Monday the 23rd to Monday the 30th
    steps = services.chain.figures(found).steps
    assert steps[ChainStep.INCOME] == 1_200_000
    assert (
        steps[ChainStep.CLIENTS]
        == Fraction(800_000) / Fraction(15, 100) / Fraction(2, 10_000) / 100 / 30_000_000
    )
    assert steps[ChainStep.A_DAY] == steps[ChainStep.CLIENTS] / Fraction(15, 100) / 6


COMMANDS = {
    "step": lambda chain, i: chain.set_step(i, ChainStep.A_DAY, Fraction(3)),
    "rate": lambda chain, i: chain.set_input(i, ChainInput.SUCCESS_RATE, Fraction(1, 3)),
    "money": lambda chain, i: chain.set_input(i, ChainInput.FUNDS_EACH, Fraction(50_000_000)),
    "spending": lambda chain, i: chain.set_input(i, ChainInput.SPENDING, Fraction(900_000)),
    "factor": lambda chain, i: chain.set_input(i, ChainInput.FACTOR, Fraction(3, 2)),
    "basis": lambda chain, i: chain.set_basis(i, "measured"),
    "remove": lambda chain, i: chain.remove(i),
    "begin": lambda chain, _i: chain.begin(date(2026, 12, 1)),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_one_act(database, services, chain_id, name):
    one_act(database, services, lambda: COMMANDS[name](services.chain, chain_id))


def test_the_step_typed_last_decides(services, chain_id):
    services.chain.set_step(chain_id, ChainStep.A_DAY, Fraction(2))
    assert a_day(services) == 2
    income = services.chain.figures(row(services)).steps[ChainStep.INCOME]
    services.chain.set_input(chain_id, ChainInput.SUCCESS_RATE, Fraction(30, 100))
    assert a_day(services) == 2
    assert services.chain.figures(row(services)).steps[ChainStep.INCOME] > income


def test_spending_and_factor_make_the_income(services, chain_id):
    services.chain.set_input(chain_id, ChainInput.SPENDING, Fraction(900_000))
    assert services.chain.figures(row(services)).steps[ChainStep.INCOME] == 1_800_000
    services.chain.set_input(chain_id, ChainInput.FACTOR, Fraction(3, 2))
    assert services.chain.figures(row(services)).steps[ChainStep.INCOME] == 1_350_000
    services.chain.set_step(chain_id, ChainStep.INCOME, Fraction(2_000_000))
    assert row(services).spending_fen is None


def test_the_diarys_own_rates_weigh_more_as_cases_grow(services, chain_id):
    few = {"success_rate": Seen(1, 2, Fraction(1, 2))}
    many = {"success_rate": Seen(100, 200, Fraction(1, 2))}
    assumed = Fraction(15, 100)
    services.chain.set_basis(chain_id, "blended")
    used = [services.chain.figures(row(services), seen).used.success_rate for seen in ({}, few, many)]
    assert used[0] == assumed
    assert used[1] == (10 * assumed + 1) / 12
    assert used[2] == (10 * assumed + 100) / 210
    services.chain.set_basis(chain_id, "measured")
    assert services.chain.figures(row(services), many).used.success_rate == Fraction(1, 2)
    services.chain.set_basis(chain_id, "assumed")
    assert services.chain.figures(row(services), many).used.success_rate == assumed


def test_how_sure_it_is_and_which_rate_pays_most(services, chain_id):
    found = services.chain.outlook(row(services), services.chain.measured())
    again = services.chain.outlook(row(services), services.chain.measured())
    assert found == again
    assert found.a_day.low < float(a_day(services)) < found.a_day.high
    assert found.lever is not None
    assert found.lever.saved > 0


def test_targets_of_the_month_come_from_the_chain(database, services, chain_id):
    before = snapshot(database)
    found = row(services)
    figures = services.chain.figures(found)
    services.chain.take_targets(found, figures)
    targets = services.targets.targets("month", found.starts_on)
    wanted = figures.steps[ChainStep.CONTACTS]
    assert targets[Metric.VISITS].target == -(-wanted.numerator // wanted.denominator)
    week = services.targets.targets("week", TODAY)[Metric.VISITS].target
    days = figures.steps[ChainStep.A_DAY] * 5
    assert week == -(-days.numerator // days.denominator)
    services.undo.undo()
    assert snapshot(database) == before


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (lambda chain, i: chain.set_input(i, ChainInput.SUCCESS_RATE, Fraction(2)), "success_rate"),
        (lambda chain, i: chain.set_input(i, ChainInput.FEE_RATE, Fraction(0)), "fee_rate"),
        (lambda chain, i: chain.set_input(i, ChainInput.OTHER_INCOME, Fraction(-1)), "other_income"),
        (lambda chain, i: chain.set_step(i, ChainStep.INCOME, Fraction(-1)), "income"),
        (lambda chain, _i: chain.begin(TODAY), "starts_on"),
        (lambda chain, _i: chain.begin(date(2026, 9, 1)), "starts_on"),
        (lambda chain, _i: chain.begin(date(2026, 12, 1), -5), "income"),
    ],
)
def test_bad_input_is_told_at_its_field_and_nothing_is_saved(database, services, chain_id, command, field):
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        command(services.chain, chain_id)
    assert refused.value.field == field
    assert snapshot(database) == before
