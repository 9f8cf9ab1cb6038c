"""The names of all charts: one key or click shows the next."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from app.core.i18n import tr

_ID = Qt.ItemDataRole.UserRole


class ChartList(QListWidget):
    """As wide as its longest name."""

    chosen = Signal(str)  # a chart's id
    left = Signal()  # Enter or Right: on to the figures

    def __init__(self, charts: Iterable[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Charts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for number, (chart_id, title) in enumerate(charts):
            item = QListWidgetItem(title)
            item.setData(_ID, chart_id)
            item.setToolTip(f"Alt+{number + 1}")
            self.addItem(item)
        self._fit()
        self.currentItemChanged.connect(self._on_item)

    def choose(self, chart_id: str) -> bool:
        """Go to a chart; False when there is none of this id."""
        for row in range(self.count()):
            if self.item(row).data(_ID) == chart_id:
                self.setCurrentRow(row)
                return True
        return False

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_ID)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.left.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        for row in range(self.count()):
            self.item(row).setSizeHint(QSize(0, metrics.height() + 10))
        names = (self.item(row).text() for row in range(self.count()))
        widest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        self.setFixedWidth(widest + 2 * metrics.averageCharWidth() + 2 * self.frameWidth() + 8)
