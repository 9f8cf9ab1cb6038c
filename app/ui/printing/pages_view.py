"""The pages of a sheet below one another, painted as they come into sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from app.core.i18n import tr
from app.ui.printing.layout import LaidSheet
from app.ui.printing.painter import page_image
from app.ui.printing.paper import UNIT

_GAP = 14  # around and between pages, in pixels
_KEPT = 8  # pages held as pictures
_STEP = 1.2
_LEAST, _MOST = 0.3, 4.0


class PagesView(QAbstractScrollArea):
    """Scrolls through a laid-out sheet; fits the width of the window until a zoom is chosen."""

    page_shown = Signal(int)  # the page at the middle of the view, from 1

    def __init__(self, laid: LaidSheet, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._laid = laid
        self._zoom: float | None = None  # None: fit the width
        self._pictures: dict[int, QImage] = {}
        self._page = 1
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Pages of the sheet"))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def page(self) -> int:
        """The page at the middle of the view."""
        return self._page

    @property
    def percent(self) -> int:
        """The size on screen: 100 is the size of the paper."""
        return round(self._scale() * 25.4 / self.logicalDpiX() * 100)

    def _scale(self) -> float:
        """Pixels per mm."""
        full = self.logicalDpiX() / 25.4
        if self._zoom is not None:
            return full * self._zoom
        bar = self.verticalScrollBar().sizeHint().width()
        room = max(self.width() - bar - 2 * _GAP, 100)
        return min(room / (self._laid.size[0] / UNIT), 1.6 * full)

    def _page_size(self) -> tuple[int, int]:
        scale = self._scale()
        return round(self._laid.size[0] / UNIT * scale), round(self._laid.size[1] / UNIT * scale)

    def zoom_in(self) -> None:
        self._set_zoom(self.percent / 100 * _STEP)

    def zoom_out(self) -> None:
        self._set_zoom(self.percent / 100 / _STEP)

    def fit_width(self) -> None:
        self._set_zoom(None)

    def _set_zoom(self, zoom: float | None) -> None:
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._zoom = None if zoom is None else min(max(zoom, _LEAST), _MOST)
        self._measure()
        bar.setValue(round(share * bar.maximum()))

    def go_to(self, page: int) -> None:
        """Scroll to the top of a page."""
        self.verticalScrollBar().setValue((page - 1) * (self._page_size()[1] + _GAP))

    def _measure(self) -> None:
        self._pictures.clear()
        width, height = self._page_size()
        view = self.viewport().size()
        whole = len(self._laid.pages) * (height + _GAP) + _GAP
        for bar, length, shown in (
            (self.verticalScrollBar(), whole, view.height()),
            (self.horizontalScrollBar(), width + 2 * _GAP, view.width()),
        ):
            bar.setRange(0, max(0, length - shown))
            bar.setPageStep(shown)
            bar.setSingleStep(40)
        self.viewport().update()
        self._tell_page()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        page = min(max(middle // (self._page_size()[1] + _GAP) + 1, 1), len(self._laid.pages))
        self._page = page
        self.page_shown.emit(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().mid())
        width, height = self._page_size()
        left = max(_GAP, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        first = max(0, (self.verticalScrollBar().value() - _GAP) // (height + _GAP))
        for index in range(first, len(self._laid.pages)):
            top = _GAP + index * (height + _GAP) - self.verticalScrollBar().value()
            if top > event.rect().bottom():
                break
            place = QRect(QPoint(left, top), self._picture(index + 1).deviceIndependentSize().toSize())
            painter.drawImage(place, self._picture(index + 1))
            painter.setPen(self.palette().shadow().color())
            painter.drawRect(place.adjusted(-1, -1, 0, 0))

    def _picture(self, page: int) -> QImage:
        found = self._pictures.pop(page, None)
        if found is None:
            ratio = self.devicePixelRatioF()
            found = page_image(self._laid, page, self._scale() * ratio)
            found.setDevicePixelRatio(ratio)
        self._pictures[page] = found  # the last one used stands last
        while len(self._pictures) > _KEPT:
            self._pictures.pop(next(iter(self._pictures)))
        return found

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y() > 0:
                self.zoom_in()
            elif event.angleDelta().y() < 0:
                self.zoom_out()
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        match event.key():
            case Qt.Key.Key_Home:
                bar.setValue(0)
            case Qt.Key.Key_End:
                bar.setValue(bar.maximum())
            case Qt.Key.Key_Space:
                bar.triggerAction(bar.SliderAction.SliderPageStepAdd)
            case _:
                super().keyPressEvent(event)
                return
        event.accept()
