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
from app.models.log_line import Appointment, Contact, DayTemplate, LineFile, LogLine, TemplateLine
from app.models.reminder import OccasionMark, Reminder
from app.models.setting import Draft, Setting

__all__ = [
    "Act",
    "Appointment",
    "Base",
    "ClientFile",
    "Contact",
    "DayTemplate",
    "Draft",
    "FileProduct",
    "FileSummary",
    "FileTag",
    "ImportantDate",
    "JournalRow",
    "LineFile",
    "LogLine",
    "Meta",
    "Occasion",
    "OccasionMark",
    "OpenAct",
    "Person",
    "Phone",
    "Product",
    "Reminder",
    "RowSum",
    "RungChange",
    "Setting",
    "Tag",
    "TemplateLine",
]
