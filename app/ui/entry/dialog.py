"""One line to write anything: what it would write is shown below while it is typed; Enter writes it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput, StorageError
from app.core.i18n import tr, trn
from app.core.jobs import JobContext
from app.domain.one_line import no_such_day
from app.domain.text import show_line, show_plain
from app.services.entries import EntryPreview
from app.services.named import Named
from app.ui.context import ContactSeed, Context
from app.ui.widgets.composing import Composing
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

_WAIT_MS: Final = 150
_KEPT: Final = "entry"
_MOST: Final = 120  # characters of a preview line
_MOST_LINES: Final = 14


class EntryDialog(QDialog):
    """The line is kept each second while it is written; closed without writing, it is there again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._seen: EntryPreview | None = None
        self._chosen: Named | None = None
        self.setWindowTitle(tr("Write a line"))
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 96)
        self.line = QLineEdit(self)
        self.line.setPlaceholderText(
            tr("14:00 saw Mr Liu at his office, wants the proposal, call Friday, rung B")
        )
        self.line.setAccessibleName(tr("Write a line"))
        self.items = PlainLabel("", self)
        self.items.setWordWrap(True)
        self.items.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.message = FieldMessage(self)
        self.who: list[QPushButton] = []
        self._who_row = QHBoxLayout()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        self.write_button = QPushButton(tr("Write"), self)
        self.form_button = QPushButton(tr("With the form…"), self)
        self.buttons.addButton(self.write_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.form_button, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        for button in self.buttons.buttons():
            if isinstance(button, QPushButton):
                button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        layout.addWidget(self.items)
        layout.addLayout(self._who_row)
        layout.addWidget(self.buttons)
        self.line.installEventFilter(self)
        self._composing = Composing(self)
        self._composing.watch(self)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.look)
        self._keep = QTimer(self, singleShot=True, interval=700)
        self._keep.timeout.connect(self._keep_text)
        self.line.textChanged.connect(self._on_text)
        self.write_button.clicked.connect(self.write)
        self.form_button.clicked.connect(self._open_form)
        self.buttons.rejected.connect(self.reject)
        left = context.services.drafts.all(_KEPT).get(_KEPT, "")
        self.line.setText(left)
        self.line.selectAll()
        self.look()
        self.line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt and a number is whom one means, or nothing: never a figure in the line."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.text().isdecimal()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            elif not self._composing.active:
                self.write()
            return
        super().keyPressEvent(event)

    def _on_text(self, _text: str) -> None:
        self.message.say("")
        self._chosen = None
        self._wait.start()
        if not self._keep.isActive():
            self._keep.start()

    def _keep_text(self) -> None:
        self._context.services.drafts.keep(_KEPT, self.line.text())

    def reject(self) -> None:
        """Close; what was written a moment ago is kept too."""
        if self._keep.isActive():
            self._keep.stop()
            self._keep_text()
        super().reject()

    def look(self) -> None:
        """Understand the line as it stands."""
        text, chosen = self.line.text(), self._chosen
        if not text.strip():
            self._take(None)
            return
        entries = self._context.services.entries

        def read(_job: JobContext) -> EntryPreview:
            return entries.preview(text, chosen=chosen)

        def take(seen: EntryPreview) -> None:
            if text == self.line.text():
                self._take(seen)

        self._context.later(read, take, to=self)

    def _take(self, seen: EntryPreview | None) -> None:
        self._seen = seen
        if words := no_such_day(self.line.text()):
            self.message.say(tr("There is no such day: {words}", words=show_line(words, 30)))
        today = self._context.services.clock.today()
        lines = [show_plain(item.words(today), _MOST) for item in seen.items] if seen else []
        if seen is not None and seen.alike:
            names = show_line(", ".join(seen.alike), _MOST)
            lines.append(tr("A file like this is there already: {names}", names=names))
        left = len(lines) - _MOST_LINES
        if left > 0:
            lines[_MOST_LINES:] = [trn("and {n} more", "and {n} more", left)]
        self.items.setText(
            "\n".join(f"• {line}" for line in lines)
            or tr("When, whom, where, what was said, what follows, the rung: in any words. Enter writes it.")
        )
        lowest = 4 * self.fontMetrics().lineSpacing()
        width = max(self.items.width(), self.minimumWidth() - 4 * self.fontMetrics().averageCharWidth())
        self.items.setMinimumHeight(max(lowest, self.items.heightForWidth(width)))
        self._show_who(seen)

    def _show_who(self, seen: EntryPreview | None) -> None:
        while self.who:
            self.who.pop().deleteLater()
        while (item := self._who_row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if seen is None or not seen.needs_whom or not seen.who:
            return
        self._who_row.addWidget(PlainLabel(tr("Who is meant? (Alt and the number)"), self))
        for number, named in enumerate(seen.who, 1):
            name = show_plain(named.label, 24).replace("&", "&&")
            button = QPushButton(f"&{number}  {name}", self)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, named=named: self.choose(named))
            self._who_row.addWidget(button)
            self.who.append(button)
        self._who_row.addStretch(1)

    def choose(self, named: Named) -> None:
        """Say whom the line is about."""
        self._chosen = named
        self.message.say("")
        self.line.setFocus()
        self.look()

    def write(self) -> None:
        """Write the line and close; a refusal is told below it."""
        text, chosen = self.line.text(), self._chosen
        entries = self._context.services.entries
        try:
            said = self._context.patiently(lambda: entries.write(text, chosen=chosen))
        except InvalidInput as error:
            if error.field == "who" and self._seen is not None and self._seen.who:
                self.message.say(tr("Say who is meant: press its number with Alt."))
            else:
                self.message.say(error.message)
            self.line.setFocus()
            return
        except StorageError as error:
            self._context.refused.emit(error)
            return
        self._keep.stop()
        self._context.services.drafts.drop(_KEPT)
        self._context.done.emit(show_plain(said, 80))
        self.accept()

    def _open_form(self) -> None:
        seen = self._seen
        files = tuple(each.file_id for each in seen.who[:1]) if seen is not None and seen.sure else ()
        self.reject()
        self._context.contact_requested.emit(ContactSeed(file_ids=files))
