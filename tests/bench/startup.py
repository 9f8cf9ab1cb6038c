"""One start in a process of its own: prints seconds from the given moment to a window that can be used.

`floor`: a bare PySide6 window with a table. `sqlalchemy`: the import alone. `app DIARY`: the program.
Qt is imported where each of them imports it itself: what comes after it is slower.
"""

from __future__ import annotations

import gc
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any


def first_paint(began: float) -> Callable[[Any], None]:
    """Watches a widget: prints the time when it was painted and the queue is empty, then ends."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    class Watch(QObject):
        done = False

        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not self.done:
                self.done = True
                QTimer.singleShot(0, self.tell)
            return False

        def tell(self) -> None:
            print(f"{time.time() - began:.4f}", flush=True)
            QApplication.exit(0)

    watch = Watch()

    def look_at(widget: QWidget) -> None:
        widget.installEventFilter(watch)
        widget.update()

    return look_at


def floor(began: float) -> None:
    """The least any such program takes."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget

    app = QApplication([])
    window = QMainWindow()
    table = QTableWidget(100, 7)
    window.setCentralWidget(table)
    look_at = first_paint(began)
    look_at(table.viewport())
    window.resize(1366, 768)
    window.show()
    app.exec()


def sqlalchemy() -> None:
    """What `import sqlalchemy.orm` takes in a fresh process."""
    before = time.perf_counter()
    import sqlalchemy.orm  # noqa: F401

    print(f"{time.perf_counter() - before:.4f}")


def program(began: float, diary: Path) -> None:
    """The real start: command line, composition root, diary, window, today's page with its rows."""
    from app.__main__ import main as shiji

    importlib.import_module("app.cli.main")
    gc.disable()  # as `shiji open` does before it imports the same
    importlib.import_module("app.bootstrap")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QTableView

    look_at = first_paint(began)

    def find() -> None:
        # The day's table with its rows in it is what a user waits for.
        tables = [w for w in QApplication.allWidgets() if isinstance(w, QTableView) and w.isVisible()]
        ready = [t for t in tables if t.model() is not None and t.model().rowCount()]
        if ready:
            look_at(ready[0].viewport())
        else:
            QTimer.singleShot(1, find)

    QTimer.singleShot(0, find)
    shiji([str(diary)])


def main() -> None:
    began, what = float(sys.argv[1]), sys.argv[2]
    if what == "floor":
        floor(began)
    elif what == "sqlalchemy":
        sqlalchemy()
    else:
        program(began, Path(sys.argv[3]))


if __name__ == "__main__":
    main()
