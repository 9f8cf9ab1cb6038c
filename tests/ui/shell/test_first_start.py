"""The very first start: both ways, cancelled, refused; with keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.errors import StorageFull
from app.core.preferences import Preferences
from app.ui.jobs import InlineRunner
from app.ui.shell.first_start import FirstStart, FirstStartDialog


@pytest.fixture
def preferences(tmp_path):
    return Preferences(tmp_path / "first.json")


@pytest.fixture
def made():
    """What was made, as (kind, path)."""
    return []


@pytest.fixture
def first(qapp, preferences, made):
    def fill(path, progress):
        for step in range(3):
            progress(step / 2)
        made.append(("sample", path))
        path.write_text("sample")

    return FirstStart(
        preferences,
        lambda: i18n.use_language(preferences.get("language")),
        fill,
        InlineRunner(lambda _ms: None),
    )


def make_empty(made):
    def make(path: Path) -> None:
        made.append(("empty", path))
        path.write_text("empty")

    return make


def drive(*steps):
    """Do these with the wizard, one after the other, once it stands."""

    def go():
        wizard = QApplication.activeModalWidget()
        assert isinstance(wizard, FirstStartDialog)
        for step in steps:
            step(wizard)
            QApplication.processEvents()

    QTimer.singleShot(0, go)


def enter(wizard):
    QTest.keyClick(wizard, Qt.Key.Key_Return)


def click(button):
    """A radio button hears a click on its mark and words only."""
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))


def press(key):
    return lambda wizard: QTest.keyClick(wizard.focusWidget(), key)


def test_sample_with_enter_alone(first, made, preferences, tmp_path):
    path = tmp_path / "deep" / "diary.shiji"
    drive(enter, enter, enter, enter)
    assert first.make(path, make_empty(made)) == path
    assert made == [("sample", path)]
    assert preferences.get("first_trade") == "futures"


def test_empty_with_another_trade_by_keys(first, made, preferences, tmp_path):
    path = tmp_path / "diary.shiji"
    drive(enter, press(Qt.Key.Key_Down), enter, enter, press(Qt.Key.Key_Down), enter)
    assert first.make(path, make_empty(made)) == path
    assert made == [("empty", path)]
    assert preferences.get("first_trade") == "securities"


def test_chinese_is_spoken_at_once(first, made, preferences, tmp_path):
    seen = []

    def look(wizard):
        click(wizard.languages.buttons["zh_CN"])
        enter(wizard)
        seen.append((wizard.title.text(), wizard.trades.buttons["insurance"].text(), wizard.back.text()))

    drive(look, enter, enter, enter)
    assert first.make(tmp_path / "d.shiji", make_empty(made))
    assert seen == [("您从事哪个行业？", "保险", i18n.tr("Back"))]
    assert preferences.get("language") == "zh_CN"


def test_cancel_leaves_nothing(first, made, preferences, tmp_path):
    path = tmp_path / "nowhere" / "d.shiji"

    def chinese(wizard):
        click(wizard.languages.buttons["zh_CN"])

    drive(chinese, enter, enter, press(Qt.Key.Key_Escape))
    assert first.make(path, make_empty(made)) is None
    assert made == []
    assert not path.parent.exists()
    assert preferences.get("language") is None
    assert preferences.get("first_trade") is None
    assert i18n.language() == "en"


def test_back_keeps_the_choices(first, made, tmp_path):
    seen = []

    def look(wizard):
        click(wizard.trades.buttons["insurance"])
        enter(wizard)
        QTest.mouseClick(wizard.back, Qt.MouseButton.LeftButton)
        seen.append(wizard.trade())

    drive(enter, look, enter, enter, enter)
    first.make(tmp_path / "d.shiji", make_empty(made))
    assert seen == ["insurance"]


def test_a_full_disk_is_told_and_can_be_tried_again(first, made, tmp_path):
    tries = []
    seen = []

    def make(path):
        tries.append(path)
        if len(tries) == 1:
            raise StorageFull("full", "The disk is full.")
        make_empty(made)(path)

    def look(wizard):
        seen.append((wizard.message.text(), wizard.next.isEnabled()))

    drive(enter, enter, enter, press(Qt.Key.Key_Down), enter, look, enter)
    assert first.make(tmp_path / "d.shiji", make) is not None
    assert seen == [("The disk is full.", True)]
    assert len(made) == 1


def test_a_folder_that_cannot_be_made_is_told(first, made, tmp_path):
    (tmp_path / "file").write_text("x")
    seen = []
    drive(
        enter,
        enter,
        enter,
        enter,
        lambda wizard: seen.append(wizard.message.text()),
        press(Qt.Key.Key_Escape),
    )
    assert first.make(tmp_path / "file" / "d.shiji", make_empty(made)) is None
    assert "cannot be written" in seen[0]


def test_the_window_takes_the_trade_once(make_window, context):
    context.preferences.set("first_trade", "securities")
    window = make_window()
    assert context.services.settings.current().trade == "securities"
    assert context.preferences.get("first_trade") is None
    pattern = context.services.templates.for_day(context.services.clock.today())
    assert pattern is not None
    assert pattern.name == "A day outside"
    assert not window.registry["undo"].isEnabled()


def test_what_one_would_like_to_earn_shows_visits_at_once(first, made, preferences, tmp_path):
    seen = []

    def earn(wizard):
        QTest.keyClicks(wizard.earn.income, "12000")
        seen.append(wizard.earn.told.text())

    drive(enter, enter, earn, enter, enter)
    assert first.make(tmp_path / "d.shiji", make_empty(made))
    assert seen[0].startswith("12,000 a month, 4,000 of it base pay: some ")
    assert "visits a day" in seen[0]
    assert preferences.get("first_income_fen") == 1_200_000


def test_an_income_that_is_none_is_told_and_stays(first, made, tmp_path):
    seen = []

    def earn(wizard):
        QTest.keyClicks(wizard.earn.income, "lots")
        enter(wizard)
        seen.append((wizard.title.text(), bool(wizard.message.text()), wizard.earn.income.text()))

    drive(enter, enter, earn, press(Qt.Key.Key_Escape))
    assert first.make(tmp_path / "d.shiji", make_empty(made)) is None
    assert seen == [("What would you like to earn a month?", True, "lots")]


def test_the_window_begins_the_chain_once(make_window, context, services):
    context.preferences.set("first_trade", "futures")
    context.preferences.set("first_income_fen", 1_200_000)
    window = make_window()
    row = services.chain.of(services.clock.today())
    assert (row.pin.value, row.pin_value) == ("income", 1_200_000)
    assert context.preferences.get("first_income_fen") is None
    assert not window.registry["undo"].isEnabled()
