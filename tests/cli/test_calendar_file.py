"""`shiji export` and `shiji import`: calendar files."""

from __future__ import annotations

from datetime import date

from app.services.reminders import ReminderDraft
from tests.factories import make_file


def test_out_and_in_again(shiji, database, services, diary_path, tmp_path):
    make_file(database, "王芳", birth_month=5, birth_day=4)
    services.reminders.add(ReminderDraft("回电", date(2099, 1, 5)))
    target = tmp_path / "out.ics"
    assert "2 entries" in shiji("export", target, "--diary", diary_path).stdout
    assert "exists already" in shiji("export", target, "--diary", diary_path, code=1).stderr
    shiji("export", target, "--force", "--diary", diary_path)
    said = shiji("import", target, "--diary", diary_path).stdout
    assert said == "0 new, 2 known already, 0 past, 0 not understood\n"


def test_what_is_no_calendar_is_refused(shiji, diary_path, tmp_path):
    wrong = tmp_path / "x.ics"
    wrong.write_text("hello")
    assert "not a calendar file" in shiji("import", wrong, "--diary", diary_path, code=1).stderr
    assert "cannot be read" in shiji("import", tmp_path / "no.ics", "--diary", diary_path, code=1).stderr
    assert "only calendar files" in shiji("export", tmp_path / "x.csv", "--diary", diary_path, code=1).stderr
    assert (
        "cannot be written"
        in shiji("export", tmp_path / "no" / "x.ics", "--diary", diary_path, code=1).stderr
    )
