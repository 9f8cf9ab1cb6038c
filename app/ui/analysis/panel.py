"""A chart with its explanation, its figures beside it, and what prints it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.charts.picture import Chart
from app.core.i18n import tr
from app.core.preferences import Preferences
from app.ui import theme
from app.ui.analysis.chart_view import ChartView
from app.ui.analysis.figures_table_model import FiguresTableModel
from app.ui.analysis.spec import ChartSpec, Look, Nothing, Picks
from app.ui.widgets.empty_state import EmptyState

_LEAST_PICTURE: Final = 27  # heights of a line of text; with less beside the table, the table goes below
_ROWS_BELOW: Final = 5
_NO_LIMIT: Final = 16_777_215  # Qt's own largest size


class ChartPanel(QWidget):
    """Clicks in the chart and Enter in the table ask for the same rows behind a figure."""

    asked = Signal(str)  # a key
    print_wanted = Signal()
    picked = Signal()
    place_wanted = Signal(str)  # where to do something about an empty chart

    def __init__(
        self,
        spec: ChartSpec[Any],
        picks: Picks | None,
        preferences: Preferences,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.spec = spec
        self.title = tr(spec.title)
        self.counted: Any = None
        self.look: Look | None = None  # what `counted` was counted for
        self.stale = True
        self._preferences = preferences
        self._place = ""
        self.print = QPushButton(tr("Print…"))
        self.print.setAutoDefault(False)
        self.print.setEnabled(False)
        self.print.clicked.connect(self.print_wanted)
        self.view = ChartView(spec.lines, grows=spec.grows)
        self.view.clicked.connect(self.asked)
        self.figures = FiguresTableModel(spec.headings(), self)
        self.table = _table(self.figures, self.title)
        self.table.doubleClicked.connect(self._on_row)
        self.table.installEventFilter(self)
        self.pick = QComboBox()
        self.empty = EmptyState("", "", lambda: self.place_wanted.emit(self._place))
        self._stack = QStackedWidget()
        self._build(picks)
        self._fit_table()

    def _build(self, picks: Picks | None) -> None:
        heading = QLabel(self.title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        words = QLabel(tr(self.spec.explanation))
        words.setWordWrap(True)
        words.setStyleSheet(f"color: {theme.faded_colour().name()}")
        top = QHBoxLayout()
        top.addWidget(heading)
        top.addStretch(1)
        if picks is not None:
            label = QLabel(picks.label)
            label.setBuddy(self.pick)
            self._fill(picks)
            top.addWidget(label)
            top.addWidget(self.pick)
        top.addWidget(self.print)
        shown = QWidget()
        # The table beside the chart must not keep the page from becoming narrow.
        shown.setMinimumWidth(self.view.minimumWidth())
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight, shown)
        self._beside.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout()
        column.addWidget(self.view, 1)
        if not self.spec.grows:
            column.addStretch(1)
        self._beside.addLayout(column, 1)
        self._beside.addWidget(self.table)
        self._stack.addWidget(shown)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(words)
        layout.addWidget(self._stack, 1)

    def _fill(self, picks: Picks) -> None:
        for code, text in picks.options:
            self.pick.addItem(text, code)
        self.pick.setAccessibleName(picks.label)
        kept = self.pick.findData(self._preferences.get(self._key))
        self.pick.setCurrentIndex(max(kept, 0))
        self.pick.currentIndexChanged.connect(self._on_pick)

    @property
    def _key(self) -> str:
        return f"analysis_{self.spec.chart_id}"

    def code(self) -> str:
        """What is picked in the chart's own list."""
        return str(self.pick.currentData() or "")

    def _on_pick(self) -> None:
        # The first one is the usual: it is not kept, so that "this quarter" stays the quarter one is in.
        self._preferences.set(self._key, self.code() if self.pick.currentIndex() > 0 else None)
        self.picked.emit()

    def show_counted(self, look: Look, counted: Any, chart: Chart) -> None:
        """Show the figures that were counted, and their picture."""
        self.look, self.counted, self.stale = look, counted, False
        nothing: Nothing | None = self.spec.nothing(counted)
        if nothing is not None:
            self._place = nothing.place
            self.empty.sentence.setText(nothing.sentence)
            self.empty.button.setText(nothing.button)
        self._stack.setCurrentIndex(0 if nothing is None else 1)
        self.print.setEnabled(nothing is None)
        self.view.show_chart(chart, self.title)
        self.figures.set_rows(self.spec.rows(counted))
        self._fit_table()

    def focus_figures(self) -> None:
        """Go on to the figures, or to what an empty chart offers."""
        target = self.table if self._stack.currentIndex() == 0 else self.empty.button
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target is self.table and not self.table.currentIndex().isValid() and self.figures.rows:
            self.table.setCurrentIndex(self.figures.index(0, 0))

    def _fit_table(self) -> None:
        """Room for its figures in the size that text has now."""
        metrics = self.table.fontMetrics()
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        room = self.table.verticalScrollBar().sizeHint().width() + 2 * self.table.frameWidth() + 4
        least = self.spec.table_characters * metrics.averageCharWidth() // 2
        wanted = max(head.length() + room, least)
        head.setStretchLastSection(True)
        row = metrics.height() + 6
        self.table.verticalHeader().setDefaultSectionSize(row)
        narrow = self.width() < _LEAST_PICTURE * metrics.height() + wanted
        down, right = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._beside.setDirection(down if narrow else right)
        if narrow:  # the figures stand below the chart, a few of them at a time
            self.table.setFixedHeight(head.height() + _ROWS_BELOW * row)
            self.table.setMinimumWidth(0)
            self.table.setMaximumWidth(_NO_LIMIT)
        else:
            self.table.setFixedWidth(wanted)
            self.table.setMinimumHeight(0)
            self.table.setMaximumHeight(_NO_LIMIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_table()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_stack"):
            self._fit_table()

    def _on_row(self, index: QModelIndex) -> None:
        if index.isValid():
            self.asked.emit(self.figures.rows[index.row()].key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            self._on_row(self.table.currentIndex())
            return True
        return super().eventFilter(watched, event)


def _table(model: FiguresTableModel, title: str) -> QTableView:
    table = QTableView()
    table.setModel(model)
    table.setAccessibleName(title)
    table.setToolTip(tr("Enter shows the rows behind a figure."))
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setResizeContentsPrecision(60)
    head.setStretchLastSection(True)
    return table
