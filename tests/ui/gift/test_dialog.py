"""The form of a present by real keys: kept, warned of the same, refused at its field."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.gifts import GiftDraft
from app.services.people import PersonDraft
from app.ui.clients.people_tab import PeopleTab
from app.ui.context import GiftSeed
from app.ui.gift.dialog import GiftDialog
from app.ui.reminders.page import RemindersPage
from tests.conftest import TODAY
from tests.factories import make_file

Key = Qt.Key


@pytest.fixture
def wang(database):
    return make_file(database, "王芳", birth_month=11, birth_day=25)


@pytest.fixture
def opened(qtbot, context):
    def make(seed):
        made = GiftDialog(context, seed)
        qtbot.addWidget(made)
        with qtbot.waitActive(made):
            made.show()
        return made

    return make


def kept(services, file_id):
    return [
        (row.what, row.given_on, row.person, row.occasion, row.cost_fen)
        for row in services.gifts.of_file(file_id)
    ]


def test_a_present_is_kept_by_enter(qtbot, opened, services, wang):
    dialog = opened(GiftSeed(wang, occasion="birthday"))
    assert dialog.what.hasFocus()
    qtbot.keyClicks(dialog.what, "silk scarf")
    dialog.cost.setText("268")
    qtbot.keyClick(dialog.what, Key.Key_Return)
    assert not dialog.isVisible()
    assert kept(services, wang) == [("silk scarf", TODAY, "", "birthday", 26_800)]
    services.undo.undo()
    assert kept(services, wang) == []


def test_what_was_given_before_stands_in_the_form(qtbot, opened, services, wang):
    son = services.people.add(wang, PersonDraft("小明", role="son"))
    services.gifts.give(wang, GiftDraft("silk scarf", date(2025, 11, 25)))
    services.gifts.give(wang, GiftDraft("bricks", date(2025, 6, 1), person_id=son))
    dialog = opened(GiftSeed(wang))
    assert dialog.before.text() == "2025-11-25  silk scarf"
    qtbot.keyClicks(dialog.what, "a silk scarf")
    assert dialog.before.text().startswith("Given already on 2025-11-25.")
    dialog.person.setCurrentIndex(1)
    assert dialog.before.text() == "2025-06-01  bricks"


def test_a_day_without_a_year_is_the_last_one(qtbot, opened, services, wang):
    dialog = opened(GiftSeed(wang))
    qtbot.keyClicks(dialog.what, "tea")
    dialog.given_on.line.setText("12-25")
    dialog.save()
    assert kept(services, wang) == [("tea", date(2025, 12, 25), "", None, None)]


@pytest.mark.parametrize(("field", "text", "told"), [
    ("what", "", "Say what was given."),
    ("cost", "much", "This is not an amount. Write it as 500万, 30000."),
])  # fmt: skip
def test_what_is_refused_is_told_at_its_field(opened, services, wang, field, text, told):
    dialog = opened(GiftSeed(wang))
    dialog.what.setText("tea")
    getattr(dialog, field).setText(text)
    dialog.save()
    assert dialog.isVisible()
    assert dialog._fields[field][1].text() == told
    assert kept(services, wang) == []


def test_nobody_is_refused(opened, wang):
    dialog = opened(GiftSeed())
    assert dialog.who.line.hasFocus()
    dialog.what.setText("tea")
    dialog.save()
    assert dialog._fields["who"][1].text() == "Say who it is for."


def test_beside_the_birthday_and_g_records_another(qtbot, context, services, wang):
    services.gifts.give(wang, GiftDraft("silk scarf", date(2025, 11, 25)))
    page = RemindersPage(context)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.refresh()
    (row,) = page.view.selected()
    line = page.model.line_of(row.key)
    assert "given before: silk scarf 2025" in page.model.index(line, 1).data(Qt.ItemDataRole.UserRole + 1)
    asked = []
    context.gift_requested.connect(asked.append)
    qtbot.keyClick(page.view, Key.Key_G)
    assert asked == [GiftSeed(wang, None, "birthday")]


def test_in_the_file_they_are_added_changed_and_taken_away(qtbot, context, services, wang):
    services.gifts.give(wang, GiftDraft("silk scarf", date(2025, 11, 25), cost_fen=26_800))
    tab = PeopleTab(context)
    qtbot.addWidget(tab)
    tab.show_file(services.files.get(wang))
    item = tab.presents.topLevelItem(0)
    assert [item.text(column) for column in range(5)] == ["2025-11-25", "silk scarf", "the client", "", "268"]
    asked = []
    context.gift_requested.connect(asked.append)
    QTest.keyClick(tab.presents, Key.Key_Return)
    assert asked[0].gift.what == "silk scarf"
    tab.delete_present()
    assert services.gifts.of_file(wang) == []
