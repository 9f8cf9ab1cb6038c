"""The calendar page: a month or a week, everything dated on it, dragged from day to day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.core.jobs import JobContext
from app.domain.festivals import Festival
from app.domain.recurrence import add_months
from app.domain.text import show_plain
from app.domain.week_plan import monday_of
from app.services.calendar import BIRTHDAYS_A_DAY, CalendarDay, CalendarEntry
from app.sheets.calendar_words import whole_day
from app.sheets.wording import period_text
from app.ui.calendar.day_list import DayList
from app.ui.calendar.days_view import DaysView
from app.ui.calendar.views import MonthView, WeekView, month_span, scrolled
from app.ui.context import Context
from app.ui.page import Page
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.labels import ElidedLabel, PlainLabel

_SPAN = "calendar_span"
_WEEK_MOST: Final = 20  # birthdays a day that a week names
_FIRST, _LAST = date(1901, 1, 8), date(2200, 11, 1)


class CalendarPage(Page):
    """Asks the service for the days; the views show them."""

    page_id = "calendar"
    kinds = frozenset(
        {
            "log_line",
            "line_file",
            "contact",
            "reminder",
            "occasion_mark",
            "client_file",
            "person",
            "important_date",
            "greeting",
            "file_summary",
            "goal",
            "period_target",
            "setting",
        }
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day = context.services.clock.today()
        self.days: tuple[CalendarDay, ...] = ()
        self.dialog: DayList | None = None
        self.menu: QMenu | None = None
        self._asked = 0
        self.earlier, self.later, self.today = QToolButton(self), QToolButton(self), QPushButton(tr("Today"))
        self.title = PlainLabel("", self)
        self.about = ElidedLabel(self)
        self.month_button, self.week_button = QPushButton(tr("Month (M)")), QPushButton(tr("Week (W)"))
        self.print_button = QPushButton(tr("Print"))
        self.unknown = PlainLabel(
            tr("The holiday plan of these days is not published: only what is off by law counts."), self
        )
        self.keys = PlainLabel(
            tr(
                "Arrows: day · Tab: entry · Enter open · Space the whole day · Alt+arrows or drag: move ·"
                " PgUp PgDn turn · T today"
            ),
            self,
        )
        month_room, self.month = scrolled(MonthView)
        week_room, self.week = scrolled(WeekView)
        self._rooms = QStackedWidget(self)
        self._rooms.addWidget(month_room)
        self._rooms.addWidget(week_room)
        self._rooms.setCurrentIndex(int(context.preferences.get(_SPAN) == "week"))
        self._lay_out()
        for view in (self.month, self.week):
            view.stood.connect(self._on_stood)
            view.turned.connect(self._turn)
            view.opened.connect(self.open)
            view.listed.connect(self.list_day)
            view.moved.connect(self.move_entry)
            view.menu_requested.connect(self.open_menu)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        for button, text, step, keys in (
            (self.earlier, "◀", -1, "Ctrl+PgUp"),
            (self.later, "▶", 1, "Ctrl+PgDown"),
        ):
            button.setText(text)
            button.setToolTip(tr("Earlier (PgUp)") if step < 0 else tr("Later (PgDn)"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(partial(self._turn, step))
            QShortcut(QKeySequence(keys), self, button.click)
        self.today.setToolTip(tr("Today (Ctrl+Home)"))
        self.today.clicked.connect(lambda _on=False: self.show_day(self.context.services.clock.today()))
        QShortcut(QKeySequence("Ctrl+Home"), self, self.today.click)
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        for choice, span in ((self.month_button, "month"), (self.week_button, "week")):
            choice.setCheckable(True)
            choice.clicked.connect(partial(self._show_span, span))
        self.print_button.setToolTip(tr("This month or week on paper (Ctrl+P)"))
        self.print_button.clicked.connect(
            lambda _on=False: self.context.print_requested.emit(*self.print_form())
        )
        for widget in (self.earlier, self.today, self.later, self.title):
            bar.addWidget(widget)
        bar.addWidget(self.about, 1)
        for widget in (self.month_button, self.week_button, self.print_button):
            bar.addWidget(widget)
        self.keys.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addLayout(bar)
        layout.addWidget(self.unknown)
        layout.addWidget(self._rooms, 1)
        layout.addWidget(self.keys)
        self.unknown.hide()
        self.setFocusProxy(self._rooms)

    # -- what it shows

    @property
    def span(self) -> str:
        """`month` or `week`."""
        return "week" if self._rooms.currentIndex() else "month"

    @property
    def view(self) -> DaysView:
        """The month or the week, whichever is shown."""
        return self.week if self.span == "week" else self.month

    def print_form(self) -> tuple[str, object]:
        return f"calendar-{self.span}", self.day

    def show_tab(self, tab_id: str) -> None:
        """`month` or `week`."""
        if tab_id in {"month", "week"}:
            self._show_span(tab_id)

    def _range(self) -> tuple[date, date]:
        if self.span == "month":
            return month_span(self.day)
        monday = monday_of(self.day)
        return monday, monday + timedelta(days=6)

    def refresh(self) -> None:
        """The days anew; the current day and the chosen entry stay."""
        self._asked += 1
        number, span = self._asked, self._range()
        calendar = self.context.services.calendar
        most = BIRTHDAYS_A_DAY if self.span == "month" else _WEEK_MOST

        def read(_job: JobContext) -> tuple[CalendarDay, ...]:
            return calendar.days(*span, most)

        def take(days: tuple[CalendarDay, ...]) -> None:
            if number == self._asked:
                self._take(days)

        self.context.later(read, take)

    def _take(self, days: tuple[CalendarDay, ...]) -> None:
        self.days = days
        month = self.day.month if self.span == "month" else None
        today = self.context.services.clock.today()
        self.view.stand(self.day, self.view.key)
        self.view.show_days(days, today, month)
        shown = [day for day in days if month is None or day.on.month == month]
        self.unknown.setVisible(any(not day.known for day in shown))
        for button, span in ((self.month_button, "month"), (self.week_button, "week")):
            button.setChecked(self.span == span)
            font = button.font()
            font.setBold(self.span == span)
            button.setFont(font)
        self.title.setText(period_text(self.span, self.day))
        self._tell_day()

    def _tell_day(self) -> None:
        found = next((day for day in self.days if day.on == self.day), None)
        self.about.tell(whole_day(found) if found is not None else "")

    def follow(self, before: date, today: date) -> None:
        if self.day == before:
            self.show_day(today)

    def show_day(self, day: date, key: str = "") -> None:
        """Go to a day, and there to an entry."""
        self.day = min(max(day, _FIRST), _LAST)
        self.view.stand(self.day, key)
        if self._is_shown():
            self._tell_day()
        else:
            self.refresh()

    def _is_shown(self) -> bool:
        first, last = self._range()
        return bool(self.days) and (self.days[0].on, self.days[-1].on) == (first, last)

    def _on_stood(self, day: date) -> None:
        self.show_day(day, self.view.key)

    def _turn(self, step: int, _on: bool = False) -> None:
        if self.span == "month":
            self.show_day(add_months(self.day, step))
        else:
            self.show_day(self.day + timedelta(days=7 * step))

    def _show_span(self, span: str, _on: bool = False) -> None:
        key = self.view.key
        self._rooms.setCurrentIndex(int(span == "week"))
        self.context.preferences.set(_SPAN, span)
        self.view.stand(self.day, key)
        self.view.setFocus()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        commands: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_M: partial(self._show_span, "month"),
            Qt.Key.Key_W: partial(self._show_span, "week"),
            Qt.Key.Key_T: self.today.click,
        }
        command = commands.get(Qt.Key(event.key()))
        if command is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            command()

    # -- what is done with a day and its entries

    def open(self, day: date, entry: CalendarEntry | None) -> None:
        """The day's page, the file, the reminder, the plan: where an entry comes from."""
        context = self.context
        if entry is None or entry.kind in {"visit", "line"}:
            context.day_requested.emit(day)
        elif entry.kind == "reminder" and entry.state == "open":
            context.page_requested.emit(f"reminders/{entry.key.split('/')[1]}")
        elif entry.kind == "greeting":
            context.greetings_requested.emit((Festival(entry.key.split("/")[1]), entry.on))
        elif entry.file_ids:
            context.file_requested.emit(entry.file_ids[0])
        elif entry.kind in {"goal", "target"}:
            context.page_requested.emit("plans")
        else:
            context.day_requested.emit(day)

    def list_day(self, day: date) -> None:
        """Everything on a day, what had no room too."""
        self.dialog = DayList(self.context.services.calendar.day(day), self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.opened.connect(self.open)
        self.dialog.open()

    def move_entry(self, entry: CalendarEntry, day: date, start: time | None) -> None:
        """Put an entry on another day or at another hour and go along with it."""
        when = short_day(day, self.context.services.clock.today())
        if start != entry.start and start is not None:
            when = f"{when} {start:%H:%M}"
        moved = self.context.act(
            lambda: self.context.services.calendar.move(entry, day, start),
            tr("{name}: {day}", name=show_plain(entry.text, 40), day=when),
        )
        if moved is not None:
            self.show_day(day, moved)

    def open_menu(self, day: date, entry: CalendarEntry | None, point: QPoint) -> None:
        """What can be done with an entry or a day, with its keys."""
        menu = self.menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"{tr('Open')}\tEnter", partial(self.open, day, entry))
        if entry is not None:
            for number, file_id in enumerate(entry.file_ids):
                name = show_plain(entry.names[number], 30) if number < len(entry.names) else ""
                text = tr("Open the file of {name}", name=name).replace("&", "&&")
                menu.addAction(text, partial(self.context.file_requested.emit, file_id))
            menu.addSeparator()
            for text, keys, step in (
                (tr("A day earlier"), "Alt+←", -1),
                (tr("A day later"), "Alt+→", 1),
                (tr("A week later"), "Alt+↓", 7),
            ):
                to = entry.on + timedelta(days=step)
                menu.addAction(f"{text}\t{keys}", partial(self.move_entry, entry, to, entry.start))
            menu.addSeparator()
        menu.addAction(f"{tr('Everything on this day')}\t{tr('Space')}", partial(self.list_day, day))
        menu.popup(point)
