"""Whom a line is about."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.services.form_lines import FormLine
from app.ui.context import Context
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.labels import PlainLabel


class WhoDialog(QDialog):
    """Enter saves; a file with a recorded contact on the line stays on it."""

    def __init__(self, context: Context, line: FormLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Whom the line is about"))
        self.setMinimumWidth(460)
        self._context = context
        self._line = line
        self.picker = FilePicker(context)
        self.picker.set_files([file.file_id for file in line.files])
        layout = QVBoxLayout(self)
        layout.addWidget(self.picker)
        if any(file.told for file in line.files):
            note = PlainLabel(tr("A file whose contact is recorded here stays on the line."))
            note.setEnabled(False)
            layout.addWidget(note)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.picker.setFocus()

    def _save(self) -> None:
        ids = self.picker.file_ids()
        line_id = self._line.id
        self._context.act(lambda: self._context.services.log.set_files(line_id, ids))
        self.accept()
