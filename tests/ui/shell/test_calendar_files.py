"""Calendar files from the menu: written, and taken in only after a look."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.interchange.ical import Event, to_ics

MADE = datetime(2026, 11, 23, 1, tzinfo=UTC)


def test_a_calendar_is_shown_first_and_taken_in_when_agreed_to(window, services, tmp_path):
    source = tmp_path / "phone.ics"
    source.write_bytes(to_ics([Event("1@phone", "<b>体检</b>", date(2026, 12, 1))], MADE))
    window.calendar_files.read(source)
    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    assert "2026-12-01 <b>体检</b>" in box.text()
    assert services.reminders.page().rows == ()
    box.button(QMessageBox.StandardButton.Ok).click()
    assert [row.title for row in services.reminders.page().rows] == ["<b>体检</b>"]


def test_turned_down_nothing_comes_in(window, services, tmp_path):
    source = tmp_path / "phone.ics"
    source.write_bytes(to_ics([Event("1@phone", "体检", date(2026, 12, 1))], MADE))
    window.calendar_files.read(source)
    (box,) = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    box.button(QMessageBox.StandardButton.Cancel).click()
    assert services.reminders.page().rows == ()


def test_the_diary_is_written_as_a_calendar(window, services, tmp_path):
    target = tmp_path / "out.ics"
    window.calendar_files.write(target)
    assert target.read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert "out.ics" in window.toast.text.text()


def test_a_refusal_is_told(window, context, tmp_path):
    refused = []
    context.refused.connect(refused.append)
    source = tmp_path / "x.ics"
    source.write_text("hello")
    window.calendar_files.read(source)
    assert [error.code for error in refused] == ["no-calendar"]


@pytest.mark.parametrize(
    ("there", "chosen", "written"),
    [
        ([], "phone", "phone.ics"),
        ([], "phone.2026", "phone.2026.ics"),
        (["phone.ics"], "phone.ics", "phone.ics"),
        (["phone.ics"], "phone", "phone"),
    ],
)
def test_no_file_is_written_over_that_the_dialog_did_not_ask_about(
    window, tmp_path, monkeypatch, there, chosen, written
):
    for name in there:
        (tmp_path / name).write_text("old")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / chosen), ""))
    window.calendar_files.export()
    assert (tmp_path / written).read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert {each.name for each in tmp_path.glob("phone*")} == {*there, written}
    if written not in there:
        assert all((tmp_path / name).read_text() == "old" for name in there)
