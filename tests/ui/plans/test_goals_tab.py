"""The goals by real keys: set, refused at the field, counted, closed, deleted and back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt

from app.domain.goals import GoalDraft
from app.services.contacts import ContactDraft, ContactPerson
from app.ui.plans.goals.tab import GoalsTab
from tests.factories import make_file

TODAY = date(2026, 11, 23)
Key = Qt.Key
GOAL = GoalDraft("Winter", "visits", 20, 30, None, date(2026, 11, 2), date(2026, 11, 30))


@pytest.fixture
def tab(qtbot, context):
    made = GoalsTab(context)
    qtbot.addWidget(made)
    made.resize(1250, 640)
    with qtbot.waitActive(made):
        made.show()
    return made


def shown(tab):
    found = []
    for n in range(tab.list.topLevelItemCount()):
        item = tab.list.topLevelItem(n)
        found.append(item.text(0))
        found += [f"  {item.child(k).text(0)}: {item.child(k).text(2)}" for k in range(item.childCount())]
    return found


def test_a_goal_is_set_from_the_empty_page(qtbot, tab, services):
    tab.empty.button.click()
    form = tab.form
    assert "Still missing" in form.lacking.text()
    assert "Dated" not in form.lacking.text()
    form.save()
    assert "what is counted" in form.refusal.text()
    form.counted.set_value("opened")
    qtbot.keyClicks(form.levels["base"], "3")
    form.save()
    (row,) = services.goals.all()
    assert (row.draft.metric, row.draft.base) == ("opened", 3)
    assert (row.draft.starts_on, row.draft.ends_on) == (date(2026, 10, 1), date(2026, 12, 31))
    assert shown(tab)[0] == "Accounts opened"


@pytest.mark.parametrize(
    ("level", "text", "words"),
    [
        ("base", "many", "not a number"),
        ("base", "-3", "above zero"),
        ("base", "2.5", "whole"),
        ("stretch", "1", "before"),
    ],
)
def test_what_cannot_be_is_said_and_stays(qtbot, tab, services, level, text, words):
    tab.add()
    form = tab.form
    form.counted.set_value("visits")
    form.levels["base"].setText("10")
    form.levels[level].setText(text)
    form.save()
    assert words in form.refusal.text()
    assert form.levels[level].text() == text
    assert services.goals.all() == []


def test_progress_pace_and_the_acts_behind_it(qtbot, tab, context, database, services):
    asked = []
    context.lines_requested.connect(lambda title, ids: asked.append((title, ids)))
    services.goals.add(GOAL)
    person = ContactPerson(make_file(database, "刘志强"), outcome="good")
    services.contacts.record(ContactDraft((person,), TODAY - timedelta(days=3), record="谈了"))
    assert shown(tab) == [
        "Winter",
        "  Target: 1 of 20 (5%) · 13.3 behind",
        "  Stretch: 1 of 30 (3%) · 20.4 behind",
    ]
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Key.Key_A)
    assert asked[0][0] == "Winter"
    assert len(asked[0][1]) == 1


def test_edited_closed_taken_up_deleted_and_back(qtbot, tab, services):
    services.goals.add(GOAL)
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Key.Key_Return)
    tab.form.levels["base"].setText("10")
    tab.form.save()
    assert services.goals.all()[0].draft.base == 10
    tab.close_button.click()
    assert shown(tab) == []
    tab.closed.setChecked(True)
    assert tab.close_button.text() == "Take it up again"
    tab.close_button.click()
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Key.Key_Delete)
    assert shown(tab) == []
    services.undo.undo()
    assert shown(tab)[0] == "Winter"


def test_markup_in_a_title_is_shown_literally(tab, services):
    services.goals.add(GoalDraft("<b>x</b>", "visits", 5, None, None, date(2026, 11, 2), date(2026, 11, 30)))
    assert shown(tab)[0] == "<b>x</b>"
