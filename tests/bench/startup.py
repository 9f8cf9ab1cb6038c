"""One start in a process of its own: prints seconds from the given moment to a window that can be used.

`floor`: a bare PySide6 window with a table. `sqlalchemy`: the import alone. `app DIARY`: the program.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer


class FirstPaint(QObject):
    """Prints the time when the watched widget has been painted and the queue is empty, then ends."""

    def __init__(self, began: float) -> None:
        super().__init__()
        self.began = began
        self.done = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.done:
            self.done = True
            QTimer.singleShot(0, self.tell)
        return False

    def tell(self) -> None:
        from PySide6.QtWidgets import QApplication

        print(f"{time.time() - self.began:.4f}", flush=True)
        QApplication.exit(0)


def floor(began: float) -> None:
    """The least any such program takes."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(100, 7)
    window.setCentralWidget(table)
    watch = FirstPaint(began)
    table.viewport().installEventFilter(watch)
    window.resize(1366, 768)
    window.show()
    app.exec()


def program(began: float, diary: Path) -> None:
    """The real start: command line, composition root, diary, window, today's page with its rows."""
    from PySide6.QtWidgets import QApplication, QTableView

    from app.__main__ import main as shiji

    watch = FirstPaint(began)

    def find() -> None:
        # The day's table with its rows in it is what a user waits for.
        tables = [w for w in QApplication.allWidgets() if isinstance(w, QTableView) and w.isVisible()]
        ready = [t for t in tables if t.model() is not None and t.model().rowCount()]
        if ready:
            ready[0].viewport().installEventFilter(watch)
            ready[0].viewport().update()
        else:
            QTimer.singleShot(1, find)

    QTimer.singleShot(0, find)
    shiji([str(diary)])


def main() -> None:
    began, what = float(sys.argv[1]), sys.argv[2]
    if what == "floor":
        floor(began)
    elif what == "sqlalchemy":
        before = time.perf_counter()
        import sqlalchemy.orm  # noqa: F401

        print(f"{time.perf_counter() - before:.4f}")
    else:
        program(began, Path(sys.argv[3]))


if __name__ == "__main__":
    main()
