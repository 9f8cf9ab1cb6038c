"""Plans: what is counted, the levels of goals and pagoda, the factors between them."""

from __future__ import annotations

from app.core.i18n import N_
from app.domain.terms.term import Term


class Metric(Term):
    """What a goal or target measures, counted from acts. Those of `MONEY_METRICS` are in fen."""

    CALLS = "calls", N_("Calls for appointments")
    APPOINTMENTS = "appointments", N_("Appointments agreed")
    CONTACTS = "contacts", N_("Real contacts")
    VISITS = "visits", N_("Visits")
    FIRST_VISITS = "first_visits", N_("First visits")
    SECOND_VISITS = "second_visits", N_("Second visits")
    THIRD_VISITS = "third_visits", N_("Third visits")
    NEW_FILES = "new_files", N_("New files")
    OPENED = "opened", N_("Accounts opened")
    EQUITY = "equity", N_("New equity")
    TURNOVER = "turnover", N_("New turnover")
    RETAINED = "retained", N_("Retained commission")
    INCOME = "income", N_("Income")


MONEY_METRICS = frozenset({Metric.EQUITY, Metric.TURNOVER, Metric.RETAINED, Metric.INCOME})


class GoalLevel(Term):
    """Three levels of one goal."""

    BASE = "base", N_("Target")
    STRETCH = "stretch", N_("Stretch")
    CHALLENGE = "challenge", N_("Challenge")


class PagodaLevel(Term):
    """The eight levels of the performance pagoda 业绩规划宝塔, from the bottom."""

    FIRST = "first", N_("First visits")
    SECOND = "second", N_("Second visits")
    THIRD = "third", N_("Third visits")
    CLIENTS = "clients", N_("New clients")
    EQUITY = "equity", N_("New equity")
    TURNOVER = "turnover", N_("New turnover")
    RETAINED = "retained", N_("Retained commission")
    INCOME = "income", N_("New income")


class Factor(Term):
    """The rates and means between two levels."""

    SECOND_RATE = "second_rate", N_("Second visits per first")
    THIRD_RATE = "third_rate", N_("Third visits per second")
    OPEN_RATE = "open_rate", N_("Opening rate")
    EQUITY = "equity", N_("Average equity")
    TURNOVER_MULTIPLE = "turnover_multiple", N_("Turnover multiple")
    FEE_RATE = "fee_rate", N_("Average fee rate")
    RETAINED_SHARE = "retained_share", N_("Retained share")
    COMMISSION_SHARE = "commission_share", N_("Commission share")
    SUCCESS_RATE = "success_rate", N_("Visit success rate")
    APPOINTMENT_RATE = "appointment_rate", N_("Appointment rate")


class Basis(Term):
    """Which figures a plan runs on."""

    ASSUMED = "assumed", N_("Assumed")
    BLENDED = "blended", N_("Assumed and measured")
    MEASURED = "measured", N_("Measured")


class PeriodKind(Term):
    """The periods that plans are made for."""

    QUARTER = "quarter", N_("Quarter")
    MONTH = "month", N_("Month")
    WEEK = "week", N_("Week")


class DevelopmentStepKind(Term):
    """The way of a target towards an account 开发步骤."""

    PLAN = "plan", N_("Development plan")
    VISITS = "visits", N_("Visits to the client")
    NEEDS = "needs", N_("Needs sorted")
    EVENTS = "events", N_("Events")
    TRIAL = "trial", N_("Trial service")
    CLOSING = "closing", N_("Closing")
    OPENED = "opened", N_("Account opened")
