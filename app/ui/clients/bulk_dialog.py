"""What to change in all selected files at once; one act."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr, trn
from app.domain.terms import Grade, LeadClass, SourceMethod, Term
from app.services.files import BulkEdit
from app.ui.context import Context
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.tag_field import TagField

_KEEP = "keep"


class BulkDialog(QDialog):
    """Fields left at “leave as it is” change nothing."""

    def __init__(self, context: Context, file_ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._ids = tuple(file_ids)
        self.setWindowTitle(trn("Change {n} file", "Change {n} files", len(self._ids)))
        self.setMinimumWidth(420)
        known = context.services.files.tags()
        self._tag_ids = {tag.name: tag.id for tag in known}
        self.add_tags = TagField([tag.name for tag in known])
        self.remove_tags = TagField([tag.name for tag in known])
        self.source = _terms(SourceMethod)
        self.grade = _terms(Grade)
        self.lead_class = _terms(LeadClass)
        self.important = QComboBox()
        for text, value in ((tr("leave as it is"), _KEEP), (tr("Yes"), "yes"), (tr("No"), "no")):
            self.important.addItem(text, value)
        self.message = FieldMessage()
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Add tags"), self.add_tags)
        form.addRow(tr("Take tags away"), self.remove_tags)
        form.addRow(tr("Found by"), self.source)
        form.addRow(tr("Grade"), self.grade)
        form.addRow(tr("Lead class"), self.lead_class)
        form.addRow(tr("Important client"), self.important)
        form.addRow(self.message)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Change"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def change(self) -> BulkEdit:
        """What is asked for."""
        important = self.important.currentData()
        gone = [self._tag_ids[name] for name in self.remove_tags.tags() if name in self._tag_ids]
        return BulkEdit(
            add_tags=self.add_tags.tags(),
            remove_tags=tuple(gone),
            source_method=_code(self.source),
            grade=_code(self.grade),
            lead_class=_code(self.lead_class),
            important=None if important == _KEEP else important == "yes",
        )

    def save(self) -> None:
        """Do it, or say what is wrong."""
        self.message.say("")
        change = self.change()
        if change == BulkEdit():
            self.reject()
            return

        def write() -> InvalidInput | bool:
            try:
                self._context.services.files.bulk(self._ids, change)
            except InvalidInput as wrong:
                return wrong
            return True

        said = trn("{n} file changed", "{n} files changed", len(self._ids))
        done = self._context.act(write, lambda result: said if result is True else "")
        if isinstance(done, InvalidInput):
            self.message.say(done.message)
        elif done:
            self.accept()


def _terms(kind: type[Term]) -> QComboBox:
    box = QComboBox()
    box.addItem(tr("leave as it is"), _KEEP)
    box.addItem(tr("none"), "")
    for term in kind:
        box.addItem(term.label, term.value)
    return box


def _code(box: QComboBox) -> str | None:
    code = box.currentData()
    return None if code == _KEEP else str(code)
