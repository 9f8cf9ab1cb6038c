"""The quiet line at the foot of the window: “done · undo” for six seconds, or a refusal until it is read."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from app.core.i18n import tr
from app.domain.text import show_plain
from app.ui.theme import warning_colour
from app.ui.widgets.labels import PlainLabel

SECONDS: Final = 6
_MARGIN: Final = 14
_NARROWEST: Final = 360
_LONGEST: Final = 600  # characters


class Toast(QFrame):
    """Lies over the foot of its parent and takes no room."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.text = PlainLabel("", self)
        self.text.setWordWrap(True)
        self.undo = QPushButton(tr("Undo"), self)
        self.undo.clicked.connect(lambda: self._ask(self.undo_requested))
        self.redo = QPushButton(tr("Redo"), self)
        self.redo.clicked.connect(lambda: self._ask(self.redo_requested))
        self.close_button = QPushButton("✕", self)
        self.close_button.setFlat(True)
        self.close_button.setAccessibleName(tr("Close"))
        self.close_button.setFixedWidth(self.fontMetrics().horizontalAdvance("✕✕✕"))
        self.close_button.clicked.connect(self.hide)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.addWidget(self.text, 1)
        for button in (self.undo, self.redo, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys stay where one types
            self._row.addWidget(button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def tell_done(self, text: str) -> None:
        """Say what was done, with the way back, for six seconds."""
        self._show(text, offered=self.undo)

    def tell_undone(self, text: str) -> None:
        """Say what was taken back, with the way forth, for six seconds."""
        self._show(text, offered=self.redo)

    def tell(self, text: str) -> None:
        """Say something that wants no answer, for six seconds."""
        self._show(text)

    def tell_refused(self, text: str) -> None:
        """Say why something was not done, until it is closed or something else happens."""
        self._show(text, refusal=True)
        self._timer.stop()

    def _show(self, text: str, *, offered: QPushButton | None = None, refusal: bool = False) -> None:
        self.text.setText(show_plain(text, _LONGEST))
        palette = self._ground.palette()
        if refusal:
            for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ToolTipText):
                palette.setColor(role, warning_colour())
        self.text.setPalette(palette)
        for button in (self.undo, self.redo):
            button.setVisible(button is offered)
        self._timer.start(SECONDS * 1000)
        self.place()
        self.show()
        self.raise_()

    def place(self) -> None:
        """At the foot of the parent, in its middle, as high as its text."""
        ground = self._ground
        beside = self._row.sizeHint().width() - self.text.sizeHint().width()
        lines = self.text.text().splitlines() or [""]
        wanted = max(self.fontMetrics().horizontalAdvance(line) for line in lines) + beside + 24
        width = max(min(wanted, ground.width() - 2 * _MARGIN), min(_NARROWEST, ground.width()))
        room = self.fontMetrics().boundingRect(
            0, 0, width - beside - 16, 10_000, Qt.TextFlag.TextWordWrap, self.text.text()
        )
        height = min(max(self._row.minimumSize().height(), room.height() + 20), ground.height() // 2)
        self.setGeometry((ground.width() - width) // 2, ground.height() - height - _MARGIN, width, height)

    def _ask(self, request: object) -> None:
        self.hide()
        request.emit()  # type: ignore[attr-defined]  # a bound signal, which PySide does not name
