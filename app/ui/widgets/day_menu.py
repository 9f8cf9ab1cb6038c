"""The days one click offers: tomorrow, in three days, next Monday, in two weeks, or any by calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QMenu, QVBoxLayout, QWidget

from app.core.i18n import N_, tr
from app.domain.reminders import quick_days

_TEXTS = {
    "tomorrow": N_("Tomorrow"),
    "three_days": N_("In three days"),
    "monday": N_("Next Monday"),
    "two_weeks": N_("In two weeks"),
}


def quick_day_choices(today: date) -> list[tuple[str, str, date]]:
    """Code, text and day of each."""
    return [(code, tr(_TEXTS[code]), day) for code, day in quick_days(today).items()]


def day_menu(
    parent: QWidget,
    today: date,
    chosen: Callable[[date], None],
    never: Callable[[], object] | None = None,
    due: date | None = None,
) -> QMenu:
    """A menu that hands over the day chosen; each entry has a number of its own.

    With `never` it also offers to have done with it altogether; what is `due` later than today goes to days
    after its own, too.
    """
    menu = QMenu(parent)
    choices = [(text, day) for _code, text, day in quick_day_choices(today)]
    numbers = "1234"
    if due is not None and due > today:
        choices = [(text, day) for text, day in choices if day < due]
        choices += [
            (tr("A day after its day"), due + timedelta(days=1)),
            (tr("A week after its day"), due + timedelta(days=7)),
        ]
        numbers = "1234"[: len(choices) - 2] + "67"
    for number, (text, day) in zip(numbers, choices, strict=True):
        action = menu.addAction(f"&{number}  {text}  ({short_day(day, today)})")
        action.triggered.connect(lambda _on=False, day=day: chosen(day))
    menu.addSeparator()
    pick = menu.addAction("&5  " + tr("Pick a day…"))
    pick.triggered.connect(lambda: pick_day(parent, today, chosen))
    if never is not None:
        menu.addSeparator()
        menu.addAction("&0  " + tr("Nothing more this time")).triggered.connect(lambda _on=False: never())
    return menu


def pick_day(parent: QWidget, today: date, chosen: Callable[[date], None]) -> QCalendarWidget:
    """A calendar at the mouse or below the widget; a click or Enter hands the day over."""
    popup = QWidget(parent, Qt.WindowType.Popup)
    popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    calendar = QCalendarWidget(popup)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setSelectedDate(QDate(today.year, today.month, today.day))
    layout = QVBoxLayout(popup)
    layout.setContentsMargins(1, 1, 1, 1)
    layout.addWidget(calendar)

    def take(picked: QDate) -> None:
        popup.close()
        chosen(date(picked.year(), picked.month(), picked.day()))

    calendar.activated.connect(take)
    calendar.clicked.connect(take)
    popup.move(parent.mapToGlobal(QPoint(0, parent.height())))
    popup.show()
    calendar.setFocus()
    return calendar


_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def weekday_names() -> list[str]:
    """Mon … Sun."""
    return [tr(name) for name in _WEEKDAYS]


def short_day(day: date, today: date) -> str:
    """`11-27 Fri`; the year only when it is another."""
    shown = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
    return f"{shown} {tr(_WEEKDAYS[day.weekday()])}"
