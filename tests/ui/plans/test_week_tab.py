"""The weekly plan by real mouse and key events, with the saved rows asserted."""

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from app.services.contacts import AppointmentDraft, ContactDraft, ContactPerson
from app.services.files import NewFile
from app.services.week_plan import VisitDraft
from app.ui.context import ContactSeed
from app.ui.plans.week.tab import WeekTab
from app.ui.plans.week.visit_card import VisitCard
from tests.factories import make_file

MON = date(2026, 11, 23)  # today
TUE, WED, THU, FRI, SAT, SUN = (MON + timedelta(days=n) for n in range(1, 7))
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def liu(database):
    return make_file(database, "Liu", rung="E", lead_class="I")


@pytest.fixture
def page(qtbot, context):
    made = WeekTab(context)
    qtbot.addWidget(made)
    made.resize(1260, 690)

    def show():
        made.show()
        qtbot.waitExposed(made)
        made.activateWindow()
        qtbot.waitUntil(made.isActiveWindow)
        return made

    made.open, made.until = show, qtbot.waitUntil
    return made


def press(widget, key, modifier=NONE):
    QTest.keyClick(widget, key, modifier)


def names(page):
    model = page.board.list.candidates
    return [model.data(model.index(row)) for row in range(model.rowCount())]


def cards(page, day=None):
    return [
        card for column in page.board.columns for card in column.cards if day is None or column.date == day
    ]


def lines(services, day):
    return [(line.plan, [f.name for f in line.files], line.state) for line in services.log.day(day)]


def drag_to(widget, begin, target, *, release=True):
    """Press, move in steps, let go over the target."""
    end = widget.mapFromGlobal(target.mapToGlobal(target.rect().center()))
    QTest.mousePress(widget, LEFT, NONE, begin)
    for step in range(1, 6):
        QTest.mouseMove(widget, begin + (end - begin) * step / 5)
    if release:
        QTest.mouseRelease(widget, LEFT, NONE, end)
    return end


def candidate_point(page, row=0):
    view = page.board.list
    return view.visualRect(view.candidates.index(row)).center()


def drag_card(page, card, day, **options):
    return drag_to(card, QPoint(20, 10), column_of(page, day), **options)


def form_of(page):
    """The form, once it has the keyboard."""
    page.form.activateWindow()
    page.until(page.form.isActiveWindow)
    return page.form


def column_of(page, day):
    return next(column for column in page.board.columns if column.date == day)


def plan(services, liu, on=WED, **values):
    return services.week.plan_visit(VisitDraft((liu,), on, **values))


def test_a_prospect_dragged_onto_a_day_is_planned_by_one_more_key(page, services, liu):
    page.open()
    drag_to(page.board.list.viewport(), candidate_point(page), column_of(page, THU))
    assert lines(services, THU) == []  # nothing before it is saved
    form = form_of(page)
    assert (form.who.file_ids(), form.day.value(), form.start.hasFocus()) == ((liu,), THU, True)
    QTest.keyClicks(form.start, "930")
    press(form.start, Qt.Key.Key_Return, CTRL)
    assert lines(services, THU) == [("Visit Liu", ["Liu"], "open")]
    assert services.log.day(THU)[0].start_time == time(9, 30)
    (card,) = cards(page)
    assert card.texts()[:3] == ["09:30", "Liu", "1st"]
    page.activateWindow()  # as the desktop does when a dialog closes
    page.until(card.hasFocus)
    assert names(page) == []  # planned: no longer a candidate of this week


def test_esc_cancels_the_drag_of_a_prospect(page, services, liu):
    page.open()
    view = page.board.list
    end = drag_to(view.viewport(), candidate_point(page), column_of(page, THU), release=False)
    assert page.board.drag.active
    assert page.board.drag.ghost.isVisible()
    assert page.board.drag.ghost.text() == "Liu"
    lit = [c.date for c in page.board.columns if c.backgroundRole() == c.backgroundRole().Highlight]
    assert lit == [THU]
    press(view, Qt.Key.Key_Escape)
    assert not page.board.drag.active
    assert page.board.drag.ghost.isHidden()
    QTest.mouseRelease(view.viewport(), LEFT, NONE, end)
    assert page.form is None
    assert lines(services, THU) == []


