"""All services of one open diary, built once by the composition root."""

from __future__ import annotations

from dataclasses import dataclass

from app.core.clock import Clock
from app.services.catalogue import CatalogueService
from app.services.checks import CheckService
from app.services.contacts import ContactService
from app.services.counts import CountService
from app.services.daily_log import DailyLogService
from app.services.day_templates import DayTemplateService
from app.services.development import DevelopmentService
from app.services.diary import DiaryService
from app.services.drafts import DraftService
from app.services.files import FileService
from app.services.forms import FormService
from app.services.goal_chain import GoalChainService
from app.services.goals import GoalService
from app.services.history import HistoryService
from app.services.ladder import LadderService
from app.services.measured import MeasuredService
from app.services.people import PeopleService
from app.services.plan import PlanService
from app.services.reminders import ReminderService
from app.services.scores import ScoreService
from app.services.settings import SettingsService
from app.services.statistics import StatisticsService
from app.services.targets import TargetService
from app.services.undo import UndoService
from app.services.week_plan import WeekPlanService
from app.storage.database import Database


@dataclass(frozen=True, slots=True)
class Services:
    """What the pages may ask for. Every service takes the diary and nothing else."""

    clock: Clock
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
    plan: PlanService
    chain: GoalChainService
    goals: GoalService
    measured: MeasuredService
    counts: CountService
    checks: CheckService
    targets: TargetService
    development: DevelopmentService
    scores: ScoreService

    @classmethod
    def of(cls, database: Database) -> Services:
        return cls(
            clock=database.clock,
            settings=SettingsService(database),
            undo=UndoService(database),
            drafts=DraftService(database),
            diary=DiaryService(database),
            log=DailyLogService(database),
            templates=DayTemplateService(database),
            ladder=LadderService(database),
            contacts=ContactService(database),
            reminders=ReminderService(database),
            files=FileService(database),
            forms=FormService(database),
            people=PeopleService(database),
            statistics=StatisticsService(database),
            catalogue=CatalogueService(database),
            history=HistoryService(database),
            week=WeekPlanService(database),
            plan=PlanService(database),
            chain=GoalChainService(database),
            goals=GoalService(database),
            measured=MeasuredService(database),
            counts=CountService(database),
            checks=CheckService(database),
            targets=TargetService(database),
            development=DevelopmentService(database),
            scores=ScoreService(database),
        )
