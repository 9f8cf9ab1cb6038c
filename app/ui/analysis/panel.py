"""A chart with its title, its figures beside it, and what prints it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QGridLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QWidget,
)

from app.core.i18n import tr
from app.ui.analysis.chart_view import ChartView
from app.ui.analysis.figures_table_model import FigureRow, FiguresTableModel


class ChartPanel(QFrame):
    """Clicks in the chart and Enter in the table ask for the same rows behind a figure."""

    asked = Signal(str)  # a key
    print_wanted = Signal()

    def __init__(
        self,
        title: str,
        explanation: str,
        headings: tuple[str, ...],
        lines: float,
        table_characters: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = title
        self.setFrameShape(QFrame.Shape.StyledPanel)
        heading = QLabel(title)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        heading.setToolTip(explanation)
        self.print = QPushButton(tr("Print…"))
        self.print.setAutoDefault(False)
        self.print.setEnabled(False)
        self.print.clicked.connect(self.print_wanted)
        self.view = ChartView(lines)
        self.view.clicked.connect(self.asked)
        self.figures = FiguresTableModel(headings, self)
        self.table = _table(self.figures, title)
        self._table_characters = table_characters
        self.table.doubleClicked.connect(self._on_row)
        self.table.installEventFilter(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(8, 4, 8, 6)
        layout.setVerticalSpacing(2)
        layout.addWidget(heading, 0, 0)
        layout.addWidget(self.print, 0, 1, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.view, 1, 0)
        layout.addWidget(self.table, 1, 1)
        layout.setColumnStretch(0, 1)
        self._fit_table()

    def show_figures(self, rows: tuple[FigureRow, ...]) -> None:
        self.figures.set_rows(rows)
        self.print.setEnabled(True)
        self._fit_table()

    def _fit_table(self) -> None:
        """Room for its figures in the size that text has now."""
        metrics = self.table.fontMetrics()
        head = self.table.horizontalHeader()
        head.setStretchLastSection(False)
        head.resizeSections(QHeaderView.ResizeMode.ResizeToContents)
        room = self.table.verticalScrollBar().sizeHint().width() + 2 * self.table.frameWidth() + 4
        least = self._table_characters * metrics.averageCharWidth() // 2
        self.table.setFixedWidth(max(head.length() + room, least))
        head.setStretchLastSection(True)
        self.table.verticalHeader().setDefaultSectionSize(metrics.height() + 6)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_table_characters"):
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
