"""Refusals that need an answer: what happened, to which file, and what to do. Esc does nothing at all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from app.core.errors import UndoRefused, UserError
from app.core.i18n import tr


def message_of(error: UserError) -> str:
    """The refusal in words; an undo that is refused names the later acts."""
    if isinstance(error, UndoRefused) and error.later:
        return error.message + "\n" + "\n".join(f"• {tr(label)}" for label in error.later)
    return error.message


def box(text: str, parent: QWidget | None = None) -> QMessageBox:
    """A message box whose text is shown as it is."""
    made = QMessageBox(parent)
    made.setWindowTitle(tr("Shiji"))
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setIcon(QMessageBox.Icon.Warning)
    made.setText(text)
    made.setStandardButtons(QMessageBox.StandardButton.Ok)
    return made


def refuse(error: UserError, parent: QWidget | None = None) -> None:
    """Say why it cannot be done, and wait until it was read."""
    box(message_of(error), parent).exec()


def tell_already_open(path: Path) -> None:
    """Say that another window shows this diary; it has been brought to the front."""
    box(tr("{file} is open in another window, which now stands in front.", file=str(path))).exec()
