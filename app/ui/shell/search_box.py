"""One box that finds files as one types: by name, pinyin, initials, phone; Enter opens, a new one can begin."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.core.i18n import tr
from app.domain.text import show_plain
from app.ui.context import Context
from app.ui.icons import icon

_ROLE = Qt.ItemDataRole.UserRole
_MOST = 12


class SearchBox(QLineEdit):
    """The list under it is a child of the window, so that the keys stay in the box."""

    new_requested = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setPlaceholderText(tr("Find a file: name, pinyin, initials, phone  (Ctrl+K)"))
        self.setClearButtonEnabled(True)
        self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.setMaximumWidth(520)
        self.hits = QListWidget()
        self.hits.setWindowFlags(Qt.WindowType.ToolTip)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setUniformItemSizes(True)
        self.hits.itemClicked.connect(self._take)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(60)
        self._timer.timeout.connect(self._search)
        self.textEdited.connect(lambda _text: self._timer.start())
        self.destroyed.connect(self.hits.deleteLater)

    def _search(self) -> None:
        text = self.text().strip()
        self.hits.clear()
        if not text:
            self.hits.hide()
            return
        for hit in self._context.services.files.find(text, limit=_MOST):
            parts = [hit.name, *(part for part in (hit.rung, hit.phone, hit.hint) if part)]
            item = QListWidgetItem(show_plain("   ".join(parts), 120))
            item.setData(_ROLE, hit.id)
            self.hits.addItem(item)
        new = QListWidgetItem(tr("New file “{name}”", name=show_plain(text, 60)))
        new.setIcon(icon("plus"))
        self.hits.addItem(new)
        self.hits.setCurrentRow(0)
        self._place()

    def _place(self) -> None:
        rows = self.hits.count()
        height = rows * max(self.hits.sizeHintForRow(0), 18) + 8
        self.hits.resize(max(self.width(), 420), height)
        self.hits.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        self.hits.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.hits.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.hits.setCurrentRow((self.hits.currentRow() + step) % self.hits.count())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._timer.stop()
            self._search()
            if self.hits.currentItem() is not None:
                self._take(self.hits.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _take(self, item: QListWidgetItem) -> None:
        text = self.text().strip()
        file_id = item.data(_ROLE)
        self.leave()
        if file_id is None:
            self.new_requested.emit(text)
        else:
            self._context.file_requested.emit(file_id)

    def leave(self) -> None:
        """Empty the box and give the keys back to the page."""
        self._timer.stop()
        self.clear()
        self.hits.hide()
        self.clearFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hits.hide()
        return super().event(event)