@pytest.mark.parametrize(("key", "day"), [(Qt.Key.Key_1, MON), (Qt.Key.Key_3, WED), (Qt.Key.Key_7, SUN)])
def test_one_to_seven_plan_the_selected_prospect_for_that_day(page, services, liu, key, day):
    page.open()
    page.board.list.setFocus()
    press(page.board.list, key)
    press(form_of(page).start, Qt.Key.Key_Return, CTRL)
    assert lines(services, day) == [("Visit Liu", ["Liu"], "open")]


def test_the_whole_form_by_keys(page, database, services, liu):
    make_file(database, "Sun", important=True)
    page.open()
    page.board.list.setFocus()
    page.board.list.choose(names(page).index("Liu"))
    press(page.board.list, Qt.Key.Key_Return)
    form = form_of(page)
    assert form.day.value() == MON  # the first day without visits
    QTest.keyClicks(form.who.line, "sun")
    press(form.who.line, Qt.Key.Key_Return)
    assert "important client" in form.hint.text()
    form.day.line.setText("11-27")
    assert form.weekday.text() == "Friday"
    QTest.keyClicks(form.start, "14")
    QTest.keyClicks(form.end, "15:30")
    QTest.mouseClick(form.way.chip("office"), LEFT)
    QTest.mouseClick(form.purpose.chip("learn"), LEFT)
    QTest.mouseClick(form.purpose.chip("trial"), LEFT)
    QTest.keyClicks(form.place, "room 2")
    QTest.keyClicks(form.materials, "folder")
    QTest.keyClicks(form.companions, "Li")
    form.mode.setCurrentIndex(form.mode.findData("guides"))
    assert form.plan.placeholderText() == "At our office: Liu, Sun"
    QTest.keyClicks(form.plan, "show the office")
    press(form.plan, Qt.Key.Key_Return, CTRL)
    (line,) = services.log.day(FRI)
    assert (line.start_time, line.end_time, line.way, line.purpose) == (
        time(14),
        time(15, 30),
        "office",
        ("learn", "trial"),
    )
    assert (line.place, line.materials, line.companions, line.companion_mode, line.plan) == (
        "room 2",
        "folder",
        "Li",
        "guides",
        "show the office",
    )
    (card,) = cards(page, FRI)
    assert "14:00–15:30" in card.texts()
    assert "Bring: folder" in card.texts()
    assert "With: Li (Guides)" in card.texts()
    assert "show the office" in card.texts()
    assert page.board.counts.text() == "2 planned"


@pytest.mark.parametrize(
    ("field", "text", "message", "told"),
    [
        ("start", "99", "when", "not a time"),
        ("end", "8:00", "when", "ends before"),
        ("place", "x" * 201, "place", "too many"),
    ],
)
def test_a_refusal_stands_at_its_field_and_keeps_the_text(page, services, liu, field, text, message, told):
    page.open()
    page.plan((liu,), WED)
    form = form_of(page)
    form.start.setText("9:00")
    getattr(form, field).setText(text)
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert form.isVisible()
    assert told in form.messages[message].text()
    assert getattr(form, field).hasFocus()
    assert lines(services, WED) == []


def test_nobody_a_day_that_is_past_and_a_name_not_chosen_are_refused(page, services, liu):
    page.open()
    QTest.mouseClick(page.board.plan, LEFT)
    form = form_of(page)
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert form.messages["who"].text() == "Say whom you will see."
    form.who.line.setText("nobody here")
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert "nobody here" in form.messages["who"].text()
    form.who.line.clear()
    form.who.set_files([liu])
    form.day.line.setText("2026-11-20")
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert "past" in form.messages["when"].text()
    assert form.messages["who"].text() == ""


