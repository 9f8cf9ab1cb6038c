"""The tables, a file per aggregate. Importing this package knows them all."""

from app.models.base import Base
from app.models.client_file import (
    ClientFile,
    FileProduct,
    FileTag,
    ImportantDate,
    Person,
    Phone,
    Product,
    RungChange,
    Tag,
)
from app.models.derived import FileSummary, Meta, Occasion, RowSum
from app.models.journal import Act, JournalRow, OpenAct
from app.models.log_line import Appointment, BagItem, Contact, DayTemplate, LineFile, LogLine, TemplateLine
from app.models.plan import (
    CheckNote,
    DevelopmentPlan,
    DevelopmentStep,
    FileScore,
    Goal,
    GoalChain,
    PeriodTarget,
    PlanCheck,
    StrategyPlan,
    TargetProspect,
)
from app.models.reminder import ContactPause, DismissedOffer, Gift, Greeting, OccasionMark, Reminder
from app.models.setting import Draft, Setting

__all__ = [
    "Act",
    "Appointment",
    "BagItem",
    "Base",
    "CheckNote",
    "ClientFile",
    "Contact",
    "ContactPause",
    "DayTemplate",
    "DevelopmentPlan",
    "DevelopmentStep",
    "DismissedOffer",
    "Draft",
    "FileProduct",
    "FileScore",
    "FileSummary",
    "FileTag",
    "Gift",
    "Goal",
    "GoalChain",
    "Greeting",
    "ImportantDate",
    "JournalRow",
    "LineFile",
    "LogLine",
    "Meta",
    "Occasion",
    "OccasionMark",
    "OpenAct",
    "PeriodTarget",
    "Person",
    "Phone",
    "PlanCheck",
    "Product",
    "Reminder",
    "RowSum",
    "RungChange",
    "Setting",
    "StrategyPlan",
    "Tag",
    "TargetProspect",
    "TemplateLine",
]
