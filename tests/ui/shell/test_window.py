"""Pages, keys, text size, remembered layout, coming and going."""

from datetime import date

import pytest
from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox

from app.core.notices import Changes
from app.ui.shell.about import AboutDialog
from app.ui.shell.pages import PAGES as REAL_PAGES
from tests.ui.shell.conftest import CTRL, message_box, shown

TODAY = date(2026, 11, 23)


def test_opens_on_today_and_keys_change_the_page(window):
    assert window.current_page == "today"
    QTest.keyClick(window, Qt.Key.Key_2, CTRL)
    assert window.current_page == "clients"
    assert window.rail.buttons["clients"].isChecked()
    assert not window.rail.buttons["today"].isChecked()
    QTest.mouseClick(window.rail.buttons["ladder"], Qt.MouseButton.LeftButton)
    assert window.current_page == "ladder"


def test_a_page_is_made_when_it_is_first_shown(window):
    assert window.stack.count() == 1
    window.show_page("ladder")
    window.show_page("today")
    assert window.stack.count() == 2


def test_the_real_pages_are_seven_with_distinct_icons():
    assert [entry.page_id for entry in REAL_PAGES] == [
        "today",
        "clients",
        "ladder",
        "plans",
        "reminders",
        "analysis",
        "calendar",
    ]
    assert len({entry.icon for entry in REAL_PAGES}) == 7


def test_hidden_pages_refresh_when_they_come_back(window, context):
    today = window.page("today")
    before = today.refreshed
    window.show_page("clients")
    context.changed.emit(Changes({"client_file": frozenset({1})}))
    assert today.refreshed == before
    window.show_page("today")
    assert today.refreshed == before + 1


def test_a_page_that_cannot_be_made_leaves_the_old_one(window, monkeypatch):
    def broken(_context):
        raise RuntimeError("no")

    window.entries = (*window.entries[:1], type(window.entries[1])("clients", "Clients", "users", broken))
    with pytest.raises(RuntimeError):
        window.show_page("clients")
    assert window.current_page == "today"
    assert window.rail.buttons["today"].isChecked()


def test_title_names_the_diary(window):
    assert window.windowTitle().startswith("diary")


def test_fits_a_small_screen(window):
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumWidth() <= 1024
    assert window.minimumHeight() <= 640


def test_text_size_by_keys_changes_the_font_and_is_kept(window, context, qapp):
    before = qapp.font().pointSizeF()
    QTest.keyClick(window, Qt.Key.Key_Plus, CTRL)
    assert qapp.font().pointSizeF() == pytest.approx(before * 1.1)
    assert context.preferences.get("text_size") == 110
    QTest.keyClick(window, Qt.Key.Key_0, CTRL)
    assert qapp.font().pointSizeF() == pytest.approx(before)
    for _ in range(9):
        QTest.keyClick(window, Qt.Key.Key_Minus, CTRL)
    assert qapp.font().pointSizeF() == pytest.approx(before * 0.8)


def test_full_screen_and_back(window):
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    QTest.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()


def test_page_and_geometry_are_remembered(make_window, context):
    first = make_window()
    first.setWindowState(Qt.WindowState.WindowNoState)
    first.resize(970, 633)
    first.show_page("ladder")
    first.leave()
    second = make_window()
    assert second.current_page == "ladder"
    assert second.height() == 633  # the width of the test screen is less than any window's


def test_broken_geometry_is_no_harm(make_window):
    kept = bytes(QByteArray(b"nonsense").toBase64().data()).decode()
    assert make_window(geometry=kept, page="gone").current_page == "today"


def test_closing_tells_and_saves_what_is_typed(window, qtbot):
    with qtbot.waitSignal(window.closed):
        window.close()
    assert ("save",) in window.page("today").asked


def test_closing_with_text_that_cannot_be_saved_asks(window, qtbot):
    window.page("today").can_save = False
    told = []

    def answer(button):
        box = message_box()
        told.append(box.text())
        QTest.mouseClick(box.button(button), Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Cancel))
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert window.isVisible()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTimer.singleShot(0, lambda: answer(QMessageBox.StandardButton.Discard))
    with qtbot.waitSignal(window.closed):
        QTest.keyClick(window, Qt.Key.Key_Q, CTRL)
    assert told[0] == "What you typed in a field cannot be saved as it stands."


def test_leaving_closes_dialogs_and_says_nothing(window, qtbot):
    window.show_about()
    assert shown(window, AboutDialog)
    with qtbot.assertNotEmitted(window.closed):
        window.leave()
    assert not window.isVisible()


def test_stays_in_the_tray_only_when_asked_to(window, context, qtbot, monkeypatch):
    monkeypatch.setattr(type(window.tray), "available", True)
    context.preferences.set("close_to_tray", True)
    with qtbot.assertNotEmitted(window.closed):
        window.close()
    assert not window.isVisible()
    window.come_forward()
    assert window.isVisible()
    with qtbot.waitSignal(window.closed):
        window.tray.quit_requested.emit()
    QApplication.setQuitOnLastWindowClosed(True)


def test_notices_without_a_tray_stand_at_the_foot(window):
    window.notify("2 reminders are due", "call Mr Liu")
    assert window.toast.isVisible()
    assert window.toast.text.text() == "2 reminders are due\ncall Mr Liu"
    assert not window.toast.undo.isVisible()


def test_icons_follow_the_colours(window, context):
    def shade():
        picture = window.rail.buttons["today"].icon().pixmap(24, 24).toImage()
        points = ((x, y) for x in range(24) for y in range(24))
        return max((picture.pixelColor(*p) for p in points), key=lambda c: c.alpha()).lightness()

    context.preferences.set("colours", "light")
    window.apply_look()
    QApplication.processEvents()
    dark_on_light = shade()
    context.preferences.set("colours", "dark")
    window.apply_look()
    QApplication.processEvents()
    assert shade() > 128 > dark_on_light


def test_the_system_turning_dark_is_followed_unless_a_setting_says_otherwise(window, context):
    context.preferences.set("colours", "light")
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    QApplication.processEvents()
    assert window.palette().window().color().lightness() > 128
