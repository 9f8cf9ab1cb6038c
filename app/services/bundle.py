"""All services of one open diary. Each is imported and made when it is first asked for.

So the window opens before what its first page does not show is read; a service costs some milliseconds.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from app.core.clock import Clock
from app.storage.database import Database

if TYPE_CHECKING:
    from app.services.calendar import CalendarService
    from app.services.calendar_files import CalendarFileService
    from app.services.catalogue import CatalogueService
    from app.services.checks import CheckService
    from app.services.contact_rhythm import ContactRhythmService
    from app.services.contacts import ContactService
    from app.services.counts import CountService
    from app.services.daily_log import DailyLogService
    from app.services.day_brief import DayBriefService
    from app.services.day_templates import DayTemplateService
    from app.services.development import DevelopmentService
    from app.services.diary import DiaryService
    from app.services.drafts import DraftService
    from app.services.entries import EntryService
    from app.services.evening import EveningService
    from app.services.factor_table import FactorTableService
    from app.services.files import FileService
    from app.services.forms import FormService
    from app.services.gifts import GiftService
    from app.services.goal_chain import GoalChainService
    from app.services.goals import GoalService
    from app.services.greetings import GreetingService
    from app.services.history import HistoryService
    from app.services.ladder import LadderService
    from app.services.measured import MeasuredService
    from app.services.offers import OfferService
    from app.services.people import PeopleService
    from app.services.plan import PlanService
    from app.services.reminders import ReminderService
    from app.services.scores import ScoreService
    from app.services.settings import SettingsService
    from app.services.statistics import StatisticsService
    from app.services.targets import TargetService
    from app.services.undo import UndoService
    from app.services.visit_bags import BagService
    from app.services.week_plan import WeekPlanService
    from app.services.week_rhythm import RhythmService

# Where a service is, when its module does not bear the name it is asked for by.
_MODULES: Final = {
    "bags": "visit_bags",
    "brief": "day_brief",
    "chain": "goal_chain",
    "factors": "factor_table",
    "log": "daily_log",
    "rhythm": "week_rhythm",
    "templates": "day_templates",
    "week": "week_plan",
}


class Services:
    """What the pages may ask for. Every service takes the diary and nothing else."""

    settings: SettingsService
    undo: UndoService
    drafts: DraftService
    diary: DiaryService
    log: DailyLogService
    templates: DayTemplateService
    ladder: LadderService
    contacts: ContactService
    reminders: ReminderService
    files: FileService
    forms: FormService
    people: PeopleService
    statistics: StatisticsService
    catalogue: CatalogueService
    history: HistoryService
    week: WeekPlanService
    bags: BagService
    rhythm: RhythmService
    plan: PlanService
    chain: GoalChainService
    goals: GoalService
    measured: MeasuredService
    factors: FactorTableService
    counts: CountService
    checks: CheckService
    targets: TargetService
    development: DevelopmentService
    scores: ScoreService
    offers: OfferService
    entries: EntryService
    calendar: CalendarService
    calendar_files: CalendarFileService
    contact_rhythm: ContactRhythmService
    greetings: GreetingService
    gifts: GiftService
    brief: DayBriefService
    evening: EveningService

    def __init__(self, database: Database) -> None:
        self._database = database
        self.clock: Clock = database.clock

    @classmethod
    def of(cls, database: Database) -> Services:
        return cls(database)

    def __getattr__(self, name: str) -> Any:
        """Make the service of this name; from then on it is an ordinary attribute."""
        kind = self.__annotations__.get(name)
        if kind is None:
            raise AttributeError(name)
        module = import_module(f"app.services.{_MODULES.get(name, name)}")
        made = getattr(module, kind)(self._database)
        setattr(self, name, made)
        return made
