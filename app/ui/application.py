"""The Qt application: made once, speaking the language of the program, with its fonts and colours."""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.preferences import Preferences

_STARTED_AFTER_MS: Final = 1000  # the first page has been painted by then


def make_application() -> QApplication:
    """The application object, or the one that exists already."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    # A job beside the window hands Python over ten times sooner than the usual 5 ms: a page that is being
    # painted asks for it hundreds of times.
    sys.setswitchinterval(0.0005)
    app.setApplicationName("shiji")
    app.setDesktopFileName("shiji")
    return app


class Language:
    """Switches the program's texts and Qt's own dialogs together."""

    def __init__(self, app: QApplication, preferences: Preferences) -> None:
        self._app = app
        self._preferences = preferences
        self._translator: QTranslator | None = None
        self.apply()

    def apply(self) -> None:
        """Follow the setting, or the system where none is set."""
        code = i18n.use_language(self._preferences.get("language"))
        if self._translator is not None:
            self._app.removeTranslator(self._translator)
        self._translator = QTranslator(self._app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(code), "qtbase", "_", folder):
            self._app.installTranslator(self._translator)
        QLocale.setDefault(QLocale(code))


def end_on_signals(app: QApplication, end: Callable[[], None]) -> QTimer:
    """SIGTERM, SIGINT and a logout close the window properly. The timer lets Python see the signal."""
    for name in ("SIGTERM", "SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda *_: end())
    app.commitDataRequest.connect(lambda _manager: end())
    timer = QTimer(app)
    timer.timeout.connect(lambda: None)
    timer.start(200)
    return timer


def collect_once_started() -> None:
    """Turn the collector on, off since the start began; what is there now it need not look at again."""

    def collect() -> None:
        gc.freeze()
        gc.enable()

    QTimer.singleShot(_STARTED_AFTER_MS, collect)
