"""The list of files: search, chips, the table, and what can be done with the files selected in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import (
    QByteArray,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.services.files import FileCounts, FileFilter, FileListRow
from app.ui.clients.bulk_dialog import BulkDialog
from app.ui.clients.files_table_model import NAMES, PAGE, UNSORTED, FilesTableModel
from app.ui.clients.filter_bar import FilterBar
from app.ui.context import ContactSeed, Context
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.rung_badge import RungDelegate

LAYOUT: Final = "clients.columns"
_WIDTHS: Final = (220, 95, 56, 90, 160, 110, 110, 95, 120)


@dataclass(frozen=True, slots=True)
class _Read:
    """What one look at the diary brings: the count, the chips' counts, the first page, kept places."""

    total: int
    counts: FileCounts
    first: list[FileListRow]
    places: tuple[int, ...]


class _Table(QTableView):
    opened = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class FilesView(QWidget):
    """The list and its tools."""

    opened = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        self._only: tuple[int, ...] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name, pinyin, initials or phone"))
        self.search.setClearButtonEnabled(True)
        self.title = PlainLabel()
        self.show_all = QPushButton(tr("Show all files"))
        self.new_button = QPushButton(tr("New file"))
        self.new_button.setToolTip("Insert")
        self.bulk_button = QPushButton(tr("Change selected…"))
        self.filters = FilterBar(context)
        self.table = _Table()
        self.model = FilesTableModel(self._page, self)
        self.foot = PlainLabel()
        self.empty = EmptyState(
            tr("No files yet: every prospect begins as a name."), tr("Write down the first name"), self._new
        )
        self.nothing = EmptyState(
            tr("No file fits this search and these filters."), tr("Clear search and filters"), self.clear
        )
        self.room = QStackedWidget()
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self._on_search)
        self._build()
        self._connect()
        self._show_title("")

    # -- what it is made of

    def _build(self) -> None:
        bar = QHBoxLayout()
        bar.addWidget(self.title)
        bar.addWidget(self.show_all)
        bar.addWidget(self.search, 2)
        bar.addStretch(1)
        bar.addWidget(self.bulk_button)
        bar.addWidget(self.new_button)
        table = self.table
        table.setModel(self.model)
        table.setItemDelegateForColumn(NAMES.index("rung"), RungDelegate(table))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        header = table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        unit = self.fontMetrics().averageCharWidth() / 7
        for section, width in enumerate(_WIDTHS):
            header.resizeSection(section, round(width * unit))
        header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        state = self._context.preferences.get(LAYOUT)
        if isinstance(state, str):
            header.restoreState(QByteArray.fromHex(QByteArray(state.encode("ascii", "ignore"))))
        # The kept state also holds the alignment of older versions.
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.room.addWidget(table)
        self.room.addWidget(self.empty)
        self.room.addWidget(self.nothing)
        layout = QVBoxLayout(self)
        layout.addLayout(bar)
        layout.addWidget(self.filters)
        layout.addWidget(self.room, 1)
        layout.addWidget(self.foot)
        self.setFocusProxy(table)

    def _connect(self) -> None:
        header = self.table.horizontalHeader()
        header.sortIndicatorChanged.connect(self._on_sorted)
        header.sectionResized.connect(self._keep_layout)
        header.sectionMoved.connect(self._keep_layout)
        self.search.textEdited.connect(lambda _text: self._wait.start())
        self.search.textChanged.connect(lambda text: None if text else self._wait.start())
        self.search.returnPressed.connect(self._on_search_entered)
        self.filters.changed.connect(self.refresh)
        self.table.opened.connect(self._open)
        self.table.doubleClicked.connect(self._open)
        self.table.customContextMenuRequested.connect(self._menu)
        self.table.selectionModel().selectionChanged.connect(self._on_selected)
        self.show_all.clicked.connect(self.clear)
        self.new_button.clicked.connect(self._new)
        self.bulk_button.clicked.connect(self.change_selected)
        for keys, command in (
            (QKeySequence("Ctrl+F"), self.search.setFocus),
            (QKeySequence("Insert"), self._new),
        ):
            shortcut = QShortcut(keys, self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(command)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.delete_selected)

    # -- what it shows

    def wanted(self) -> FileFilter:
        """The filter as it stands: chips, search and, when a figure was clicked, its files only."""
        return replace(self.filters.filter, text=self.search.text().strip(), ids=self._only)

    def sort(self) -> tuple[str, bool]:
        """The column and whether it runs downwards."""
        header = self.table.horizontalHeader()
        name = (
            NAMES[header.sortIndicatorSection()]
            if 0 <= header.sortIndicatorSection() < len(NAMES)
            else "name"
        )
        return name, header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder

    def show_only(self, title: str, ids: tuple[int, ...] | None) -> None:
        """List these files and nothing else, under a title."""
        self._only = ids
        self.search.clear()
        self._show_title(title)
        self.filters.set_filter(FileFilter())
        self.refresh()

    def clear(self) -> None:
        """All files again."""
        self.show_only("", None)

    def refresh(self) -> None:
        """Read the list anew off the window's thread; selection and place stay with their files."""
        self._asked += 1
        asked, wanted, (sort, down) = self._asked, self.wanted(), self.sort()
        files = self._context.services.files
        kept = self._kept_ids()

        def read(_context: JobContext) -> _Read:
            counts = files.counts(wanted)
            places: tuple[int, ...] = ()
            if kept:
                order = {
                    file_id: at for at, file_id in enumerate(files.ids_of(wanted, sort, descending=down))
                }
                places = tuple(order[i] for i in kept if i in order)
            first = files.rows(wanted, sort, descending=down, limit=PAGE)
            return _Read(counts.total, counts, first, places)

        self._context.later(read, lambda found: self._show(found) if asked == self._asked else None)

    def _show(self, found: _Read) -> None:
        self.filters.show_counts(found.counts)
        scrolled = self.table.verticalScrollBar().value()
        self.model.reset(found.total, found.first)
        unfiltered = self.wanted() == FileFilter()
        self.room.setCurrentWidget(self.table if found.total else self.empty if unfiltered else self.nothing)
        selection = QItemSelection()
        for place in found.places:
            selection.select(self.model.index(place, 0), self.model.index(place, len(NAMES) - 1))
        picked = self.table.selectionModel()
        if found.places:
            picked.setCurrentIndex(
                self.model.index(found.places[0], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
            picked.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        elif found.total:
            picked.setCurrentIndex(self.model.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
        self.table.verticalScrollBar().setValue(scrolled)
        self._on_selected()

    def _page(self, offset: int, limit: int) -> list[FileListRow]:
        sort, down = self.sort()
        return self._context.services.files.rows(
            self.wanted(), sort, descending=down, offset=offset, limit=limit
        )

    def _show_title(self, title: str) -> None:
        self.title.setText(title)
        self.title.setVisible(bool(title))
        self.show_all.setVisible(bool(title))

    def _on_search(self) -> None:
        self._wait.stop()
        self.refresh()

    def _on_search_entered(self) -> None:
        self._on_search()
        self.table.setFocus()

    def _on_sorted(self, section: int, _order: Qt.SortOrder) -> None:
        self._keep_layout()
        if 0 <= section < len(NAMES) and NAMES[section] != UNSORTED:
            self.refresh()

    def _keep_layout(self) -> None:
        state = bytes(self.table.horizontalHeader().saveState().toHex().data()).decode("ascii")
        self._context.preferences.set(LAYOUT, state)

    # -- the selection

    def _kept_ids(self) -> list[int]:
        """The selected files when they are few; a selection of thousands is not carried over."""
        rows = self._selected_rows()
        if len(rows) > PAGE:
            return []
        return [row.id for number in rows if (row := self.model.row(number)) is not None]

    def _selected_rows(self) -> list[int]:
        found: set[int] = set()
        for block in self.table.selectionModel().selection().toList():
            found.update(range(block.top(), block.bottom() + 1))
        return sorted(found)

    def selected_ids(self) -> tuple[int, ...]:
        """The selected files, or the current one."""
        rows = self._selected_rows()
        if not rows and self.table.currentIndex().isValid():
            rows = [self.table.currentIndex().row()]
        if len(rows) <= PAGE:
            return tuple(row.id for number in rows if (row := self.model.row(number)) is not None)
        sort, down = self.sort()
        ids = self._context.services.files.ids_of(self.wanted(), sort, descending=down)
        return tuple(ids[number] for number in rows if number < len(ids))

    def _on_selected(self) -> None:
        chosen = len(self._selected_rows())
        text = trn("{n} file", "{n} files", self.model.rowCount())
        if chosen:
            text = tr("{files} · {count} selected", files=text, count=chosen)
        self.foot.setText(text)
        self.bulk_button.setEnabled(bool(chosen))

    def _open(self, index: QModelIndex) -> None:
        row = self.model.row(index.row())
        if row is not None:
            self.opened.emit(row.id)

    def _new(self) -> None:
        self._context.new_file_requested.emit(self.search.text().strip())

    def change_selected(self) -> None:
        """Ask what to change in the selected files."""
        if ids := self.selected_ids():
            BulkDialog(self._context, ids, self).open()

    def delete_selected(self) -> None:
        """Delete the selected files; undo is offered."""
        if ids := self.selected_ids():
            said = trn("{n} file deleted", "{n} files deleted", len(ids))
            self._context.act(lambda: self._context.services.files.delete(ids), said)

    def _menu(self, where: QPoint) -> None:
        ids = self.selected_ids()
        if not ids:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        seed = ContactSeed(file_ids=ids[:20])
        menu.addAction(tr("Open")).triggered.connect(lambda: self.opened.emit(ids[0]))
        menu.addAction(tr("Record contact")).triggered.connect(
            lambda: self._context.contact_requested.emit(seed)
        )
        if len(ids) == 1:
            menu.addAction(tr("Move on the ladder…")).triggered.connect(
                lambda: self._context.move_requested.emit(ids[0], "")
            )
        menu.addAction(tr("Change selected…")).triggered.connect(self.change_selected)
        menu.addSeparator()
        menu.addAction(tr("Delete")).triggered.connect(self.delete_selected)
        menu.popup(self.table.viewport().mapToGlobal(where))
