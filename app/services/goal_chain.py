"""From an income to visits a day: a chain for each month, on what is assumed, measured, or both."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import select

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.exact_text import rounded
from app.domain.goal_chain import (
    IMPROVABLE,
    MEASURED,
    USUAL_FACTOR,
    Chain,
    ChainInput,
    ChainInputs,
    ChainStep,
    chain,
    checked_input,
    checked_step,
    income_of,
    usual_inputs,
)
from app.domain.inference import (
    PRIOR_CASES,
    Lever,
    Range,
    lever,
    mean_draw,
    range_of,
    rate_draw,
    shrunk_mean,
    shrunk_rate,
)
from app.domain.pagoda_plan import Figure
from app.domain.terms import Metric
from app.domain.terms.planning import Basis, PeriodKind
from app.domain.working_days import WorkCalendar
from app.models import GoalChain
from app.services.counts import CountService
from app.services.measured import MeasuredService
from app.services.targets import TargetService
from app.storage.database import Database
from app.storage.derived import settings_of

MeasuredFigures = Mapping[str, Figure]  # factor → what the diary shows


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A month's chain as it is kept: assumptions, the step edited last, what it runs on."""

    id: int
    starts_on: date
    ends_on: date
    spending_fen: int | None
    factor: Fraction
    assumed: ChainInputs  # with the working days that are left
    pin: ChainStep
    pin_value: Fraction
    basis: str
    known: bool  # whether the holidays of its days are published


@dataclass(frozen=True, slots=True)
class ChainFigures:
    """What follows: the inputs in use, every step, and where the diary's own figures are in them."""

    used: ChainInputs
    steps: Chain
    cases: dict[ChainInput, int]


@dataclass(frozen=True, slots=True)
class ChainOutlook:
    """How sure it is: visits a day nine times in ten, and the one rate that saves most visits."""

    a_day: Range | None
    lever: Lever | None


