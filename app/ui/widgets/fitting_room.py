"""A scrolling room no higher than what it holds, so that what stands below it takes the rest."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget


class FittingRoom(QScrollArea):
    """As high as what it holds while there is room; then it scrolls."""

    def __init__(self, held: QWidget, least: int = 120) -> None:
        super().__init__()
        self._least = least
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(held)
        held.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def sizeHint(self) -> QSize:
        held = self.widget()
        return QSize(400, held.sizeHint().height() + 2) if held is not None else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self._least)
