"""The tabs of the plans page, in the order of the work: made when they are first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from app.core.i18n import N_
from app.ui.context import Context
from app.ui.page import Page


@dataclass(frozen=True, slots=True)
class TabEntry:
    """A tab: its id, its title (an English msgid), and how its page is made."""

    tab_id: str
    title: str
    factory: Callable[[Context], Page]


def _made_by(module: str, name: str) -> Callable[[Context], Page]:
    def make(context: Context) -> Page:
        page = getattr(import_module(f"app.ui.plans.{module}.tab"), name)(context)
        assert isinstance(page, Page)
        return page

    return make


TABS: tuple[TabEntry, ...] = (
    TabEntry("week", N_("Week plan"), _made_by("week", "WeekTab")),
    TabEntry("months", N_("Month plan"), _made_by("months", "MonthsTab")),
    TabEntry("checks", N_("Checks"), _made_by("checks", "ChecksTab")),
    TabEntry("pagoda", N_("Pagoda"), _made_by("pagoda", "PagodaTab")),
    TabEntry("chain", N_("Goal chain"), _made_by("chain", "ChainTab")),
    TabEntry("goals", N_("Goals"), _made_by("goals", "GoalsTab")),
    TabEntry("factors", N_("Factors"), _made_by("factors", "FactorsTab")),
    TabEntry("scores", N_("Scores"), _made_by("scores", "ScoresTab")),
    TabEntry("process", N_("Process"), _made_by("process", "ProcessTab")),
)
