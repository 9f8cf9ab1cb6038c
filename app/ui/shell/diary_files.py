"""The diary as a file, from the menu: open another, begin one, save a copy, check it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.core import paths
from app.core.errors import UserError
from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.services.diary import Problem
from app.ui.shell import dialogs

if TYPE_CHECKING:
    from app.ui.shell.window import MainWindow

_MOST_NAMED = 12


class DiaryFiles:
    """Asks for the path, does the work beside the window, and tells how it ended."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._diary = window.context.services.diary

    def open(self) -> None:
        """Another diary in this window."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open diary"), str(self._diary.path.parent), _kinds()
        )
        if chosen:
            self._window.diary_requested.emit(Path(chosen), False)

    def new(self) -> None:
        """An empty diary at a path where there is none yet."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._window,
            tr("New diary"),
            str(self._diary.path.parent),
            _kinds(),
            options=QFileDialog.Option.DontConfirmOverwrite,  # an existing file is refused, never replaced
        )
        if chosen:
            self._window.diary_requested.emit(_with_suffix(chosen), True)

    def save_copy(self) -> None:
        """A verified copy where the user wants it."""
        name = f"{self._diary.path.stem}-{self._window.context.services.clock.today():%Y%m%d}{paths.SUFFIX}"
        chosen, _ = QFileDialog.getSaveFileName(
            self._window, tr("Save a copy"), str(paths.documents_dir() / name), _kinds()
        )
        if chosen:
            self.copy_to(_with_suffix(chosen))

    def copy_to(self, target: Path) -> None:
        """Copy the diary; the file dialog has asked whether an existing file may be replaced."""
        advanced = self._window.top.progress.advanced

        def copy(job: JobContext) -> Path:
            def tell(share: float) -> None:
                job.check()
                advanced.emit(share)

            return self._diary.save_copy(target, force=True, progress=tell)

        self._window.context.later(
            copy,
            lambda path: self._window.toast.tell(tr("Copy saved and checked: {file}", file=str(path))),
            self._refuse,
        )

    def check(self) -> None:
        """Look whether the file is whole."""
        diary = self._diary

        def look(_job: JobContext) -> list[Problem]:
            return diary.check()

        self._window.context.later(look, self._tell_problems, self._refuse)

    def _tell_problems(self, problems: list[Problem]) -> None:
        if not problems:
            self._window.toast.tell(tr("The diary is whole."))
            return
        found = dialogs.box(
            trn("The diary has {n} fault:", "The diary has {n} faults:", len(problems))
            + "\n"
            + "\n".join(f"• {problem.message}" for problem in problems[:_MOST_NAMED]),
            self._window,
        )
        found.setIcon(QMessageBox.Icon.Warning)
        found.setInformativeText(tr("Keep this file as it is and go on in your newest copy that is whole."))
        found.open()

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.context.refused.emit(error)


def _kinds() -> str:
    return tr("Diaries") + f" (*{paths.SUFFIX})"


def _with_suffix(chosen: str) -> Path:
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(paths.SUFFIX)
