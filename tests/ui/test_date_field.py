"""Dates as they are typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget

from app.core.errors import InvalidInput
from app.ui.widgets.date_field import DateField, read_date

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-15", date(2026, 12, 15)),
        ("20261215", date(2026, 12, 15)),
        ("27.3.1", date(2027, 3, 1)),
        ("2027年3月1日", date(2027, 3, 1)),
        ("12-15", date(2026, 12, 15)),
        ("3月1日", date(2027, 3, 1)),
        ("2/29", date(2028, 2, 29)),
        ("11.23", TODAY),
        ("  ", None),
    ],
)
def test_common_forms_are_read(text, day):
    assert read_date(text, TODAY) == day


@pytest.mark.parametrize("text", ["soon", "13-40", "2026-02-30", "5", "1 2 3 4"])
def test_what_is_no_date_is_refused(text):
    with pytest.raises(InvalidInput):
        read_date(text, TODAY)


def test_a_day_picked_in_the_calendar_stands_in_the_line(qtbot):
    field = DateField(TODAY)
    qtbot.addWidget(field)
    field.show()
    QTest.keyClick(field.line, Qt.Key.Key_Down)
    calendar = field.findChild(QCalendarWidget)
    assert calendar.selectedDate().toPython() == TODAY
    calendar.activated.emit(calendar.selectedDate().addDays(3))
    assert field.value() == date(2026, 11, 26)
    QApplication.processEvents()
