"""A new file in one line: a name, perhaps a phone, Enter. What may be the same one is shown first."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
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

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.new_file import guess_kind, split_phone
from app.domain.terms import FileKind, Standing, label_of
from app.domain.text import show_plain
from app.services.files import FileHit, NewFile
from app.ui.context import Context
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

_MOST: Final = 4


class NewFileForm(QDialog):
    """Enter saves; with twins in sight the first Enter goes to them: nobody is entered twice unseen."""

    made = Signal(int)

    def __init__(self, context: Context, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._chose_kind = False
        context.prepare_names()
        self.setWindowTitle(tr("New file"))
        self.setMinimumWidth(460)
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("Name, and a phone number if known"))
        self.kind = ChipRow([(kind.value, kind.label) for kind in FileKind])
        self.kind.set_values([FileKind.PERSON.value])
        self.message = FieldMessage()
        self.known = PlainLabel(tr("Already in the diary:"))
        self.twins: list[QPushButton] = []
        self._twin_room = QVBoxLayout()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.save_button = QPushButton(tr("Save"))
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        for button in (self.save_button, self.buttons.button(QDialogButtonBox.StandardButton.Cancel)):
            button.setAutoDefault(False)  # Enter in the line is handled by the line
        self._wait = QTimer(self, singleShot=True, interval=120)
        self._build()
        self._wait.timeout.connect(self._look)
        self.line.textChanged.connect(self._on_text)
        self.kind.changed.connect(self._on_kind)
        self.save_button.clicked.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.line.setText(text)
        self._look()
        self.line.setFocus()

    def _build(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.kind)
        hint = PlainLabel(tr("A new card starts at rung F."))
        hint.setEnabled(False)
        row.addWidget(hint)
        layout = QVBoxLayout(self)
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        layout.addLayout(row)
        layout.addWidget(self.known)
        layout.addLayout(self._twin_room)
        layout.addWidget(self.buttons)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            # An input method keeps its own Enter: what arrives here is meant.
            focused = self.focusWidget()
            if isinstance(focused, QPushButton):
                focused.click()
            else:
                self._on_enter()
            return
        super().keyPressEvent(event)

    def draft(self) -> NewFile:
        """What the line says."""
        name, phone = split_phone(self.line.text())
        return NewFile(name, kind=self.kind.value() or FileKind.PERSON.value, phone=phone)

    def _on_text(self) -> None:
        self.message.say("")
        if not self._chose_kind:
            self.kind.set_values([guess_kind(self.draft().name)])
        self._wait.start()

    def _on_kind(self) -> None:
        self._chose_kind = True
        if self.kind.value() is None:
            self.kind.set_values([FileKind.PERSON.value])

    def _on_enter(self) -> None:
        self._wait.stop()
        self._look()
        if self.twins:
            self.twins[0].setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.save()

    def _look(self) -> None:
        """Show the files that may be this one."""
        draft = self.draft()
        hits: list[FileHit] = []
        if draft.name or draft.phone:
            hits = self._context.services.files.same_name_or_phone(draft.name, draft.phone)
        for button in self.twins:
            button.deleteLater()
        self.twins = [self._twin(hit) for hit in hits[:_MOST]]
        self.known.setVisible(bool(hits))
        self.save_button.setText(tr("Save anyway") if hits else tr("Save"))
        self.adjustSize()

    def _twin(self, hit: FileHit) -> QPushButton:
        place = hit.rung or label_of(Standing, hit.standing)
        parts = [show_plain(part, 40) for part in (hit.name, place, hit.phone, hit.hint) if part]
        button = QPushButton(tr("Open {file}", file="  ".join(parts)).replace("&", "&&"))
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self._open(hit.id))
        self._twin_room.addWidget(button)
        button.show()
        return button

    def _open(self, file_id: int) -> None:
        self.reject()
        self._context.file_requested.emit(file_id)

    def save(self) -> None:
        """Make the file and open it, or say at the line what is wrong."""
        draft = self.draft()

        def write() -> int | InvalidInput:
            try:
                return self._context.services.files.create(draft)
            except InvalidInput as wrong:
                return wrong

        done = self._context.act(
            write,
            lambda r: tr("New file: {name}", name=show_plain(draft.name, 40)) if isinstance(r, int) else "",
        )
        if isinstance(done, InvalidInput):
            self.message.say(done.message)
            self.line.setFocus()
        elif done is not None:
            self.accept()
            self.made.emit(done)
            self._context.file_requested.emit(done)
