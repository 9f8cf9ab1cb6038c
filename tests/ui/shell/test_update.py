"""A diary of an older version is brought up to date beside a word on screen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog

from app.bootstrap import bring_up_to_date
from app.services.bundle import Services

DUMP = Path(__file__).resolve().parents[2] / "data" / "schema_0001.sql"


def shown() -> list[QProgressDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog) and w.isVisible()]


def test_the_window_says_what_lasts(qtbot, tmp_path: Path) -> None:
    path = tmp_path / "older.shiji"
    with sqlite3.connect(path) as connection:
        connection.executescript(DUMP.read_text(encoding="utf-8"))
    connection.close()
    said: list[str] = []

    def look() -> None:
        shown = [
            w for w in QApplication.topLevelWidgets() if isinstance(w, QProgressDialog) and w.isVisible()
        ]
        said.extend(each.findChild(QLabel).text() for each in shown)

    QTimer.singleShot(0, look)
    database = bring_up_to_date(path)
    assert [hit.name for hit in Services.of(database).files.find("王芳")] == ["王芳"]
    database.close()
    assert said == ["Bringing older.shiji up to date. A copy of it as it was is kept first."]
    assert not shown()
