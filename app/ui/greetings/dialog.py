"""The list of a festival: whom to greet, who was greeted, and whom the rule leaves to be named by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.festivals import Festival
from app.domain.greetings import GROUPS, GreetingState, group_label
from app.domain.terms import Standing, Way
from app.domain.text import show_plain
from app.services.greetings import GreetingPage, GreetingRow
from app.ui import theme
from app.ui.context import Context
from app.ui.greetings.festival_choice import FestivalChoice
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.labels import PlainLabel

_MOST: Final = 1000  # shown; those still to greet come first
_ROW: Final = Qt.ItemDataRole.UserRole
_KINDS: Final = frozenset({"greeting", "client_file", "file_summary", "setting", "log_line"})


class GreetingDialog(QDialog):
    """Space greets by message, P by phone; the list and its counts follow."""

    def __init__(
        self, context: Context, wanted: tuple[Festival, date] | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._greetings = context.services.greetings
        self._page: GreetingPage | None = None
        self._writable = not context.services.diary.read_only
        self.setWindowTitle(tr("Festival greetings"))
        self.resize(900, 560)
        self.choice = FestivalChoice(context.services.clock.today())
        self.choice.fill(self._greetings.coming(), wanted)
        self.head = PlainLabel("", self)
        self.rule = ChipRow([(group, group_label(group)) for group in GROUPS], several=True, parent=self)
        self.rule.setEnabled(self._writable)
        self.list = self._make_list()
        self.picker = FilePicker(context, parent=self)
        self.picker.line.setPlaceholderText(tr("Add somebody: name, initials or phone"))
        self.picker.line.setMinimumWidth(self.fontMetrics().averageCharWidth() * 44)
        self.picker.setEnabled(self._writable)
        self.out = QPushButton(self)
        self.copy = QPushButton(tr("Copy names and phones"), self)
        self.print = QPushButton(tr("Print"), self)
        self.close_button = QPushButton(tr("Close"), self)
        self.keys = PlainLabel(
            tr("Space greeted by message · P by phone · U not yet · Del leave out · Enter open file"), self
        )
        self.keys.setEnabled(False)
        self._lay_out()
        self.choice.currentIndexChanged.connect(lambda _at: self.refresh())
        self.rule.changed.connect(self._keep_rule)
        self.picker.changed.connect(self._add)
        self.out.clicked.connect(self._offer_left_out)
        self.copy.clicked.connect(self.copy_names)
        self.print.clicked.connect(lambda: context.print_requested.emit("greetings", self.choice.chosen()[1]))
        self.close_button.clicked.connect(self.reject)
        context.changed.connect(self._on_changed)
        self.list.setFocus()
        self.refresh()

    def _make_list(self) -> QTreeWidget:
        made = QTreeWidget(self)
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAlternatingRowColors(True)
        made.setAllColumnsShowFocus(True)
        made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        made.setHeaderLabels([tr("Who"), tr("Standing"), tr("Phone"), tr("Last contact"), tr("Greeting")])
        made.installEventFilter(self)
        made.itemDoubleClicked.connect(lambda _item, _column: self.open_file())
        unit = self.fontMetrics().averageCharWidth()
        for column, width in enumerate((28, 14, 22, 20)):
            made.header().resizeSection(column, width * unit)
        made.header().setSectionResizeMode(4, QHeaderView.ResizeMode.Stretch)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.choice)
        top.addWidget(self.head, 1)
        rule = QHBoxLayout()
        rule.addWidget(PlainLabel(tr("Every year"), self))
        rule.addWidget(self.rule, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.out)
        foot.addStretch(1)
        foot.addWidget(self.copy)
        foot.addWidget(self.print)
        foot.addWidget(self.close_button)
        for button in (self.out, self.copy, self.print, self.close_button):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addLayout(rule)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.picker)
        layout.addWidget(self.keys)
        layout.addLayout(foot)

    # Reading ----------------------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and changes.touches(_KINDS):
            self.refresh()

    def refresh(self) -> None:
        """Ask again; what was selected stays so, or what stands in its place."""
        greetings, (festival, on) = self._greetings, self.choice.chosen()

        def read(_job: JobContext) -> GreetingPage:
            return greetings.page(festival, on, _MOST)

        self._context.later(read, self._take)

    def _take(self, page: GreetingPage) -> None:
        if (page.festival, page.on_date) != self.choice.chosen():
            return  # another one was chosen meanwhile
        at = self._place_in(page)
        self._page = page
        today = self._context.services.clock.today()
        self.list.clear()
        self.list.addTopLevelItems([_item(row, today) for row in page.rows])
        said = trn("{n} on the list", "{n} on the list", page.total)
        if page.total > len(page.rows):
            said = tr("{all} (the first {n} are shown)", all=said, n=len(page.rows))
        self.head.setText(
            tr("{all}, {greeted} greeted", all=said, greeted=page.greeted)
            if page.rows
            else tr("Nobody is on the list: choose who is greeted every year, or add somebody below.")
        )
        self.choice.count_again(page.total)
        self.rule.set_values(page.groups)
        self.out.setText(trn("{n} left out…", "{n} left out…", len(page.left_out)))
        self.out.setVisible(bool(page.left_out))
        self.copy.setEnabled(bool(page.rows))
        self.print.setEnabled(bool(page.rows))
        if page.rows:
            item = self.list.topLevelItem(min(at, len(page.rows) - 1))
            assert item is not None
            self.list.setCurrentItem(item)

    def _place_in(self, page: GreetingPage) -> int:
        """Where to stand: on the same file as it was, else where it stood, on the next to greet."""
        item = self.list.currentItem()
        if item is None or self._page is None or self._page.festival != page.festival:
            return 0
        before: GreetingRow = item.data(0, _ROW)
        states = [(row.file_id, row.state) for row in page.rows]
        there = (before.file_id, before.state)
        return states.index(there) if there in states else self.list.indexOfTopLevelItem(item)

    def selected(self) -> list[GreetingRow]:
        """The rows selected, from the top."""
        items = sorted(self.list.selectedItems(), key=self.list.indexOfTopLevelItem)
        return [item.data(0, _ROW) for item in items]

    # Keys -------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list would search for the letters."""
        if watched is self.list and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        commands: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Space: lambda: self.greet(Way.MESSAGE),
            Qt.Key.Key_P: lambda: self.greet(Way.PHONE),
            Qt.Key.Key_U: self.ungreet,
            Qt.Key.Key_Delete: self.leave_out,
            Qt.Key.Key_Return: self.open_file,
            Qt.Key.Key_Enter: self.open_file,
            Qt.Key.Key_Insert: self.picker.setFocus,
        }
        command = commands.get(event.key())
        if command is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        command()
        return True

    # Writing ----------------------------------------------------------------------------------

    def greet(self, way: Way) -> None:
        """The selected ones were greeted."""
        ids = self._ids(GreetingState.WANTED)
        festival, on = self.choice.chosen()
        said = trn("{n} greeted", "{n} greeted", len(ids))
        if ids:
            self._context.act(lambda: self._greetings.greet(festival, on, ids, way), said)

    def ungreet(self) -> None:
        """The selected ones are still to greet."""
        ids = self._ids(GreetingState.GREETED)
        festival, on = self.choice.chosen()
        if ids:
            self._context.act(lambda: self._greetings.ungreet(festival, on, ids), tr("Still to greet"))

    def leave_out(self) -> None:
        """Take the selected ones off this list."""
        ids = self._ids(*GreetingState)
        festival, on = self.choice.chosen()
        if ids:
            self._context.act(
                lambda: self._greetings.leave_out(festival, on, ids),
                trn("{n} left out this time", "{n} left out this time", len(ids)),
            )

    def _ids(self, *states: GreetingState) -> list[int]:
        return [row.file_id for row in self.selected() if row.state in states] if self._writable else []

    def _add(self) -> None:
        ids = self.picker.file_ids()
        if not ids:
            return
        festival, on = self.choice.chosen()
        self.picker.set_files([])
        self._context.act(lambda: self._greetings.add(festival, on, ids), tr("Added to the list"))

    def _keep_rule(self) -> None:
        groups = tuple(group for group in GROUPS if group in self.rule.values())
        if self._page is None or groups == self._page.groups:
            return
        festival, _on = self.choice.chosen()
        self._context.act(
            lambda: self._greetings.set_groups(festival, groups),
            tr("Who is greeted at {festival}: kept", festival=festival.label),
        )

    def _offer_left_out(self) -> None:
        if self._page is None:
            return
        festival, on = self.choice.chosen()
        self.menu = QMenu(self)
        for file_id, name in self._page.left_out:
            text = tr("Put {name} back", name=show_plain(name, 30)).replace("&", "&&")
            self.menu.addAction(text).triggered.connect(
                lambda _on=False, file_id=file_id: self._context.act(
                    lambda: self._greetings.add(festival, on, [file_id]), tr("Added to the list")
                )
            )
        self.menu.popup(self.out.mapToGlobal(self.out.rect().topLeft()))

    def copy_names(self) -> None:
        """Those still to greet onto the clipboard, a line each: for a message written elsewhere."""
        every = self._greetings.page(*self.choice.chosen()).rows
        rows = [row for row in every if row.state is not GreetingState.GREETED] or every
        QGuiApplication.clipboard().setText("\n".join(f"{row.name}\t{row.phone}".strip() for row in rows))
        self._context.told.emit(trn("Copied {n} name", "Copied {n} names", len(rows)))

    def open_file(self) -> None:
        """Go to the file."""
        rows = self.selected()
        if rows:
            self.accept()
            self._context.file_requested.emit(rows[0].file_id)


def _item(row: GreetingRow, today: date) -> QTreeWidgetItem:
    state = row.state.label
    if row.greeted_on is not None:
        state = tr("greeted {day}", day=short_day(row.greeted_on, today))
    elif row.by_hand:
        state = tr("{state} (added by hand)", state=state)
    last = row.last_contact_on
    item = QTreeWidgetItem(
        [
            show_plain(row.name, 60),
            Standing(row.standing).label if row.rung is None else tr("Rung {rung}", rung=row.rung),
            row.phone,
            "" if last is None else short_day(last, today),
            state,
        ]
    )
    item.setData(0, _ROW, row)
    if row.state is GreetingState.GREETED:
        for column in range(5):
            item.setForeground(column, theme.faded_colour())
    return item
