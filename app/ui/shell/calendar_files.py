"""The diary as a calendar file for phone or desk, and a calendar file into the diary."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox

from app.core.errors import UserError
from app.core.i18n import N_, tr, trn
from app.core.jobs import JobContext
from app.domain.text import show_plain
from app.ui.shell import dialogs

if TYPE_CHECKING:
    from app.services.calendar_files import CalendarFileService, Imported
    from app.ui.shell.window import MainWindow

_MOST_NAMED = 12


class CalendarFiles(QObject):
    """Asks for the file, shows what it would bring, and only then takes it in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @property
    def _service(self) -> CalendarFileService:
        return self._window.context.services.calendar_files  # read when it is first wanted

    def export(self) -> None:
        """Ask where to, and write what is dated there."""
        name = tr("Shiji calendar") + ".ics"
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window, tr("Export the calendar"), str(Path.home() / name), _kinds()
        )
        if chosen:
            self.write(_named(Path(chosen)))

    def write(self, target: Path) -> None:
        """Write the file; the file dialog has asked whether an existing one may be replaced."""

        def make(_job: JobContext) -> int:
            raw = self._service.export()
            try:
                target.write_bytes(raw)
            except OSError as error:
                raise UserError("cannot-write", N_("{file} cannot be written."), file=str(target)) from error
            return raw.count(b"BEGIN:VEVENT")

        self._window.context.later(
            make,
            lambda count: self._window.toast.tell(
                trn("{file}: {n} entry", "{file}: {n} entries", count, file=str(target))
            ),
            self._refuse,
        )

    def take_in(self) -> None:
        """Ask which file, and show what it would bring."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window, tr("Import a calendar"), str(Path.home()), _kinds()
        )
        if chosen:
            self.read(Path(chosen))

    def read(self, source: Path) -> None:
        """Show what the file holds that is new; taken in when that is agreed to."""

        def look(_job: JobContext) -> Imported:
            try:
                raw = source.read_bytes()
            except OSError as error:
                raise UserError("cannot-read", N_("{file} cannot be read."), file=str(source)) from error
            return self._service.look(raw)

        self._window.context.later(look, self._ask, self._refuse)

    def _ask(self, found: Imported) -> None:
        summary = tr(
            "{new} new, {known} known already, {past} past, {left_out} not understood",
            new=len(found.new),
            known=found.known,
            past=found.past,
            left_out=len(found.left_out),
        )
        if found.left_out:
            names = ", ".join(show_plain(title, 40) for title in found.left_out[:_MOST_NAMED])
            summary += "\n" + tr("Not understood: {names}", names=names)
        if not found.new:
            self._window.toast.tell(summary)
            return
        box = dialogs.box(
            "\n".join([summary, *(f"• {show_plain(title, 70)}" for title in found.new[:_MOST_NAMED])]),
            self._window,
        )
        box.setIcon(QMessageBox.Icon.Question)
        left = len(found.new) - _MOST_NAMED
        if left > 0:
            box.setInformativeText(trn("and {n} more", "and {n} more", left))
        box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel)
        box.button(QMessageBox.StandardButton.Ok).setText(tr("Take them in as reminders"))
        box.button(QMessageBox.StandardButton.Cancel).setText(tr("Cancel"))
        box.accepted.connect(lambda: self._take_in(found))
        box.open()

    def _take_in(self, found: Imported) -> None:
        """Beside the window: a thousand entries take half a second."""
        context = self._window.context
        context.jobs.start(
            lambda _job: self._service.take_in(found),
            lambda count: context.done.emit(trn("{n} reminder taken in", "{n} reminders taken in", count)),
            self._refuse,
            lane="write",
            to=self,
        )

    def _refuse(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._window.context.refused.emit(error)


def _named(chosen: Path) -> Path:
    """With the suffix of its kind, unless that leads to a file about which the dialog did not ask."""
    named = chosen.with_name(chosen.name + ".ics")
    return chosen if chosen.suffix.lower() == ".ics" or named.exists() else named


def _kinds() -> str:
    return tr("Calendar files") + " (*.ics)"
