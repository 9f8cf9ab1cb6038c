"""The table of scores: points by keys, totals, the order of visits they propose."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.domain.scoring import MOST_POINTS, Scheme
from app.domain.text import show_plain
from app.services.scores import RankedRow, ScoreFilter
from app.services.week_plan import VisitDraft
from app.ui.context import ContactSeed, Context
from app.ui.page import Page
from app.ui.plans.scores.filters import ScoreFilters
from app.ui.plans.scores.scheme_dialog import SchemeDialog
from app.ui.plans.scores.score_table import ScoreTable
from app.ui.plans.scores.score_table_model import ScoreTableModel
from app.ui.plans.week.visit_form import VisitForm
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel


@dataclass(frozen=True, slots=True)
class _Read:
    scheme: Scheme
    ids: list[int]


class ScoresTab(Page):
    """Rows stay where they are while points are given: a button puts them in their new order."""

    page_id = "scores"
    kinds = frozenset(
        {"client_file", "file_summary", "file_score", "setting", "log_line", "line_file", "reminder"}
    )

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._asked = 0
        self._settled: ScoreFilter | None = None  # what the order on screen was asked with
        self._newer: _Read | None = None
        self.dialog: QDialog | None = None
        self.filters = ScoreFilters()
        self.model = ScoreTableModel(context.services.scores.rows, self)
        self.table = ScoreTable(self.model)
        self.visit_button = QPushButton(tr("Plan a visit"))
        self.scheme_button = QPushButton(tr("Criteria and weights…"))
        self.print_button = QPushButton(tr("Print"))
        self.again_button = QPushButton(tr("The order has changed: sort again (F5)"))
        self.foot, self.said = PlainLabel(), PlainLabel()
        self.refusal = FieldMessage()
        self.empty = EmptyState(
            tr("No prospects yet: the score sheet ranks whom to visit first."),
            tr("Write down the first name"),
            lambda: context.new_file_requested.emit(""),
        )
        self.nothing = EmptyState(
            tr("No prospect fits this search and these filters."),
            tr("Clear search and filters"),
            self.filters.clear,
        )
        self.room = QStackedWidget()
        self._build()
        self._connect()

    def _build(self) -> None:
        for button in (self.visit_button, self.scheme_button, self.print_button, self.again_button):
            button.setAutoDefault(False)
        self.visit_button.setToolTip("Insert")
        self.print_button.setToolTip("Ctrl+P")
        for button in (self.visit_button, self.scheme_button, self.print_button):
            self.filters.tools.addWidget(button)
        for page in (self.table, self.empty, self.nothing):
            self.room.addWidget(page)
        self.said.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.again_button.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        foot.addWidget(self.again_button)
        foot.addWidget(self.foot)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.addWidget(self.filters)
        layout.addWidget(self.room, 1)
        layout.addWidget(self.refusal)
        layout.addLayout(foot)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        table = self.table
        self.filters.changed.connect(self.sort_again)
        self.filters.search.returnPressed.connect(self._to_table)
        table.given.connect(self._give)
        table.refused.connect(self._refuse)
        table.opened.connect(self._open)
        table.doubleClicked.connect(self._on_double)
        table.selectionModel().currentChanged.connect(lambda *_: self._show_cell())
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        self.visit_button.clicked.connect(self.plan_visit)
        self.scheme_button.clicked.connect(self.edit_scheme)
        self.print_button.clicked.connect(lambda: self.context.print_requested.emit(*self.print_form()))
        self.again_button.clicked.connect(self.sort_again)
        for keys, command in (
            ("F5", self.sort_again),
            ("Ctrl+F", self.filters.search.setFocus),
            ("Insert", self.plan_visit),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda command=command: command())

    # -- what it shows

    def refresh(self) -> None:
        """Read values anew, and beside the window whether the order would be another one."""
        wanted = self.filters.wanted()
        self._asked += 1
        asked, scores = self._asked, self.context.services.scores
        if wanted == self._settled:
            self.model.renew()
            self._show_cell()

        def read(_context: JobContext) -> _Read:
            return _Read(scores.scheme(), scores.order(wanted))

        self.context.later(read, lambda found: self._take(found, wanted) if asked == self._asked else None)

    def sort_again(self) -> None:
        """Put the rows into the order that follows from the points as they are."""
        self._settled = None
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._settled = None  # who comes back expects the order as it is then

    def _take(self, found: _Read, wanted: ScoreFilter) -> None:
        same = wanted == self._settled and found.scheme == self.model.scheme
        if same and set(found.ids) == set(self.model.ids):
            self.again_button.setVisible(found.ids != self.model.ids)
            return
        here, scrolled = self.table.currentIndex(), self.table.verticalScrollBar().value()
        file_id = self.model.ids[here.row()] if 0 <= here.row() < len(self.model.ids) else None
        outline = self.model.scheme, self.model.columnCount()
        self.model.reset(found.scheme, found.ids)
        if outline != (found.scheme, self.model.columnCount()) or self._settled is None:
            self.table.fit_columns()
        self._settled = wanted
        self.again_button.hide()
        bare = wanted == ScoreFilter(sort=wanted.sort)
        self.room.setCurrentWidget(self.table if found.ids else self.empty if bare else self.nothing)
        if found.ids:
            at = found.ids.index(file_id) if file_id in found.ids else 0
            self.table.go_to(at, here.column() if here.isValid() else None)
            self.table.verticalScrollBar().setValue(scrolled)
            self.table.scrollTo(self.table.currentIndex())
        self.foot.setText(trn("{n} prospect", "{n} prospects", len(found.ids)))
        self._show_cell()

    def _show_cell(self) -> None:
        """What the points of the current cell mean, or what to ask; what the file suggests."""
        self.refusal.say("")
        row, index = self.current(), self.table.currentIndex()
        self.visit_button.setEnabled(row is not None)
        self.said.setText("")
        if row is None:
            return
        criterion = self.model.criterion(index.column())
        if criterion is None:
            self.said.setText(row.order)
            return
        sheet = self.context.services.scores.sheet(row.file_id)
        line = next((each for each in sheet.criteria if each.code == criterion.code), None)
        if line is not None:
            said = line.question if line.points is None else line.levels[line.points]
            hint = (
                tr("the file suggests {points}: {why}", points=line.hint.points, why=line.hint.why)
                if (line.hint is not None and line.hint.points != line.points)
                else ""
            )
            self.said.setText(
                "   ".join(
                    filter(
                        None, (tr("{name}: {text}", name=line.label, text=said) if said else line.label, hint)
                    )
                )
            )

    def current(self) -> RankedRow | None:
        """The prospect one stands on."""
        return self.model.row(self.table.currentIndex().row())

    # -- what is done

    def _give(self, index: QModelIndex, points: int | None) -> None:
        row, criterion = self.model.row(index.row()), self.model.criterion(index.column())
        if row is None or criterion is None:
            return
        before, scores = row.points.get(criterion.code), self.context.services.scores
        self.context.act(lambda: scores.set_points(row.file_id, criterion.code, points, before=before))

    def _refuse(self) -> None:
        self.refusal.say(tr("Points go from 0 to {most}.", most=MOST_POINTS))

    def _to_table(self) -> None:
        self.filters.search_now()
        self.table.setFocus()

    def _open(self, index: QModelIndex) -> None:
        if (row := self.model.row(index.row())) is not None:
            self.context.file_requested.emit(row.file_id)

    def _on_double(self, index: QModelIndex) -> None:
        if self.model.criterion(index.column()) is None:
            self._open(index)

    def plan_visit(self) -> None:
        """The form for a visit to the prospect one stands on, today or on the next working day."""
        row = self.current()
        if row is None:
            return
        draft = VisitDraft((row.file_id,), self.context.services.clock.today())
        form = VisitForm(self.context, draft, parent=self)
        form.saved.connect(
            lambda _line, day: self.context.told.emit(
                tr("Visit to {name} planned for {day}", name=show_plain(row.name, 40), day=day.isoformat())
            )
        )
        self._show_dialog(form)

    def edit_scheme(self) -> None:
        """Criteria and weights."""
        self._show_dialog(SchemeDialog(self.context, self.context.services.scores.scheme(), self))

    def _show_dialog(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog = dialog
        dialog.open()

    def _menu(self, where: QPoint) -> None:
        row = self.current()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        context, scores = self.context, self.context.services.scores
        menu.addAction(tr("Open the file")).triggered.connect(
            lambda: context.file_requested.emit(row.file_id)
        )
        menu.addAction(tr("Plan a visit")).triggered.connect(self.plan_visit)
        menu.addAction(tr("Ask for an appointment…")).triggered.connect(
            lambda: context.contact_requested.emit(ContactSeed(file_ids=(row.file_id,), appointment=True))
        )
        menu.addSeparator()
        menu.addAction(tr("Take over what the file suggests")).triggered.connect(
            lambda: context.act(
                lambda: scores.take_hints(row.file_id),
                lambda count: tr("{count} criteria scored from the file", count=count),
            )
        )
        clear = menu.addAction(tr("Clear the sheet"))
        clear.setEnabled(bool(row.points))
        clear.triggered.connect(
            lambda: context.act(lambda: scores.clear(row.file_id), tr("Score sheet cleared"))
        )
        menu.popup(self.table.viewport().mapToGlobal(where))

    def contact_seed(self) -> ContactSeed:
        row = self.current()
        return replace(ContactSeed(), file_ids=(row.file_id,)) if row is not None else ContactSeed()

    def print_form(self) -> tuple[str, object]:
        return "client-analysis", self.context.services.clock.today()
