"""The places of the left rail, made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from app.core.i18n import N_
from app.ui.context import Context
from app.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A place: its id, its title (an English msgid), its icon, and how its page is made."""

    page_id: str
    title: str
    icon: str
    factory: Callable[[Context], Page]


def _made_by(module: str, name: str) -> Callable[[Context], Page]:
    """Import a feature only when its page is wanted: the first window comes sooner."""

    def make(context: Context) -> Page:
        page = getattr(import_module(module), name)(context)
        assert isinstance(page, Page)
        return page

    return make


PAGES: tuple[PageEntry, ...] = (
    PageEntry("today", N_("Today"), "calendar-days", _made_by("app.ui.today.page", "TodayPage")),
    PageEntry("clients", N_("Clients"), "users", _made_by("app.ui.clients.page", "ClientsPage")),
    PageEntry("ladder", N_("Ladder"), "layers", _made_by("app.ui.ladder.page", "LadderPage")),
    PageEntry("plans", N_("Plans"), "calendar-range", _made_by("app.ui.plans.page", "PlansPage")),
    PageEntry("reminders", N_("Reminders"), "bell", _made_by("app.ui.reminders.page", "RemindersPage")),
    PageEntry("analysis", N_("Analysis"), "chart-pie", _made_by("app.ui.analysis.page", "AnalysisPage")),
    PageEntry("calendar", N_("Calendar"), "calendar", _made_by("app.ui.calendar.page", "CalendarPage")),
)
