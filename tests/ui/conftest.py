"""What pages need: a context over a real diary file, with jobs run at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.core.notices import Notices
from app.core.preferences import Preferences
from app.services.bundle import Services
from app.storage.database import Database
from app.ui.context import Context
from app.ui.jobs import InlineRunner


@pytest.fixture(autouse=True)
def _no_window_stays(qapp: QApplication) -> Iterator[None]:
    """A window or a key that one test left open or down must not meet the next."""
    yield
    # A dialog that closes at Ctrl+Enter never sees the release: Qt would think Ctrl is down for good.
    QTest.keyRelease(QWidget(), Qt.Key.Key_Control)
    for widget in qapp.topLevelWidgets():
        widget.close()
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def context(
    qtbot: QtBot, database: Database, services: Services, notices: Notices, tmp_path: Path
) -> Iterator[Context]:
    made = Context(
        services, Preferences(tmp_path / "settings.json"), notices, InlineRunner(database.set_patience)
    )
    yield made
    made.close()
