"""Shows a drawn chart: its figures on hover, a click asks for what is behind one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPalette, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from app.charts.picture import Chart, Region
from app.core.i18n import tr
from app.ui.widgets.labels import tooltip


class ChartView(QWidget):
    """The picture fills the widget; after a resize it asks to be drawn anew at that size."""

    clicked = Signal(str)  # the key of a region
    redraw_wanted = Signal()

    def __init__(self, lines: float, *, grows: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines  # its height in lines of text, so that it grows with them
        self.chart: Chart | None = None
        self._picture = QPixmap()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(150)
        self._waiting.timeout.connect(self.redraw_wanted)
        self.setMinimumWidth(360)
        upright = QSizePolicy.Policy.Expanding if grows else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upright)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(640, round(self._lines * self.fontMetrics().height()))

    def show_chart(self, chart: Chart, description: str) -> None:
        """Show this picture; `description` is what a screen reader says."""
        self.chart = chart
        self._picture.loadFromData(chart.png)
        self.setAccessibleName(description)
        self.update()
        # The window may have been resized while it was drawn.
        if max(abs(chart.width - self.width()), abs(chart.height - self.height())) > 1:
            self._waiting.start()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - always whole
        painter = QPainter(self)
        if self.chart is None:
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Drawing…"))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(QRectF(self.rect()), self._picture, QRectF(self._picture.rect()))

    def place_of(self, region: Region) -> QPoint:
        """A point inside a region, in the widget."""
        assert self.chart is not None
        x = sum(corner[0] for corner in region.corners) / len(region.corners)
        y = sum(corner[1] for corner in region.corners) / len(region.corners)
        return QPoint(
            round(x * self.width() / self.chart.width), round(y * self.height() / self.chart.height)
        )

    def _region(self, at: QPointF) -> Region | None:
        if self.chart is None or not self.width() or not self.height():
            return None
        return self.chart.at(
            at.x() * self.chart.width / self.width(), at.y() * self.chart.height / self.height()
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        region = self._region(event.position())
        if region is None:
            QToolTip.hideText()
            self.unsetCursor()
            return
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        QToolTip.showText(event.globalPosition().toPoint(), tooltip(region.tip), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        region = self._region(event.position())
        if event.button() == Qt.MouseButton.LeftButton and region is not None:
            self.clicked.emit(region.key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.chart is not None:
            self._waiting.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.chart is not None:
            self._waiting.start()
