"""Refusals that need an answer: what happened, to which file, and what to do. Esc does nothing at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressDialog, QWidget

from app.core.errors import (
    StorageDamaged,
    StorageFull,
    StorageLocked,
    StorageReadOnly,
    UndoRefused,
    UserError,
)
from app.core.i18n import tr
from app.domain.text import show_plain

_Button = QMessageBox.StandardButton


def message_of(error: UserError) -> str:
    """The refusal in words; an undo that is refused names the later acts."""
    if isinstance(error, UndoRefused) and error.later:
        return error.message + "\n" + "\n".join(f"• {show_plain(label, 80)}" for label in error.later)
    return error.message


def box(text: str, parent: QWidget | None = None) -> QMessageBox:
    """A message box whose text is shown as it is."""
    made = QMessageBox(parent)
    made.setWindowTitle(tr("Shiji"))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIcon(QMessageBox.Icon.Warning)
    made.setText(text)
    made.setStandardButtons(_Button.Ok)
    return made


def refuse(error: UserError, parent: QWidget | None = None) -> None:
    """Say why it cannot be done, and wait until it was read."""
    made = box(message_of(error), parent)
    made.setInformativeText(_what_to_do(error))
    made.exec()


def ask_again(error: UserError, parent: QWidget | None = None) -> bool:
    """Say why the diary was not written and ask whether to try again; Esc: no."""
    made = box(message_of(error), parent)
    made.setInformativeText(_what_to_do(error))
    if not isinstance(error, StorageDamaged | StorageReadOnly):
        made.setStandardButtons(_Button.Retry | _Button.Cancel)
        made.setDefaultButton(_Button.Retry)
        made.setEscapeButton(_Button.Cancel)
    return made.exec() == _Button.Retry


def ask_leave(parent: QWidget | None = None) -> bool:
    """Some text cannot be saved as it stands: leave all the same? Esc: stay."""
    made = box(tr("What you typed in a field cannot be saved as it stands."), parent)
    made.setStandardButtons(_Button.Cancel | _Button.Discard)
    made.button(_Button.Cancel).setText(tr("Back to the field"))
    made.button(_Button.Discard).setText(tr("Close without it"))
    made.setDefaultButton(_Button.Cancel)
    made.setEscapeButton(_Button.Cancel)
    return made.exec() == _Button.Discard


def busy(text: str) -> QProgressDialog:
    """A word on screen while something lasts that cannot be stopped half-way. The caller closes it."""
    shown = QProgressDialog()
    shown.setWindowTitle(tr("Shiji"))
    words = QLabel(text)
    words.setTextFormat(Qt.TextFormat.PlainText)
    words.setWordWrap(True)
    words.setAlignment(Qt.AlignmentFlag.AlignCenter)
    shown.setLabel(words)
    shown.setRange(0, 0)
    shown.setCancelButton(None)
    shown.setMinimumDuration(0)
    shown.setMinimumWidth(420)
    shown.show()
    return shown


def tell_already_open(path: Path) -> None:
    """Say that another window shows this diary; it has been brought to the front."""
    box(tr("{file} is open in another window, which now stands in front.", file=str(path))).exec()


def _what_to_do(error: UserError) -> str:
    if isinstance(error, StorageLocked | StorageFull):
        return tr("What you typed is still in its field.")
    if isinstance(error, StorageDamaged):
        return tr("Open your newest copy with File → Open diary…; the damaged file stays as it is.")
    return ""
