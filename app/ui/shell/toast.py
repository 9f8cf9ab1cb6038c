"""The quiet line at the foot of the window: “done · undo” for six seconds, or a refusal until it is read."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.core.i18n import tr
from app.ui.theme import warning_colour
from app.ui.widgets.labels import PlainLabel

SECONDS = 6


class Toast(QFrame):
    """Lies over the foot of its parent and takes no room."""

    undo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.text = PlainLabel("", self)
        self.text.setWordWrap(True)
        self.undo = QPushButton(tr("Undo"), self)
        self.undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.undo.clicked.connect(self._on_undo)
        self.close_button = QPushButton("✕", self)
        self.close_button.setFlat(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.setFixedWidth(28)
        self.close_button.setAccessibleName(tr("Close"))
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 6, 6, 6)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.undo)
        layout.addWidget(self.close_button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell_done(self, text: str) -> None:
        """Say what was done, with the way back, for six seconds."""
        self._show(text, refusal=False)
        self._timer.start(SECONDS * 1000)

    def tell(self, text: str) -> None:
        """Say something for six seconds that offers no way back."""
        self.tell_done(text)
        self.undo.hide()

    def tell_refused(self, text: str) -> None:
        """Say why something was not done, until it is closed or something else happens."""
        self._show(text, refusal=True)
        self._timer.stop()

    def _show(self, text: str, *, refusal: bool) -> None:
        self.text.setText(text)
        palette = self._ground.palette()
        if refusal:
            palette.setColor(palette.ColorRole.WindowText, warning_colour())
        self.text.setPalette(palette)
        self.undo.setVisible(not refusal)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """At the foot of the parent, in its middle."""
        parent = self._ground
        width = min(
            max(420, self.text.fontMetrics().horizontalAdvance(self.text.text()) + 180), parent.width() - 40
        )
        self.setFixedWidth(width)
        inner = width - 180
        lines = self.text.fontMetrics().boundingRect(
            0, 0, inner, 400, Qt.TextFlag.TextWordWrap, self.text.text()
        )
        height = max(self.sizeHint().height(), lines.height() + 20)
        self.setGeometry((parent.width() - width) // 2, parent.height() - height - 14, width, height)

    def _on_undo(self) -> None:
        self.hide()
        self.undo_requested.emit()
