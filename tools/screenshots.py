"""Make the pictures of the README anew: every main screen of the sample diary at 1366×768.

`python3 start.py screenshots [FOLDER]` writes docs/screenshots/ (or FOLDER) with NAME-LANG-COLOURS.png.
`--all` makes every page in both languages and both colour schemes, for looking them through.
"""

from __future__ import annotations

import argparse
import itertools
import os
import sys
import tempfile
from datetime import date, datetime, time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # noqa: E402

from app.core.clock import FixedClock  # noqa: E402
from app.core.notices import Notices  # noqa: E402
from app.core.preferences import Preferences  # noqa: E402
from app.demo import write_demo  # noqa: E402
from app.services.bundle import Services  # noqa: E402
from app.storage.opening import open_diary  # noqa: E402
from app.ui import theme  # noqa: E402
from app.ui.application import Language, make_application  # noqa: E402
from app.ui.context import ContactSeed, Context  # noqa: E402
from app.ui.jobs import JobRunner  # noqa: E402
from app.ui.shell.window import MainWindow  # noqa: E402
from app.ui.today.day_table_model import Column  # noqa: E402
from app.ui.today.page import TodayPage  # noqa: E402

TODAY = date(2026, 11, 23)
PAGES = (
    *("today", "clients", "ladder", "plans/week", "plans/months", "plans/checks", "plans/pagoda"),
    *("plans/chain", "plans/factors", "plans/scores", "reminders", "calendar", "analysis/pagoda"),
)


class Camera:
    """One window over one sample diary in one language and colour scheme."""

    def __init__(self, diary: Path, home: Path, language: str, colours: str) -> None:
        self.app = make_application()
        preferences = Preferences(home / f"{language}-{colours}.json")
        preferences.set("language", language)
        preferences.set("morning_brief", False)
        Language(self.app, preferences)
        preferences.set("colours", colours)
        theme.apply(preferences)
        clock = FixedClock(datetime.combine(TODAY, time(9, 5)))
        self.database = open_diary(diary, clock, Notices())
        self.context = Context(
            Services.of(self.database),
            preferences,
            self.database.notices,
            JobRunner(self.database.set_patience),
        )
        self.window = MainWindow(self.context)
        self.window.show()
        self.window.setWindowState(Qt.WindowState.WindowNoState)
        self.window.resize(1366, 768)
        self.settle(3000)
        self.window.toast.hide()

    def settle(self, milliseconds: int = 400) -> None:
        """Let the window and its jobs run; QTest.qWait would keep Python's lock from the jobs."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def page(self, name: str) -> QWidget:
        self.context.page_requested.emit(name)
        self.settle(8000 if name.startswith("analysis") else 1200)
        return self.window

    def file(self) -> QWidget:
        hit = next(iter(self.context.services.files.find("铜")), None)
        assert hit is not None
        self.context.file_requested.emit(hit.id)
        self.settle()
        return self.window

    def contact(self) -> QWidget:
        hit = next(iter(self.context.services.files.find("铜")), None)
        assert hit is not None
        self.context.contact_requested.emit(ContactSeed(file_ids=(hit.id,)))
        self.settle()
        return self.dialog()

    def brief(self) -> QWidget:
        self.context.brief_requested.emit()
        self.settle(1500)
        return self.dialog()

    def evening(self) -> QWidget:
        self.context.evening_requested.emit(None)
        self.settle(2000)
        return self.dialog()

    def heard(self) -> QWidget:
        """A note being written, with what was understood of it below."""
        page = self.window.show_page("today")
        assert isinstance(page, TodayPage)
        self.settle()
        row = next(n for n in range(page.model.rowCount()) if (line := page.model.line(n)) and line.files)
        page.view.setCurrentIndex(page.model.index(row, Column.RECORD))
        page.view.edit(page.view.currentIndex())
        editor = page.view.delegate.editor
        assert editor is not None
        editor.insertPlainText("手续费嫌高，想看套保方案；他喜欢打羽毛球，明天下午3:30回电话")
        self.settle(1500)
        return self.window

    def dialog(self) -> QWidget:
        found = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        return found[-1] if found else self.window

    def put_away(self) -> None:
        """No dialog stays open."""
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog):
                widget.reject()

    def close(self) -> None:
        self.put_away()
        self.window.leave()
        self.context.close()
        self.database.close()


def main() -> None:
    """Read the command line and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--all", action="store_true")
    args = parser.parse_args()
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        os.environ["SHIJI_HOME"] = str(home)
        diary = home / "demo.shiji"
        write_demo(diary, today=TODAY)
        database = open_diary(diary, FixedClock.on(TODAY), Notices())
        Services.of(database).chain.begin(TODAY, 1_200_000)  # the sample leaves it to its reader
        database.close()
        wanted = itertools.product(("zh_CN", "en"), ("light", "dark")) if args.all else (("zh_CN", "light"),)
        for language, colours in wanted:
            camera = Camera(diary, home, language, colours)
            for name in PAGES:
                picture = f"{name.replace('/', '-')}-{language}-{colours}.png"
                camera.page(name).grab().save(str(args.folder / picture))
            camera.file().grab().save(str(args.folder / f"file-{language}-{colours}.png"))
            for name in ("contact", "brief", "evening", "heard"):
                picture = getattr(camera, name)().grab()
                picture.save(str(args.folder / f"{name}-{language}-{colours}.png"))
                camera.put_away()
            camera.close()
    print(f"{args.folder}: {len(list(args.folder.glob('*.png')))} pictures")


if __name__ == "__main__":
    main()