def test_enter_edits_and_delete_removes_what_undo_brings_back(page, context, services, liu):
    line_id = plan(services, liu)
    page.open()
    said = []
    context.done.connect(said.append)
    (card,) = cards(page)
    card.setFocus()
    press(card, Qt.Key.Key_Return)
    QTest.keyClicks(form_of(page).place, "tea house")
    press(form_of(page).place, Qt.Key.Key_Return)
    assert services.log.day(WED)[0].place == "tea house"
    (card,) = cards(page)
    page.activateWindow()  # as the desktop does when a dialog closes
    page.until(card.hasFocus)
    press(card, Qt.Key.Key_Delete)
    assert services.log.day(WED) == []
    assert cards(page) == []
    assert page.board.empty.isVisible()
    assert said == ["Planned: Liu", "Taken off the plan: Liu"]
    services.undo.undo()
    assert [card.line.id for card in cards(page)] == [line_id]
    assert not page.board.empty.isVisible()


def test_a_double_click_edits(page, services, liu):
    plan(services, liu, start=time(9))
    page.open()
    (card,) = cards(page)
    QTest.mouseDClick(card, LEFT, NONE, QPoint(10, 10))
    assert (page.form.who.file_ids(), page.form.start.text()) == ((liu,), "09:00")


def test_alt_arrows_move_a_visit_and_the_focus_follows(page, services, liu):
    line_id = plan(services, liu)
    page.open()
    (card,) = cards(page)
    card.setFocus()
    press(card, Qt.Key.Key_Right, ALT)
    assert [line.id for line in services.log.day(THU)] == [line_id]
    assert services.log.day(WED) == []  # days ahead: no trace
    (card,) = cards(page, THU)
    assert card.hasFocus()
    press(card, Qt.Key.Key_Left, ALT)
    press(cards(page, WED)[0], Qt.Key.Key_5)
    assert [line.id for line in services.log.day(FRI)] == [line_id]


def test_moved_from_today_it_leaves_a_trace_on_the_page(page, services, liu):
    plan(services, liu, MON)
    page.open()
    press(cards(page)[0], Qt.Key.Key_Right, ALT)
    (trace,) = cards(page, MON)
    assert trace.texts()[-1] == "Moved to 11-24"
    assert cards(page, TUE)[0].hasFocus()
    assert page.board.counts.text() == "1 planned"
    press(trace, Qt.Key.Key_Return)  # leads to where it stands now
    assert page.form is None


def test_over_the_edge_of_the_week_the_page_goes_along(page, services, liu):
    plan(services, liu, SUN)
    page.open()
    press(cards(page)[0], Qt.Key.Key_Right, ALT)
    assert page.monday == MON + timedelta(days=7)
    assert cards(page)[0].hasFocus()


def test_a_visit_dragged_to_another_day_moves_and_esc_leaves_it(page, services, liu):
    plan(services, liu)
    page.open()
    (card,) = cards(page)
    end = drag_card(page, card, FRI, release=False)
    press(card, Qt.Key.Key_Escape)
    QTest.mouseRelease(card, LEFT, NONE, end)
    assert len(services.log.day(WED)) == 1
    drag_card(page, card, WED)  # its own day
    assert len(services.log.day(WED)) == 1
    drag_card(page, card, FRI)
    assert lines(services, FRI) == [("Visit Liu", ["Liu"], "open")]


def test_a_change_in_the_middle_of_a_drag_ends_it(page, database, services, liu):
    plan(services, liu)
    page.open()
    drag_card(page, cards(page)[0], FRI, release=False)
    make_file(database, "Another")
    assert not page.board.drag.active
    assert page.board.drag.ghost.isHidden()
    assert len(services.log.day(WED)) == 1


def test_r_records_a_appoints_and_o_opens(page, context, services, liu):
    line_id = plan(services, liu)
    page.open()
    seeds, opened = [], []
    context.contact_requested.connect(seeds.append)
    context.file_requested.connect(opened.append)
    (card,) = cards(page)
    for key in (Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_O):
        press(card, key)
    assert seeds == [ContactSeed((liu,), line_id, WED), ContactSeed((liu,), line_id, appointment=True)]
    assert opened == [liu]


