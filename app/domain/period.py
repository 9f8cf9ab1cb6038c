"""Periods to look back over: from a day to a day, both included."""

from __future__ import annotations

from datetime import date, timedelta

from app.core.i18n import N_
from app.domain.terms import Term


class Period(Term):
    """The periods one chooses from; `CUSTOM` is told by its days."""

    MONTH = "month", N_("This month")
    QUARTER = "quarter", N_("This quarter")
    YEAR = "year", N_("This year")
    DAYS_90 = "days_90", N_("Last 90 days")
    LAST_MONTH = "last_month", N_("Last month")
    LAST_QUARTER = "last_quarter", N_("Last quarter")
    LAST_YEAR = "last_year", N_("Last year")
    CUSTOM = "custom", N_("From … to …")


def days_of(period: Period, today: date) -> tuple[date, date]:
    """First and last day; a period that is not over yet ends today."""
    month = today.replace(day=1)
    quarter = today.replace(month=3 * ((today.month - 1) // 3) + 1, day=1)
    year = today.replace(month=1, day=1)
    before = timedelta(days=1)
    if period is Period.MONTH:
        return month, today
    if period is Period.QUARTER:
        return quarter, today
    if period is Period.YEAR:
        return year, today
    if period is Period.LAST_MONTH:
        return (month - before).replace(day=1), month - before
    if period is Period.LAST_QUARTER:
        last = quarter - before
        return last.replace(month=last.month - 2, day=1), last
    if period is Period.LAST_YEAR:
        return year.replace(year=year.year - 1), year - before
    return today - timedelta(days=89), today


def span(kind: str, day: date) -> tuple[date, date]:
    """First and last day of the whole day, week, month or quarter that a day lies in."""
    if kind == "day":
        return day, day
    if kind == "week":
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    months = {"month": 1, "quarter": 3}[kind]
    first = day.replace(month=day.month - (day.month - 1) % months, day=1)
    beyond = first + timedelta(days=31 * months + 1)  # some day early in the period after it
    return first, beyond.replace(day=1) - timedelta(days=1)
