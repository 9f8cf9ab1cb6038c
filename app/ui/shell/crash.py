"""An unexpected error: told once in plain words, with details to copy that hold nothing of a client."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import Final

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core import logging
from app.core.errors import UserError
from app.core.i18n import tr
from app.ui.shell import dialogs
from app.ui.widgets.labels import PlainLabel

_MOST_SHOWN: Final = 10
_SERIOUS: Final = {QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class CrashDialog(QDialog):
    """What happened and what to do; the program goes on."""

    def __init__(self, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Something went wrong"))
        self.resize(600, 380)
        told = PlainLabel(
            tr(
                "The program met an error it did not expect. What was being saved was not saved; "
                "your text is still in its field. You can go on working.\n"
                "The details below name places in the program and nothing of your clients."
            )
        )
        told.setWordWrap(True)
        self.details = QPlainTextEdit(details)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self._told = [details]
        self.copy_button = QPushButton(tr("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        buttons = QDialogButtonBox()
        close = buttons.addButton(tr("Go on"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.addButton(self.copy_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(self.details, 1)
        layout.addWidget(buttons)
        close.setDefault(True)
        close.setFocus()

    def add(self, details: str) -> None:
        """Another error before this one was read; the same one again, or a flood, changes nothing."""
        if details not in self._told and len(self._told) < _MOST_SHOWN:
            self._told.append(details)
            self.details.appendPlainText("\n" + details)

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.details.toPlainText())


class CrashReporter(QObject):
    """Hears of errors on any thread and shows them on the window's; never one dialog over another."""

    _crashed = Signal(str)
    _refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.shown: CrashDialog | None = None
        self._showing = False
        self._crashed.connect(self._show, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(self._refuse, Qt.ConnectionType.QueuedConnection)

    def report(
        self, kind: type[BaseException], error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """Log it and tell it. A refusal that nobody caught is told as a refusal."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        elif isinstance(error, UserError):
            self._refused.emit(error)
        else:
            details = logging.record_bug(kind, tb)
            if sys.stderr is not None:  # before the window stands it is the only place to tell
                sys.stderr.write(f"{details}\n")
            if not self._showing:  # an error while telling of one is only logged
                self._crashed.emit(details)

    def report_qt(self, kind: QtMsgType, where: QMessageLogContext, text: str) -> None:
        """What Qt itself calls critical; everything lesser is its own business."""
        if kind not in _SERIOUS:
            return
        logging.LOGGER.error("Qt %s: %s", where.category or "", text)
        if not self._showing:
            self._crashed.emit(f"Qt {where.category or ''}: {text}")

    def _show(self, details: str) -> None:
        if self.shown is not None:
            self.shown.add(details)
            return
        self._showing = True
        try:
            self.shown = CrashDialog(details, QApplication.activeWindow())
            self.shown.finished.connect(self._forget)
            self.shown.open()
        except Exception as error:  # noqa: BLE001 - telling of an error must never lead to the next one
            self.shown = None
            logging.record_bug(type(error), error.__traceback__)
        finally:
            self._showing = False

    def _forget(self) -> None:
        if self.shown is not None:
            self.shown.deleteLater()
        self.shown = None

    def _refuse(self, error: UserError) -> None:
        made = dialogs.box(dialogs.message_of(error), QApplication.activeWindow())
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        made.open()


def install(app: QApplication) -> CrashReporter:
    """Catch what nobody caught: in slots, in threads, and what Qt itself calls critical."""
    reporter = CrashReporter(app)
    sys.excepthook = reporter.report
    threading.excepthook = lambda args: reporter.report(args.exc_type, args.exc_value, args.exc_traceback)
    qInstallMessageHandler(reporter.report_qt)
    return reporter