def test_the_card_tells_what_was_agreed_and_what_came_of_it(page, services, liu):
    line_id = plan(services, liu, MON)
    page.open()
    services.contacts.appointment(AppointmentDraft((liu,), MON, visit_line_id=line_id, visit_on=MON))
    assert "confirmed" in cards(page)[0].texts()
    services.contacts.record(ContactDraft((ContactPerson(liu, outcome="good"),), MON, line_id=line_id))
    (card,) = cards(page)
    assert "confirmed" not in card.texts()
    assert "✓ Good" in card.texts()
    assert page.board.counts.text() == "1 planned · 1 held"
    press(card, Qt.Key.Key_Delete)
    assert len(cards(page)) == 1  # refused: it was recorded


def test_an_unscored_first_visit_and_a_missing_companion_are_marked(page, database, services):
    sun = make_file(database, "Sun", important=True)
    plan(services, sun)
    page.open()
    texts = cards(page)[0].texts()
    assert "1st*" in texts
    assert "An important client: better not alone." in texts
    services.settings.change({"in_training": True})
    assert "In training: someone takes part or guides you beforehand." in cards(page)[0].texts()


def test_weeks_by_keys_and_what_the_calendar_does_not_know(page, context, services, liu):
    page.open()
    assert page.board.title.text() == "Week 48 of 2026 (23 Nov – 29 Nov)"
    assert not page.board.this_week.isEnabled()
    page.board.list.setFocus()
    press(page.board.list, Qt.Key.Key_PageDown, CTRL)
    assert page.monday == date(2026, 11, 30)
    assert page.print_form() == ("week", date(2026, 11, 30))
    printed = []
    context.print_requested.connect(lambda form, what: printed.append((form, what)))
    QTest.mouseClick(page.board.print, LEFT)
    assert printed == [("week", date(2026, 11, 30))]
    press(page.board.list, Qt.Key.Key_Home, CTRL)
    assert page.monday == MON
    assert not page.board.unknown.isVisible()
    page.show_week(date(2035, 3, 1))
    assert page.board.unknown.isVisible()
    page.show_week(date(2026, 10, 1))
    assert column_of(page, date(2026, 10, 1)).mark.text() == "National Day"


def test_search_by_sound_and_phone_and_composition_waits(page, services, qtbot):
    services.files.create(NewFile("孙丽华", phone="138 0013 8000"))
    services.files.create(NewFile("雷先生"))
    page.open()
    search = page.board.search
    search.setFocus()
    event = QInputMethodEvent("sun", [])
    QApplication.sendEvent(search, event)
    qtbot.wait(200)
    assert len(names(page)) == 2  # nothing is looked for while composing
    committed = QInputMethodEvent()
    committed.setCommitString("孙")
    QApplication.sendEvent(search, committed)
    qtbot.waitUntil(lambda: names(page) == ["孙丽华"])
    for text in ("slh", "13800138"):
        search.setText(text)
        press(search, Qt.Key.Key_Return)
        assert names(page) == ["孙丽华"]
        assert page.board.list.hasFocus()
    search.setText("zzz")
    page.search()
    assert page.board.nobody.sentence.text() == "Nobody of this name or phone."


