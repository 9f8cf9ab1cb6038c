"""The diary as a file: copies, other diaries, read-only ones, other writers, midnight."""

import shutil
from datetime import date, datetime, time
from time import sleep

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.core.clock import FixedClock
from app.core.notices import Notices
from app.core.preferences import Preferences
from app.models import Meta
from app.services.bundle import Services
from app.services.files import NewFile
from app.storage.database import Database
from app.storage.opening import open_diary
from app.ui.clients.new_file_form import NewFileForm
from app.ui.contact.form import ContactForm
from app.ui.context import ContactSeed, Context
from app.ui.jobs import InlineRunner, JobRunner
from app.ui.shell.banner import ReadOnlyBanner
from app.ui.shell.progress import ProgressSign
from app.ui.shell.window import MainWindow
from tests.ui.shell.conftest import PAGES, shown


@pytest.fixture
def choose(monkeypatch):
    """The next file dialog gives this path."""

    def will(path):
        for name in ("getOpenFileName", "getSaveFileName"):
            monkeypatch.setattr(QFileDialog, name, lambda *_a, **_k: (str(path), ""))

    return will


def test_a_copy_is_saved_checked_and_told(window, context, choose, tmp_path, clock):
    context.services.files.create(NewFile("刘明"))
    choose(tmp_path / "copy")
    window.registry["save_copy"].trigger()
    made = tmp_path / "copy.shiji"
    assert window.toast.text.text() == f"Copy saved and checked: {made}"
    copy = open_diary(made, clock, Notices())
    assert Services.of(copy).files.names([1]) == {1: "刘明"}
    copy.close()


def test_a_copy_over_the_diary_itself_is_refused(window, context, choose):
    choose(context.services.diary.path)
    window.registry["save_copy"].trigger()
    assert "exists already" in window.toast.text.text()


def test_cancelled_dialogs_do_nothing(window, choose, qtbot):
    choose("")
    with qtbot.assertNotEmitted(window.diary_requested):
        for name in ("open_diary", "new_diary", "save_copy"):
            window.registry[name].trigger()
    assert not window.toast.isVisible()


def test_open_and_new_are_asked_of_the_program(window, choose, qtbot, tmp_path):
    choose(tmp_path / "other.shiji")
    with qtbot.waitSignal(window.diary_requested) as asked:
        window.registry["open_diary"].trigger()
    assert asked.args == [tmp_path / "other.shiji", False]
    choose(tmp_path / "begun")
    with qtbot.waitSignal(window.diary_requested) as asked:
        window.registry["new_diary"].trigger()
    assert asked.args == [tmp_path / "begun.shiji", True]


def test_checking_a_whole_diary_says_so(window):
    window.registry["check"].trigger()
    assert window.toast.text.text() == "The diary is whole."


def test_another_writer_makes_pages_read_again(window, context, diary_path, clock):
    page = window.page("today")
    window.heartbeat.beat()
    before = page.refreshed
    window.heartbeat.beat()
    assert page.refreshed == before
    other = open_diary(diary_path, clock, Notices())
    Services.of(other).files.create(NewFile("王芳"))
    other.close()
    window.heartbeat.beat()
    assert page.refreshed == before + 1


def test_midnight_makes_pages_read_again_once(window, clock, qtbot):
    page = window.page("today")
    window.heartbeat.beat()
    before = page.refreshed
    clock.at = datetime.combine(date(2026, 11, 24), time(0, 0, 1))
    with qtbot.waitSignal(window.context.day_turned) as told:
        window.heartbeat.beat()
    window.heartbeat.beat()
    assert told.args == [date(2026, 11, 23), date(2026, 11, 24)]
    assert page.refreshed == before + 1


def test_a_new_year_counts_birthdays_anew(window, clock, database):
    clock.at = datetime.combine(date(2027, 1, 1), time(0, 0, 1))
    window.heartbeat.beat()
    with database.read() as session:
        assert session.get(Meta, "occasions").value == "2027"


@pytest.fixture
def read_only(qtbot, diary_path, tmp_path):
    folder = tmp_path / "locked"
    folder.mkdir()
    path = folder / "old.shiji"
    shutil.copy(diary_path, path)
    notices = Notices()
    database = Database(path, FixedClock.on(date(2026, 11, 23)), notices, read_only=True)
    context = Context(
        Services.of(database),
        Preferences(tmp_path / "ro.json"),
        notices,
        InlineRunner(database.set_patience),
    )
    window = MainWindow(context, PAGES)
    window.show()
    yield window
    window.leave()
    context.close()
    database.close()


def test_a_read_only_diary_says_so_and_offers_a_copy(read_only, choose, tmp_path):
    banner = shown(read_only, ReadOnlyBanner)
    assert banner.text.text().startswith("old.shiji can only be read")
    choose(tmp_path / "mine.shiji")
    banner.findChild(QPushButton).click()
    assert (tmp_path / "mine.shiji").exists()


def test_a_read_only_diary_cannot_be_written_from_anywhere(read_only):
    context = read_only.context
    for name in ("contact", "appointment", "new_file", "undo", "redo"):
        assert not read_only.registry[name].isEnabled(), name
    context.contact_requested.emit(ContactSeed())
    context.new_file_requested.emit("刘明")
    assert shown(read_only, ContactForm) is None
    assert shown(read_only, NewFileForm) is None
    assert "old.shiji can be read but not written" in read_only.toast.text.text()


def test_a_normal_diary_has_no_banner(window):
    assert shown(window, ReadOnlyBanner) is None


def test_long_work_shows_and_can_be_stopped(window, context, database, qtbot):
    runner = JobRunner(database.set_patience)
    sign = ProgressSign(runner)
    qtbot.addWidget(sign)
    ended = []

    def work(job):
        for _ in range(500):
            job.check()
            sleep(0.01)

    runner.start(work, ended.append)
    qtbot.waitUntil(sign.isVisible)
    sign.stop.click()
    qtbot.waitUntil(lambda: not sign.isVisible())
    assert ended == []
    runner.close()


def test_quick_work_shows_nothing(window, database, qtbot):
    runner = JobRunner(database.set_patience)
    sign = ProgressSign(runner)
    qtbot.addWidget(sign)
    done = []
    runner.start(lambda _job: 1, done.append)
    qtbot.waitUntil(lambda: done == [1])
    qtbot.wait(450)
    assert not sign.isVisible()
    runner.close()
