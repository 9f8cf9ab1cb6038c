"""An unexpected error: told once in plain words, with details to copy that hold nothing of a client."""

from __future__ import annotations

import sys
import threading
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import logging
from app.core.errors import UserError
from app.core.i18n import tr
from app.ui.shell import dialogs


class CrashDialog(QDialog):
    """What happened and what to do; the program goes on."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.setMinimumWidth(560)
        told = QLabel(
            tr(
                "The program met an error it did not expect. What was being saved was not saved; "
                "your text is still in its field. You can go on working.\n"
                "The details below name places in the program and nothing of your clients."
            )
        )
        told.setTextFormat(Qt.TextFormat.PlainText)
        told.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        copy = QPushButton(tr("Copy details"))
        copy.clicked.connect(lambda: QApplication.clipboard().setText(details))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self.details)
        layout.addWidget(buttons)


class CrashReporter(QObject):
    """Hears of errors on any thread and shows them on the window's; never one dialog over another."""

    _happened = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._shown: CrashDialog | None = None
        self._happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    def report(
        self, kind: type[BaseException], error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Log it and tell it. A refusal that nobody caught is told as a refusal."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, UserError):
            dialogs.refuse(error, QApplication.activeWindow())
        else:
            self._happened.emit(logging.record_bug(kind, tb))

    def _show(self, details: str) -> None:
        if self._shown is not None:
            self._shown.details.appendPlainText(details)
            return
        self._shown = CrashDialog(details, QApplication.activeWindow())
        self._shown.finished.connect(self._forget)
        self._shown.open()

    def _forget(self) -> None:
        if self._shown is not None:
            self._shown.deleteLater()
        self._shown = None


def install(app: QApplication) -> CrashReporter:
    """Catch what nobody caught: in slots, in threads, and what Qt itself calls critical."""
    reporter = CrashReporter(app)
    sys.excepthook = reporter.report
    threading.excepthook = lambda args: reporter.report(args.exc_type, args.exc_value, args.exc_traceback)

    def on_message(kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
        if kind in {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}:
            logging.LOGGER.error("Qt: %s", text)

    qInstallMessageHandler(on_message)
    return reporter
