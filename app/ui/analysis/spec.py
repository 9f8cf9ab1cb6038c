"""What every chart of the analysis page tells of itself; the page knows nothing else about any of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Generic, TypeVar

from app.charts.picture import Chart, Frame
from app.core.i18n import tr
from app.core.jobs import JobContext
from app.services.bundle import Services
from app.ui.analysis.figures_table_model import FigureRow
from app.ui.context import Context

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart looks at: a period, both days included, and what was picked from its own list."""

    start: date
    end: date
    today: date
    picked: str = ""


@dataclass(frozen=True, slots=True)
class Picks:
    """A chart's own list: codes with their texts, the usual one first."""

    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind a figure: a day, else lines of the log, else files."""

    title: str = ""
    file_ids: Sequence[int] = ()
    line_ids: Sequence[int] = ()
    day: date | None = None

    def show(self, context: Context) -> None:
        """Ask the shell for them; nothing is nothing to ask for."""
        if self.day is not None:
            context.day_requested.emit(self.day)
        elif self.line_ids:
            context.lines_requested.emit(self.title, list(self.line_ids))
        elif self.file_ids:
            context.files_requested.emit(self.title, list(self.file_ids))


@dataclass(frozen=True, slots=True)
class Nothing:
    """Why there is nothing to draw, and where to do something about it: a page or a tab of it."""

    sentence: str
    button: str
    place: str


class ChartSpec(ABC, Generic[T]):
    """A chart: what it counts (`T`, frozen), how it is drawn, its table, what a click means, its paper."""

    chart_id: ClassVar[str]
    title: ClassVar[str]  # an English msgid, as is the explanation
    explanation: ClassVar[str]
    kinds: ClassVar[frozenset[str]]  # tables whose changes matter
    paper: ClassVar[tuple[int, int]]  # the picture's size in pixels
    lines: ClassVar[float]  # its least height on screen, in lines of text
    grows: ClassVar[bool] = True  # with the window; else it keeps that height
    table_characters: ClassVar[int] = 28
    uses_period: ClassVar[bool] = True

    def picks(self, today: date) -> Picks | None:
        """A list of its own to choose from."""
        return None

    @abstractmethod
    def headings(self) -> tuple[str, ...]:
        """The columns of its table."""

    @abstractmethod
    def count(self, job: JobContext, services: Services, look: Look) -> T:
        """Read the figures; runs beside the window."""

    @abstractmethod
    def draw(self, counted: T, look: Look, frame: Frame) -> Chart:
        """Draw them; runs beside the window and loads matplotlib there."""

    @abstractmethod
    def rows(self, counted: T) -> tuple[FigureRow, ...]:
        """The same figures as a table; a row's key is that of its place in the chart."""

    @abstractmethod
    def behind(self, counted: T, key: str) -> Behind:
        """What a click on a place or Enter on a row shows."""

    def covers(self, counted: T, look: Look) -> str:
        """The time it tells of, for the head of the sheet."""
        return tr("{start} to {end}", start=look.start.isoformat(), end=look.end.isoformat())

    def printed_rows(self, counted: T) -> tuple[FigureRow, ...]:
        """The rows of the table that go on paper."""
        return self.rows(counted)

    def nothing(self, counted: T) -> Nothing | None:
        """Said instead of the chart where there is nothing to draw."""
        return None
