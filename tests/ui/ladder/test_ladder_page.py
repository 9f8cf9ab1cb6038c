"""The ladder by real mouse and key events, with the saved rows asserted."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from app.models import ClientFile, FileSummary, RungChange
from app.ui.context import ContactSeed
from app.ui.ladder.card_model import PAGE
from app.ui.ladder.move_dialog import MoveDialog, open_move_dialog
from app.ui.ladder.page import LadderPage
from tests.factories import make_file

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(qtbot, context):
    """The page in a window of its own."""
    made = LadderPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 700)

    def show():
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    made.open = show
    return made


def moves(database):
    with database.read() as session:
        return [
            (c.file_id, c.from_rung, c.to_rung, c.reason)
            for c in session.scalars(
                select(RungChange).where(RungChange.from_rung.is_not(None)).order_by(RungChange.id)
            )
        ]


def names(page, rung):
    cards = page.columns[rung].list.cards
    return [cards.data(cards.index(row)) for row in range(cards.rowCount())]


def dialog_of(page):
    found = [d for d in page.findChildren(MoveDialog) if d.isVisible()]
    return found[0] if found else None


def card_point(cards, row=0):
    return cards.visualRect(cards.cards.index(row)).center()


def drag(page, start, row, target, *, release=True):
    """Press on a card, move in steps, let go over the target."""
    view = page.columns[start].list.viewport()
    begin = card_point(page.columns[start].list, row)
    end = view.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, begin)
    for step in range(1, 6):
        QTest.mouseMove(view, begin + (end - begin) * step / 5)
    if release:
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, end)


def press(widget, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(widget, key, modifier)


ALT = Qt.KeyboardModifier.AltModifier


def test_a_card_dragged_from_f_to_e_moves_after_enter(page, database):
    liu, lei = make_file(database, "Liu"), make_file(database, "Lei")
    page.open()
    said = []
    page.context.done.connect(said.append)
    drag(page, "F", names(page, "F").index("Lei"), page.columns["E"])
    dialog = dialog_of(page)
    assert dialog.place() == "E"
    assert moves(database) == []  # nothing before it is confirmed
    press(dialog.why, Qt.Key.Key_Return)
    assert moves(database) == [(lei, "F", "E", None)]
    assert (names(page, "E"), names(page, "F")) == (["Lei"], ["Liu"])
    assert page.columns["E"].list.current_id() == lei
    assert said == ["Lei: E"]
    assert page.columns["E"].count.text() == "1"
    assert page.columns["E"].came.text() == "+1"
    assert page.columns["F"].went.text() == "−1"
    assert liu


def test_while_dragging_the_card_follows_and_the_target_shows(page, database):
    make_file(database, "Liu")
    page.open()
    drag(page, "F", 0, page.columns["D"], release=False)
    assert page.drag.active
    assert page.drag.ghost.isVisible()
    assert page.drag.ghost.text() == "Liu"
    highlighted = [r for r, c in page.columns.items() if c.backgroundRole() == c.backgroundRole().Highlight]
    assert highlighted == ["D"]
    press(page.columns["F"].list, Qt.Key.Key_Escape)
    assert not page.drag.active
    assert page.drag.ghost.isHidden()
    view = page.columns["F"].list.viewport()
    there = view.mapFromGlobal(page.columns["D"].mapToGlobal(QPoint(50, 200)))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, there)
    assert dialog_of(page) is None
    assert moves(database) == []
    assert names(page, "F") == ["Liu"]


def test_dropped_on_its_own_column_or_nowhere_nothing_is_asked(page, database):
    make_file(database, "Liu")
    page.open()
    drag(page, "F", 0, page.columns["F"])
    assert dialog_of(page) is None
    drag(page, "F", 0, page.filter)
    assert dialog_of(page) is None


def test_a_small_movement_is_a_click(page, database):
    liu = make_file(database, "Liu")
    page.open()
    view = page.columns["F"].list.viewport()
    at = card_point(page.columns["F"].list)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    QTest.mouseMove(view, at + QPoint(2, 1))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at + QPoint(2, 1))
    assert dialog_of(page) is None
    assert page.columns["F"].list.selected_ids() == [liu]


def test_a_card_dropped_on_lost_wants_a_reason_of_the_list(page, database):
    liu = make_file(database, "Liu")
    page.open()
    drag(page, "F", 0, page.lost)
    dialog = dialog_of(page)
    dialog.save()
    assert dialog.isVisible()
    assert "Say why they were lost." in {label.text() for label in dialog._errors.values()}
    dialog.why_code.setCurrentIndex(dialog.why_code.findData("no_answer"))
    QTest.keyClicks(dialog.why, "five calls")
    press(dialog.why, Qt.Key.Key_Return)
    assert moves(database) == [(liu, "F", "lost", "no_answer: five calls")]
    assert page.lost.month.text() == "1"
    assert names(page, "F") == []


def test_alt_arrows_move_towards_a_and_f_and_ask_for_the_reason(page, database):
    liu = make_file(database, "Liu", rung="C", rung_reason="x")
    page.open()
    cards = page.columns["C"].list
    cards.setFocus()
    press(cards, Qt.Key.Key_Left, ALT)
    dialog = dialog_of(page)
    assert dialog.place() == "B"
    press(dialog.why, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "Rung B wants a reason." in {label.text() for label in dialog._errors.values()}
    assert moves(database) == []
    QTest.keyClicks(dialog.why, "bond matures")
    QTest.keyClicks(dialog.until.line, "2027-03-01")
    press(dialog.until.line, Qt.Key.Key_Return)
    assert moves(database) == [(liu, "C", "B", "bond matures")]
    with database.read() as session:
        assert session.get(ClientFile, liu).rung_until == date(2027, 3, 1)
    press(page.columns["B"].list, Qt.Key.Key_Right, ALT)
    assert dialog_of(page).place() == "C"
    press(dialog_of(page), Qt.Key.Key_Escape)
    assert len(moves(database)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("2026-11-22", "The end date has passed already."), ("soon", "This is not a date.")],
)
def test_a_wrong_end_date_is_told_at_its_field_and_stays(page, database, text, told):
    make_file(database, "Liu", rung="A")
    page.open()
    page.move_cards([1], "B")
    dialog = dialog_of(page)
    QTest.keyClicks(dialog.why, "bond")
    QTest.keyClicks(dialog.until.line, text)
    press(dialog.why, Qt.Key.Key_Return)
    assert dialog._errors["until"].text().startswith(told)
    assert dialog.until.line.text() == text
    assert moves(database) == []


@pytest.mark.parametrize(
    ("key", "place"), [(Qt.Key.Key_O, "opened"), (Qt.Key.Key_L, "lost"), (Qt.Key.Key_M, "A")]
)
def test_alt_letters_go_to_the_edges_or_ask_where(page, database, key, place):
    make_file(database, "Liu", rung="B")
    page.open()
    cards = page.columns["B"].list
    cards.setFocus()
    press(cards, key, ALT)
    assert dialog_of(page).place() == place


def test_beyond_a_is_opened(page, database):
    liu = make_file(database, "Liu", rung="A")
    page.open()
    cards = page.columns["A"].list
    cards.setFocus()
    press(cards, Qt.Key.Key_Left, ALT)
    press(dialog_of(page).to, Qt.Key.Key_Return)
    assert moves(database) == [(liu, "A", "opened", None)]
    assert page.opened.all.text() == "1 in all"


def test_keys_open_record_and_walk(page, database):
    near, far = make_file(database, "Near", rung="A"), make_file(database, "Far", rung="E")
    page.open()
    opened, recorded = [], []
    page.context.file_requested.connect(opened.append)
    page.context.contact_requested.connect(recorded.append)
    cards = page.columns["A"].list
    cards.setFocus()
    press(cards, Qt.Key.Key_Return)
    press(cards, Qt.Key.Key_Right)
    there = page.columns["E"].list
    assert there.hasFocus()  # empty columns are passed over
    assert there.current_id() == far
    press(there, Qt.Key.Key_R)
    press(there, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened == [near]
    assert recorded == [ContactSeed(file_ids=(far,))] * 2
    assert "E: does not know the product well enough" in page.foot.text()
    assert "silent after 20 working days" in page.foot.text()


def test_the_filter_and_silent_only(page, database, qtbot):
    make_file(database, "刘伟", created_on=date(2026, 1, 5))
    make_file(database, "孙丽")
    page.open()
    QTest.keyClicks(page.filter, "sunl")
    qtbot.waitUntil(lambda: names(page, "F") == ["孙丽"])
    assert page.columns["F"].count.text() == "1/2"
    press(page.filter, Qt.Key.Key_Return)
    assert page.columns["F"].list.hasFocus()
    page.filter.clear()
    page.silent_only.click()
    assert names(page, "F") == ["刘伟"]


def test_figures_open_the_files_behind_them(page, context, database):
    liu = make_file(database, "Liu")
    context.services.ladder.move(liu, "E")
    page.open()
    asked = []
    context.files_requested.connect(lambda title, ids: asked.append((title, list(ids))))
    page.columns["E"].came.click()
    page.columns["F"].went.click()
    assert asked == [("Came to E this month", [liu]), ("Left F this month", [liu])]
    context.services.ladder.move(liu, "lost", reason="other")
    page.lost.month.click()
    page.lost.all.click()
    assert asked[2:] == [("Came to Lost this month", [liu]), ("Lost", [liu])]
    assert not page.opened.month.isEnabled()


def test_selection_and_what_is_looked_at_stay_when_something_changes(page, context, database):
    ids = [make_file(database, f"N{i:02}", created_on=TODAY - timedelta(days=100 - i)) for i in range(40)]
    page.open()
    cards = page.columns["F"].list
    assert cards.select(ids[30])
    cards.scrollTo(cards.cards.index(30))
    top = cards.cards.id_at(cards.indexAt(QPoint(4, 4)).row())
    context.services.ladder.move(ids[0], "E")
    assert cards.current_id() == ids[30]
    assert cards.selected_ids() == [ids[30]]
    assert cards.cards.id_at(cards.indexAt(QPoint(4, 4)).row()) == top


def test_an_empty_ladder_says_what_to_do(page, context):
    page.open()
    asked = []
    context.new_file_requested.connect(asked.append)
    assert page.empty.button.isVisible()
    QTest.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked == [""]


def test_names_with_markup_are_shown_as_they_are(page, database):
    make_file(database, "<b>x</b><img src='file:///etc/hostname'>")
    page.open()
    drag(page, "F", 0, page.columns["E"], release=False)
    assert page.drag.ghost.text().startswith("<b>x</b>")
    assert page.drag.ghost.textFormat() == Qt.TextFormat.PlainText
    cards = page.columns["F"].list.cards
    assert "&lt;b&gt;" in cards.data(cards.index(0), Qt.ItemDataRole.ToolTipRole)
    page.columns["F"].list.gesture.cancel()


def test_twenty_thousand_cards_are_fetched_by_the_page(page, database, monkeypatch):
    with database.write("Many") as unit:
        unit.session.execute(
            ClientFile.__table__.insert(),
            [{"name": f"N{i}", "rung": "F", "created_on": TODAY} for i in range(20_000)],
        )
    column = page.columns["F"].list
    asked = []
    fetch = column.cards._fetch
    monkeypatch.setattr(column.cards, "_fetch", lambda ids: asked.append(len(ids)) or fetch(ids))
    page.open()
    QApplication.processEvents()
    assert column.cards.rowCount() == 20_000
    assert asked == [PAGE]
    column.scrollToBottom()
    QApplication.processEvents()
    assert sum(asked) <= 3 * PAGE
    assert column.indexAt(column.viewport().rect().bottomLeft() + QPoint(20, -8)).row() > 19_900
    with database.read() as session:
        assert session.scalar(select(FileSummary.rung).limit(1)) == "F"


def test_the_dialog_for_a_lost_prospect_offers_the_ways_back(qtbot, context, database):
    liu = make_file(database, "Liu")
    context.services.ladder.move(liu, "lost", reason="no_answer")
    dialog = open_move_dialog(context, liu)
    qtbot.addWidget(dialog)
    assert [dialog.to.itemData(i) for i in range(dialog.to.count())] == ["F", "opened"]
    dialog.save()
    assert moves(database)[-1] == (liu, "lost", "F", None)


def test_enter_while_composing_saves_nothing(page, database):
    make_file(database, "Liu", rung="A")
    page.open()
    page.move_cards([1], "B")
    dialog = dialog_of(page)
    dialog.why.setFocus()
    QApplication.sendEvent(dialog.why, QInputMethodEvent("cunkuan", []))
    press(dialog.why, Qt.Key.Key_Return)
    press(dialog.why, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert moves(database) == []
    chosen = QInputMethodEvent("", [])
    chosen.setCommitString("存款到期")
    QApplication.sendEvent(dialog.why, chosen)
    press(dialog.why, Qt.Key.Key_Return)
    assert moves(database) == [(1, "A", "B", "存款到期")]


def test_several_selected_cards_move_together(page, context, database):
    ids = [make_file(database, f"N{i}") for i in range(3)]
    page.open()
    page.columns["F"].list.selectAll()
    drag(page, "F", 1, page.columns["E"])
    dialog = dialog_of(page)
    assert dialog.who.text().endswith("and 2 more cards")
    press(dialog.why, Qt.Key.Key_Return)
    assert {m[0] for m in moves(database)} == set(ids)
    assert context.services.undo.undo() == "Move 3 cards to E"
    assert len(names(page, "F")) == 3