def test_arrows_walk_through_the_visits_and_back_to_the_list(page, database, services, liu):
    sun = make_file(database, "Sun")
    make_file(database, "Lei")
    plan(services, liu, TUE, start=time(9))
    plan(services, sun, TUE, start=time(10))
    plan(services, sun, FRI)
    page.open()
    first, second = cards(page, TUE)
    first.setFocus()
    press(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    press(second, Qt.Key.Key_Right)
    (friday,) = cards(page, FRI)
    assert friday.hasFocus()
    press(friday, Qt.Key.Key_Left)
    press(first, Qt.Key.Key_Left)
    assert page.board.list.hasFocus()


def test_an_empty_week_says_what_to_do(page, liu):
    page.open()
    assert page.board.empty.isVisible()
    QTest.mouseClick(page.board.empty.button, LEFT)
    assert form_of(page).who.line.hasFocus()
    page.form.reject()
    page.show_week(date(2026, 11, 2))
    assert page.board.empty.sentence.text() == "No visits were planned in this week."
    QTest.mouseClick(page.board.empty.button, LEFT)
    assert page.monday == MON


def test_a_plus_and_a_double_click_plan_for_that_day(page, liu):
    page.open()
    QTest.mouseClick(column_of(page, WED).add, LEFT)
    assert page.form.day.value() == WED
    page.form.reject()
    QTest.mouseDClick(column_of(page, FRI), LEFT, NONE, QPoint(20, 10))
    assert page.form.day.value() == FRI


def test_a_weekend_without_visits_is_narrower(page, services, liu):
    page.open()
    assert column_of(page, SAT).width() < column_of(page, FRI).width() * 0.8
    plan(services, liu, SAT)
    QApplication.processEvents()
    assert abs(column_of(page, SAT).width() - column_of(page, FRI).width()) <= 2


def test_names_with_markup_are_shown_as_they_are(page, database, services):
    name = "<b>x</b><img src='file:///etc/passwd'>"
    file_id = make_file(database, name)
    page.open()
    drag_to(page.board.list.viewport(), candidate_point(page), column_of(page, THU), release=False)
    assert page.board.drag.ghost.text().startswith("<b>x</b>")
    assert page.board.drag.ghost.textFormat() == Qt.TextFormat.PlainText
    page.board.list.gesture.cancel()
    plan(services, file_id)
    (card,) = cards(page)
    assert any(text.startswith("<b>x</b>") for text in card.texts())
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText for label in card.findChildren(QLabel) if label.text()
    )
    assert "&lt;b&gt;" in card.toolTip()
    page.edit(card)
    plain = [label for label in page.form.findChildren(QLabel) if "x</b>" in label.text()]
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in plain)


def test_many_candidates_are_fetched_as_they_are_scrolled(page, database):
    for number in range(70):
        make_file(database, f"Name {number:03}")
    page.open()
    assert len(names(page)) == 60
    page.board.list.scrollToBottom()
    QApplication.processEvents()
    model = page.board.list.candidates
    model.fetchMore(model.index(-1))
    assert len(set(names(page))) == 70


def test_a_form_over_a_changed_visit_offers_to_reload(page, services, liu):
    line_id = plan(services, liu)
    page.open()
    page.edit(cards(page)[0])
    form = form_of(page)
    services.log.set_text(line_id, "plan", "changed elsewhere")
    QTest.keyClicks(form.place, "here")
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert form.overwrite_button.isVisible()
    QTest.mouseClick(form.reload_button, LEFT)
    assert form.plan.toPlainText() == "changed elsewhere"
    QTest.keyClicks(form.place, "there")
    press(form.place, Qt.Key.Key_Return, CTRL)
    assert (services.log.day(WED)[0].place, services.log.day(WED)[0].plan) == ("there", "changed elsewhere")


def test_enter_while_composing_saves_nothing(page, services, liu):
    page.open()
    page.plan((liu,), WED)
    QApplication.sendEvent(page.form.place, QInputMethodEvent("cha", []))
    press(form_of(page).place, Qt.Key.Key_Return)
    press(form_of(page).place, Qt.Key.Key_Return, CTRL)
    assert page.form.isVisible()
    assert lines(services, WED) == []


def test_cards_are_whole_widgets_of_the_page(page, services, liu):
    plan(services, liu, place="a very long place " * 9, materials="word " * 30)
    page.open()
    QApplication.processEvents()
    (card,) = page.findChildren(VisitCard)
    column = column_of(page, WED)
    assert card.width() <= column.area.viewport().width()
    for label in card.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width()) - 1
