"""A small form in a dialog: fields with their refusals below them, Save and Cancel."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import tr
from app.ui.context import Context
from app.ui.widgets.composing import Composing
from app.ui.widgets.field_message import FieldMessage


class FormDialog(QDialog):
    """Sub-classes add their fields by the names that refusals carry, and write `write`."""

    def __init__(self, context: Context, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.context = context
        self.said = tr("Saved")  # what the shell tells once it is written
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._fields: dict[str, tuple[QWidget, FieldMessage]] = {}
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.message = FieldMessage()
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Save"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.composing = Composing(self)
        layout = QVBoxLayout(self)
        layout.addLayout(self.form)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)

    def add_field(self, name: str, label: str, widget: QWidget) -> None:
        """A row of the form with room for its refusal."""
        message = FieldMessage()
        self._fields[name] = (widget, message)
        self.form.addRow(label, widget)
        self.form.addRow("", message)
        self.form.setRowVisible(message, False)

    def write(self) -> None:
        """Read the fields and call the service. May raise `InvalidInput` and `EditConflict`."""
        raise NotImplementedError

    def save(self) -> None:
        """Save, or say at the field what is wrong; the dialog stays open with its text."""
        if self.composing.active:
            return
        self._clear()

        def act() -> InvalidInput | EditConflict | bool:
            try:
                self.write()
            except (InvalidInput, EditConflict) as wrong:
                return wrong
            return True

        done = self.context.act(act, lambda result: self.said if result is True else "")
        if done is True:
            self.accept()
        elif isinstance(done, EditConflict):
            self.message.say(tr("{reason} Close this and open it again.", reason=done.message))
        elif isinstance(done, InvalidInput):
            self._refuse(done)

    def _clear(self) -> None:
        self.message.say("")
        for _, message in self._fields.values():
            message.say("")
            self.form.setRowVisible(message, False)

    def _refuse(self, wrong: InvalidInput) -> None:
        widget, message = self._fields.get(wrong.field, (None, self.message))
        message.say(wrong.message)
        if widget is not None:
            self.form.setRowVisible(message, True)
            widget.setFocus()
