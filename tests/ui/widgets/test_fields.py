"""Time field, chips and quick days: what is typed, read and told."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QWidget

from app.core.errors import InvalidInput
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.day_menu import day_menu, short_day
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.time_field import TimeField, read_time
from tests.factories import make_file

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("9", time(9)),
        ("930", time(9, 30)),
        ("1530", time(15, 30)),
        ("15:30", time(15, 30)),
        ("15：30", time(15, 30)),
        ("9点半", time(9, 30)),
        ("下午3点", time(15)),
        ("下午3:30", time(15, 30)),
        ("3pm", time(15)),
        ("上午 10点15分", time(10, 15)),
        ("00:00", time(0)),
    ],
)
def test_times_as_people_write_them(text, expected):
    assert read_time(text) == expected


@pytest.mark.parametrize("text", ["25", "9:70", "soon", "9:3:2", "-1"])
def test_what_is_no_time_is_refused(text):
    with pytest.raises(InvalidInput):
        read_time(text)


def test_a_time_is_written_out_when_the_line_is_left(qtbot):
    room = QWidget()
    qtbot.addWidget(room)
    field, other = TimeField(parent=room), TimeField(parent=room)
    with qtbot.waitActive(room):
        room.show()
        room.activateWindow()
    field.setFocus()
    qtbot.keyClicks(field, "1530")
    other.setFocus()
    assert field.text() == "15:30"


def test_one_of_several_chips_and_off_again(qtbot):
    row = ChipRow([("a", "A"), ("b", "B & co")])
    qtbot.addWidget(row)
    row.show()
    heard = []
    row.changed.connect(lambda: heard.append(row.value()))
    for code in ("a", "b", "b"):
        qtbot.mouseClick(row.chip(code), Qt.MouseButton.LeftButton)
    assert heard == ["a", "b", None]
    several = ChipRow([("a", "A"), ("b", "B")], several=True)
    qtbot.addWidget(several)
    for code in ("b", "a"):
        qtbot.mouseClick(several.chip(code), Qt.MouseButton.LeftButton)
    assert several.values() == ("a", "b")


def test_chips_by_keyboard(qtbot):
    row = ChipRow([("a", "A"), ("b", "B"), ("c", "C")])
    qtbot.addWidget(row)
    with qtbot.waitActive(row):
        row.show()
        row.activateWindow()
    row.setFocus()
    qtbot.keyClick(row.chip("a"), Qt.Key.Key_Right)
    qtbot.keyClick(row.focusWidget(), Qt.Key.Key_Space)
    assert row.value() == "b"
    qtbot.keyClick(row.chip("b"), Qt.Key.Key_Left)
    qtbot.keyClick(row.chip("a"), Qt.Key.Key_Left)
    assert row.chip("c").hasFocus()


def test_chips_wrap_instead_of_being_cut(qtbot):
    row = ChipRow([(str(n), f"a longer chip {n}") for n in range(8)])
    qtbot.addWidget(row)
    row.resize(260, 30)
    row.show()
    qtbot.waitUntil(lambda: row.height() > 60)
    assert all(row.rect().contains(row.chip(str(n)).geometry()) for n in range(8))


def test_the_quick_days(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    got = []
    menu = day_menu(parent, TODAY, got.append)
    actions = [action for action in menu.actions() if not action.isSeparator()]
    for action in actions[:4]:
        action.trigger()
    assert got == [date(2026, 11, 24), date(2026, 11, 26), date(2026, 11, 30), date(2026, 12, 7)]
    actions[4].trigger()
    calendar = parent.findChild(QCalendarWidget)
    calendar.activated.emit(calendar.selectedDate())
    assert got[-1] == TODAY
    assert short_day(date(2027, 1, 4), TODAY) == "2027-01-04 Mon"


def test_initials_that_find_somebody_make_no_new_file(qtbot, context, database, services):
    liu = make_file(database, "马德林")
    picker = FilePicker(context, several=False)
    qtbot.addWidget(picker)
    picker.show()
    qtbot.keyClicks(picker.line, "mdl")
    assert [picker.list.item(row).text().split()[0] for row in range(picker.list.count())] == ["马德林"]
    qtbot.keyClick(picker.line, Qt.Key.Key_Down)
    qtbot.keyClick(picker.line, Qt.Key.Key_Return)
    assert picker.file_id() == liu
    picker.set_files(())
    picker.line.setText("马德")
    assert picker.list.count() == 2
    qtbot.keyClicks(picker.line, "x")
    assert picker.list.item(picker.list.count() - 1).text() == "New file: 马德x"
