"""Ctrl+Z takes back typing while there is some, and the last act otherwise, also from inside an editor."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

UNDO_KEYS: Final = ("Ctrl+Z",)
REDO_KEYS: Final = ("Ctrl+Shift+Z", "Ctrl+Y")


class EditorUndo(QObject):
    """An editor claims Ctrl+Z even when it has nothing to take back: then the key goes to the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus)
        self._undo = {QKeySequence(keys) for keys in UNDO_KEYS}
        self._redo = {QKeySequence(keys) for keys in REDO_KEYS}

    def _on_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None:
            return
        editor = new if _has_undo(new) else new.findChild(QLineEdit)  # a spin or combo box holds one
        if editor is not None:
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            keys = QKeySequence(event.keyCombination())
            if (keys in self._undo and not can_undo(watched)) or (
                keys in self._redo and not can_redo(watched)
            ):
                event.ignore()
                return True
        return False


def _has_undo(widget: QWidget) -> bool:
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit)


def can_undo(editor: QObject) -> bool:
    """Whether the editor has typing of its own to take back."""
    if isinstance(editor, QLineEdit):
        return editor.isUndoAvailable()
    return isinstance(editor, QPlainTextEdit | QTextEdit) and editor.document().isUndoAvailable()


def can_redo(editor: QObject) -> bool:
    """Whether the editor has typing of its own to bring again."""
    if isinstance(editor, QLineEdit):
        return editor.isRedoAvailable()
    return isinstance(editor, QPlainTextEdit | QTextEdit) and editor.document().isRedoAvailable()
