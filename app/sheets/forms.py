"""Every printed form by its name: the window and the command line ask here."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr

if TYPE_CHECKING:
    from app.services.bundle import Services
    from app.sheets.page import Sheet

NAMES: Final = (
    "week",
    "day",
    "card",
    "month-plan",
    "month-check",
    "week-check",
    "development-log",
    "goal-chain",
    "pagoda",
    "performance-factors",
    "client-analysis",
    "calendar-month",
    "calendar-week",
    "greetings",
)
TITLES: Final = {
    "week": N_("Weekly visit plan"),
    "day": N_("Daily log"),
    "card": N_("Prospect card"),
    "month-plan": N_("Month breakdown"),
    "month-check": N_("Month check"),
    "week-check": N_("Week check"),
    "development-log": N_("Client development log"),
    "goal-chain": N_("Goal chain"),
    "pagoda": N_("Performance pagoda"),
    "performance-factors": N_("Performance factors"),
    "client-analysis": N_("Client analysis"),
    "calendar-month": N_("Calendar of a month"),
    "calendar-week": N_("Calendar of a week"),
    "greetings": N_("Festival greetings"),
}
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199
_LARGEST_ID: Final = 2**63 - 1  # what SQLite can count to

# The sheets are imported when one is built: reading the command line needs their names alone.


def build(services: Services, form: str, *, on: date | None = None, file_id: int | None = None) -> Sheet:
    """The form as a sheet: of the day `on` (today if none), or of a file.

    Raises `InvalidInput` when the form does not exist, a card names no file, or the file is not there.
    """
    if form not in _BUILDERS:
        raise InvalidInput("form", N_("There is no form “{form}”."), field="form", form=form)
    day = on or services.clock.today()
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput(
            "date",
            N_("The date must lie in the years {first} to {last}."),
            field="on",
            first=FIRST_YEAR,
            last=LAST_YEAR,
        )
    return _BUILDERS[form](services, day, file_id)


def title(form: str) -> str:
    """The name of a form in the language in use."""
    return tr(TITLES[form])


def _week(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.week_plan import week_plan

    return week_plan(services.week.week(day), services.settings.current(), services.clock.today())


def _day(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.daily_log import daily_log

    forms = services.forms
    return daily_log(
        forms.lines(day, day),
        [row for row in services.reminders.due(day) if row.due_on == day],
        forms.done(day),
        forms.overdue(day) if day == services.clock.today() else 0,
        day,
        services.settings.current(),
        services.clock.today(),
    )


def _check_client(services: Services, file_id: int) -> None:
    if not 0 < file_id <= _LARGEST_ID or not services.files.exists(file_id):
        raise InvalidInput(
            "no-client", N_("There is no client with the number {id}."), field="client", id=file_id
        )


def _card(services: Services, _day: date, file_id: int | None) -> Sheet:
    from app.sheets.prospect_card import CardFacts, prospect_card

    if file_id is None:
        raise InvalidInput("client", N_("A card needs a client: say which with --client ID."), field="client")
    _check_client(services, file_id)
    facts = CardFacts(
        file=services.files.get(file_id),
        people=tuple(services.people.of_file(file_id)),
        dates=tuple(services.people.dates(file_id)),
        contacts=tuple(services.forms.contacts(file_id)),
        moves=tuple(services.ladder.history(file_id)),
        open_items=tuple(services.forms.open_items(file_id)),
    )
    return prospect_card(facts, services.settings.current(), services.clock.today())


def _month_plan(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.month_plan import month_plan

    month = services.targets.month(day)
    names = services.targets.named(month.month_on)
    return month_plan(month, names, services.settings.current(), services.clock.today())


def _development_log(services: Services, day: date, file_id: int | None) -> Sheet:
    from app.sheets.development_log import all_logs, one_log

    settings, today = services.settings.current(), services.clock.today()
    if file_id is None:
        return all_logs(services.development.targets(day), day, settings, today)
    _check_client(services, file_id)
    return one_log(services.development.log(file_id), settings, today)


def _week_check(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.week_check import week_check

    check = services.checks.check("week", day)
    return week_check(check, services.settings.current(), services.clock.today())


def _month_check(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.month_check import month_check

    check = services.checks.check("month", day)
    return month_check(check, services.settings.current(), services.clock.today())


def _pagoda(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.pagoda import pagoda

    plan = services.plan.of(day)
    figures = services.plan.figures(plan) if plan is not None else None
    return pagoda(plan, figures, day, services.settings.current(), services.clock.today())


def _performance_factors(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.performance_factors import performance_factors

    table = services.factors.table(day)
    return performance_factors(table, day, services.settings.current(), services.clock.today())


def _client_analysis(services: Services, _day: date, _file_id: int | None) -> Sheet:
    from app.services.scores import ScoreFilter
    from app.sheets.client_analysis import MOST, client_analysis

    page = services.scores.ranked(MOST, wanted=ScoreFilter(state="scored", sort="total"))
    left_out = page.total - len(page.rows)
    settings, today = services.settings.current(), services.clock.today()
    return client_analysis(page.rows, left_out, services.scores.scheme(), settings, today)


def _goal_chain(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.goal_chain import goal_chain

    chain = services.chain
    row = chain.of(day)
    measured = chain.measured() if row is not None else {}
    return goal_chain(
        row,
        chain.figures(row, measured) if row is not None else None,
        chain.outlook(row, measured) if row is not None else None,
        day,
        services.settings.current(),
        services.clock.today(),
    )


def _calendar_month(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.calendar_month import calendar_month, month_days

    days = services.calendar.days(*month_days(day))
    return calendar_month(days, day, services.settings.current(), services.clock.today())


def _calendar_week(services: Services, day: date, _file_id: int | None) -> Sheet:
    from app.sheets.calendar_week import calendar_week
    from app.sheets.wording import week_of

    days = services.calendar.days(*week_of(day))
    return calendar_week(days, services.settings.current(), services.clock.today())


def _greetings(services: Services, day: date, _file_id: int | None) -> Sheet:
    """Of the festival on that day, or of the next one with a list."""
    from app.sheets.greetings import MOST, greetings

    festival, on = services.greetings.at_or_after(day)
    return greetings(
        services.greetings.page(festival, on, MOST), services.settings.current(), services.clock.today()
    )


_BUILDERS: Final[dict[str, Callable[[Services, date, int | None], Sheet]]] = {
    "week": _week,
    "day": _day,
    "card": _card,
    "month-plan": _month_plan,
    "month-check": _month_check,
    "week-check": _week_check,
    "development-log": _development_log,
    "goal-chain": _goal_chain,
    "pagoda": _pagoda,
    "performance-factors": _performance_factors,
    "client-analysis": _client_analysis,
    "calendar-month": _calendar_month,
    "calendar-week": _calendar_week,
    "greetings": _greetings,
}