class GoalChainService:
    """Reads and changes chains; every command is one act."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._measured = MeasuredService(database)
        self._targets = TargetService(database)
        self._counts = CountService(database)

    # Reading ----------------------------------------------------------------------------------

    def of(self, day: date) -> ChainRow | None:
        """The chain of the month a day lies in."""
        first, _last = month_of(day)
        with self._db.read() as session:
            row = session.scalars(select(GoalChain).where(GoalChain.starts_on == first)).one_or_none()
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
            return None if row is None else self._row(row, calendar)

    def _row(self, row: GoalChain, calendar: WorkCalendar) -> ChainRow:
        begin = max(row.starts_on, self._db.clock.today())
        days = calendar.between(begin - timedelta(days=1), row.ends_on)
        return ChainRow(
            row.id,
            row.starts_on,
            row.ends_on,
            row.spending_fen,
            row.factor,
            ChainInputs(
                Fraction(row.other_income_fen),
                row.commission_share,
                row.fee_rate,
                row.monthly_multiple,
                Fraction(row.funds_fen),
                row.success_rate,
                days,
            ),
            ChainStep(row.pin_level),
            row.pin_value,
            row.basis,
            calendar.known(row.starts_on),
        )

    def measured(self) -> MeasuredFigures:
        """What the diary shows of the inputs; meant for the read lane."""
        return self._measured.factors()

    def figures(self, row: ChainRow, measured: MeasuredFigures | None = None) -> ChainFigures:
        """Every step of a chain. `measured`: already asked for; not looked at on assumptions alone."""
        used, cases = row.assumed, dict[ChainInput, int]()
        if row.basis != Basis.ASSUMED:
            for name, factor in MEASURED.items():
                seen = (measured or {}).get(factor)
                if seen is None or seen.value is None or seen.cases <= 0:
                    continue
                cases[name] = seen.cases
                used = used.having(name, _in_use(name, row.assumed.of(name), row.basis, seen))
        return ChainFigures(used, chain(used, row.pin, row.pin_value), cases)

    def outlook(self, row: ChainRow, measured: MeasuredFigures | None = None) -> ChainOutlook:
        """The range from 2,000 seeded draws, and the lever; a tenth of a second, for the read lane."""
        figures = self.figures(row, measured)
        if ChainStep.A_DAY not in figures.steps or not figures.steps[ChainStep.A_DAY]:
            return ChainOutlook(None, None)
        seen = (measured or {}) if row.basis != Basis.ASSUMED else {}

        def visits_a_day(drawn: Mapping[str, float]) -> float:
            contacts = float(figures.steps[row.pin])
            steps = list(ChainStep)
            if steps.index(row.pin) >= steps.index(ChainStep.CONTACTS):
                return float(figures.steps[ChainStep.A_DAY])
            start = steps.index(row.pin)
            if row.pin is ChainStep.INCOME:
                contacts = max(contacts - float(row.assumed.other_income_fen), 0.0)
                contacts /= drawn[ChainInput.COMMISSION_SHARE]
                start += 1
            for step in steps[start + 1 :]:
                name = {
                    ChainStep.TURNOVER: ChainInput.FEE_RATE,
                    ChainStep.FUNDS: ChainInput.MULTIPLE,
                    ChainStep.CLIENTS: ChainInput.FUNDS_EACH,
                    ChainStep.CONTACTS: ChainInput.SUCCESS_RATE,
                }.get(step)
                if name is not None:
                    contacts /= drawn[name]
            return contacts / figures.used.days

        draws = {}
        for name in IMPROVABLE:
            found = seen.get(MEASURED[name])
            cases = found.cases if found is not None and found.value is not None else 0
            prior = 0 if cases and row.basis == Basis.MEASURED else PRIOR_CASES
            if name is ChainInput.SUCCESS_RATE:
                hits = found.hits if found is not None and cases else 0
                draws[name.value] = rate_draw(row.assumed.of(name), hits, cases, prior)
            else:
                value = found.value if found is not None and cases else None
                error = found.error if found is not None and cases else None
                if value is not None and name is ChainInput.MULTIPLE:
                    value, error = value / 3, None if error is None else error / 3
                draws[name.value] = mean_draw(row.assumed.of(name), value, error, cases, prior)
        found_range = range_of(visits_a_day, draws)
        narrow = found_range.high - found_range.low < 1e-9

        def visits(rates: Mapping[str, Fraction]) -> Fraction:
            changed = figures.used
            for name, value in rates.items():
                changed = changed.having(ChainInput(name), value)
            return chain(changed, row.pin, row.pin_value)[ChainStep.CONTACTS]

        best = lever(visits, {name.value: figures.used.of(name) for name in IMPROVABLE})
        return ChainOutlook(None if narrow else found_range, best)

    # Changing ---------------------------------------------------------------------------------

    def begin(self, day: date, income_fen: int | None = None) -> int:
        """A chain for the month of a day, on the last one's assumptions or the trade's; returns its id.

        Raises `InvalidInput` at `starts_on` for a month that is over or has one, at `income` for less than 0.
        """
        first, last = month_of(day)
        if last < self._db.clock.today():
            raise InvalidInput("past", N_("This month is over."), field="starts_on")
        if income_fen is not None:
            checked_step(ChainStep.INCOME, Fraction(income_fen))
        with self._db.write(N_("Begin a goal chain")) as unit:
            session = unit.session
            if session.scalar(select(GoalChain.id).where(GoalChain.starts_on == first)) is not None:
                raise InvalidInput("exists", N_("This month has a goal chain already."), field="starts_on")
            old = session.scalars(
                select(GoalChain)
                .where(GoalChain.starts_on < first)
                .order_by(GoalChain.starts_on.desc())
                .limit(1)
            ).first()
            usual = usual_inputs(settings_of(session).trade)
            made = GoalChain(
                starts_on=first,
                ends_on=last,
                spending_fen=old.spending_fen if old else None,
                factor=old.factor if old else USUAL_FACTOR,
                other_income_fen=old.other_income_fen if old else int(usual.other_income_fen),
                commission_share=old.commission_share if old else usual.commission_share,
                fee_rate=old.fee_rate if old else usual.fee_rate,
                monthly_multiple=old.monthly_multiple if old else usual.monthly_multiple,
                funds_fen=old.funds_fen if old else int(usual.funds_fen),
                success_rate=old.success_rate if old else usual.success_rate,
                pin_level=old.pin_level if old else ChainStep.INCOME.value,
                pin_value=old.pin_value if old else Fraction(1_200_000),
                basis=old.basis if old else Basis.BLENDED.value,
            )
            if income_fen is not None:
                made.pin_level, made.pin_value = ChainStep.INCOME.value, Fraction(income_fen)
                made.spending_fen = None
            session.add(made)
            session.flush()
            return made.id

    def set_step(self, chain_id: int, step: ChainStep, value: Fraction) -> None:
        """Type a step: it becomes the one all others follow from. Raises `InvalidInput` at it."""
        checked_step(step, value)
        with self._db.write(N_("Change the goal chain: {what}"), what=step.text) as unit:
            row = unit.session.get_one(GoalChain, chain_id)
            if step is not ChainStep.INCOME or value != row.pin_value:
                row.spending_fen = None  # the income no longer follows from the spending
            row.pin_level, row.pin_value = step.value, value

    def set_input(self, chain_id: int, name: ChainInput, value: Fraction) -> None:
        """Type an assumption. Spending and factor make the income anew. Raises `InvalidInput` at it."""
        checked_input(name, value)
        with self._db.write(N_("Change the goal chain: {what}"), what=name.text) as unit:
            row = unit.session.get_one(GoalChain, chain_id)
            if name is ChainInput.SPENDING:
                row.spending_fen = rounded(value)
            elif name is ChainInput.FACTOR:
                row.factor = value
            elif name is ChainInput.OTHER_INCOME:
                row.other_income_fen = rounded(value)
            elif name is ChainInput.FUNDS_EACH:
                row.funds_fen = rounded(value)
            elif name is ChainInput.COMMISSION_SHARE:
                row.commission_share = value
            elif name is ChainInput.FEE_RATE:
                row.fee_rate = value
            elif name is ChainInput.MULTIPLE:
                row.monthly_multiple = value
            elif name is ChainInput.SUCCESS_RATE:
                row.success_rate = value
            else:
                raise InvalidInput("days", N_("Working days follow from the calendar."), field=name)
            if name in {ChainInput.SPENDING, ChainInput.FACTOR} and row.spending_fen is not None:
                row.pin_level = ChainStep.INCOME.value
                row.pin_value = income_of(row.spending_fen, row.factor)

    def set_basis(self, chain_id: int, basis: str) -> None:
        """Run on what is assumed, measured, or both."""
        code = Basis(basis).value
        with self._db.write(N_("Change what the goal chain runs on")) as unit:
            unit.session.get_one(GoalChain, chain_id).basis = code

    def remove(self, chain_id: int) -> None:
        """Take the chain away."""
        with self._db.write(N_("Delete the goal chain")) as unit:
            unit.session.delete(unit.session.get_one(GoalChain, chain_id))

    def take_targets(self, row: ChainRow, figures: ChainFigures) -> None:
        """Make visits and accounts of the chain the targets of the month and of the weeks left: one act.

        What the month holds already counts: the chain tells what is still to be done.
        """
        today = self._db.clock.today()
        yesterday = today - timedelta(days=1)
        done = self._counts.count(row.starts_on, yesterday) if row.starts_on < today else {}
        with self._db.read() as session:
            calendar = WorkCalendar(settings_of(session).work_day_overrides())
        with self._db.write(N_("Take targets from the goal chain")):
            for metric, step in ((Metric.VISITS, ChainStep.CONTACTS), (Metric.OPENED, ChainStep.CLIENTS)):
                so_far = done[metric].value if done else 0
                wanted = figures.steps[step]
                self._targets.set_target(
                    PeriodKind.MONTH.value, row.starts_on, metric.value, so_far + _ceiling(wanted)
                )
            a_day = figures.steps.get(ChainStep.A_DAY, Fraction(0))
            monday = max(row.starts_on, today) - timedelta(days=max(row.starts_on, today).weekday())
            while monday <= row.ends_on:
                first, last = max(monday, row.starts_on), min(monday + timedelta(days=6), row.ends_on)
                days = calendar.between(max(first, today) - timedelta(days=1), last)
                held = self._counts.count(first, yesterday)[Metric.VISITS].value if first < today else 0
                self._targets.set_part(first, Metric.VISITS.value, held + _ceiling(a_day * days))
                monday += timedelta(days=7)


def _ceiling(value: Fraction) -> int:
    return -(-value.numerator // value.denominator)


def month_of(day: date) -> tuple[date, date]:
    """First and last day of a month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def _in_use(name: ChainInput, assumed: Fraction, basis: str, seen: Figure) -> Fraction:
    value = seen.value
    assert value is not None
    if name is ChainInput.MULTIPLE:
        value /= 3  # measured per quarter, used per month
    if basis == Basis.MEASURED:
        return value or assumed  # nothing can be divided by a zero
    if seen.kind == "rate":
        return shrunk_rate(assumed, seen.hits, seen.cases)
    return shrunk_mean(assumed, value, seen.cases)
