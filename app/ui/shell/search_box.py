"""One box that finds files as one types: name, pinyin, initials, phone. Enter opens; a new one can begin."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QWidget

from app.core.errors import StorageError
from app.core.i18n import tr
from app.domain.terms import Standing, label_of
from app.domain.text import show_plain
from app.services.files import FileHit
from app.ui.context import Context
from app.ui.icons import icon
from app.ui.widgets.composing import Composing

_ID: Final = Qt.ItemDataRole.UserRole
_MOST: Final = 12
_WAIT_MS: Final = 60


class SearchBox(QLineEdit):
    """The list under it is a child of the window, so that the keys stay in the box."""

    new_requested = Signal(str)
    left = Signal()  # with nothing chosen: the keys belong to the page again

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._before: QWidget | None = None
        self.setPlaceholderText(tr("Find a file: name, pinyin, initials, phone  (Ctrl+K)"))
        self.setAccessibleName(tr("Find a file"))
        self.setClearButtonEnabled(True)
        self.setMaximumWidth(560)
        self.setMinimumWidth(200)
        self._glass = self.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.hits = QListWidget(self)
        self.hits.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hits.setUniformItemSizes(True)
        self.hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hits.itemClicked.connect(self._take)
        self.hits.hide()
        self._composing = Composing(self)
        self.installEventFilter(self._composing)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.search)
        self.textEdited.connect(lambda _text: self._wait.start())
        self.textChanged.connect(lambda text: None if text else self.hits.hide())

    def enter(self) -> None:
        """Put the keys into the box and remember where they were."""
        focused = QApplication.focusWidget()
        if focused is not self:
            self._before = focused
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def leave(self) -> None:
        """Empty the box and give the keys back."""
        self._wait.stop()
        self.hits.hide()
        self.clear()
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()
        else:
            self.clearFocus()
            self.left.emit()

    def tint(self) -> None:
        """Draw the icon in the colour of the text, which may have changed."""
        self._glass.setIcon(icon("search"))

    def search(self) -> None:
        """Show what is found for the text, and the offer to begin a file of that name."""
        self._wait.stop()
        text = self.text().strip()
        self.hits.clear()
        if not text:
            self.hits.hide()
            return
        try:
            found = self._context.services.files.find(text, limit=_MOST)
        except StorageError as error:
            self._context.refused.emit(error)
            return
        for hit in found:
            item = QListWidgetItem(_words(hit))
            item.setData(_ID, hit.id)
            self.hits.addItem(item)
        if not self._context.services.diary.read_only:
            offer = QListWidgetItem(icon("plus"), tr("New file “{name}”", name=show_plain(text, 60)))
            self.hits.addItem(offer)
        elif not found:
            nothing = QListWidgetItem(tr("No file of that name, sound or phone"))
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.hits.addItem(nothing)
        self.hits.setCurrentRow(0)
        self._place()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._composing.active:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self.hits.isVisible():
            step = 1 if key == Qt.Key.Key_Down else -1
            self.hits.setCurrentRow((self.hits.currentRow() + step) % self.hits.count())
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self._wait.isActive() or not self.hits.isVisible():
                self.search()
            if self.hits.isVisible() and self.hits.currentItem() is not None:
                self._take(self.hits.currentItem())
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.hits.hide()

    def _place(self) -> None:
        window = self.window()
        if self.hits.parentWidget() is not window:
            self.hits.setParent(window)
        self.hits.ensurePolished()
        row = max(self.hits.sizeHintForRow(at) for at in range(self.hits.count()))
        height = self.hits.count() * row + 2 * self.hits.frameWidth() + 2
        corner = self.mapTo(window, QPoint(0, self.height() + 2))
        width = max(self.width(), min(460, window.width() - corner.x() - 8))
        self.hits.setGeometry(corner.x(), corner.y(), width, min(height, window.height() - corner.y() - 8))
        self.hits.show()
        self.hits.raise_()

    def _take(self, item: QListWidgetItem) -> None:
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        text, file_id = self.text().strip(), item.data(_ID)
        self._before = None  # the keys go where the choice leads
        self.leave()
        if file_id is None:
            self.new_requested.emit(text)
        else:
            self._context.file_requested.emit(file_id)


def _words(hit: FileHit) -> str:
    place = hit.rung or label_of(Standing, hit.standing)
    return show_plain("   ".join(part for part in (hit.name, place, hit.phone, hit.hint) if part), 120)
