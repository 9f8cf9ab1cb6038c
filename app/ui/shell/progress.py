"""What is told while work beside the window lasts: that it goes on, and how to stop it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from app.core.i18n import tr
from app.ui.jobs import JobRunner
from app.ui.widgets.labels import PlainLabel


class ProgressSign(QWidget):
    """Hidden while nothing lasts; the runner says when (after 400 ms)."""

    advanced = Signal(float)  # from any thread: the share done, 0 to 1

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(110)
        self.bar.setMaximumHeight(10)
        self.stop = QToolButton()
        self.stop.setText("✕")
        self.stop.setAutoRaise(True)
        self.stop.setToolTip(tr("Stop"))
        self.stop.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.stop.clicked.connect(jobs.cancel_running)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(PlainLabel(tr("Working…")))
        layout.addWidget(self.bar)
        layout.addWidget(self.stop)
        jobs.busy.connect(self._on_busy)
        self.advanced.connect(self._on_advanced)
        self.hide()

    def _on_busy(self, busy: bool) -> None:
        if not busy:
            self.bar.setRange(0, 0)
        self.setVisible(busy)

    def _on_advanced(self, share: float) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(int(share * 100))
