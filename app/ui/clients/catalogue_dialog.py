"""The product catalogue to edit: add, rename, put away and bring back; each is one act."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.terms import Sector, label_of
from app.domain.text import show_plain
from app.services.catalogue import ProductDraft, ProductRow
from app.ui.context import Context
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.field_message import FieldMessage


class CatalogueDialog(QDialog):
    """The list on the left, the entry on the right."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._rows: list[ProductRow] = []
        self._shown: int | None = None
        self.setWindowTitle(tr("Product catalogue"))
        self.resize(640, 460)
        self.list = QListWidget()
        self.sector = ChoiceField(Sector, none=None)
        self.name = QLineEdit()
        self.code = QLineEdit()
        self.used_by = QLineEdit()
        self.message = FieldMessage()
        self.new_button = QPushButton(tr("New product"))
        self.save_button = QPushButton(tr("Save"))
        self.archive_button = QPushButton(tr("Put away"))
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        self.buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        self._build()
        self.list.currentRowChanged.connect(self._on_row)
        self.new_button.clicked.connect(self.start_new)
        self.save_button.clicked.connect(self.save)
        self.archive_button.clicked.connect(self._on_archive)
        self.buttons.rejected.connect(self.reject)
        self.fill()

    def _build(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Sector"), self.sector)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Code"), self.code)
        form.addRow(tr("Used or made by"), self.used_by)
        form.addRow(self.message)
        self.save_button.setDefault(True)
        tools = QHBoxLayout()
        for button in (self.save_button, self.new_button, self.archive_button):
            tools.addWidget(button)
        tools.addStretch()
        right = QVBoxLayout()
        right.addLayout(form)
        right.addLayout(tools)
        right.addStretch()
        both = QHBoxLayout()
        both.addWidget(self.list, 1)
        both.addLayout(right, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(both, 1)
        layout.addWidget(self.buttons)

    def fill(self, select: int | None = None) -> None:
        """Show the catalogue, with this entry chosen."""
        self._rows = self._context.services.catalogue.products(archived=True)
        self.list.blockSignals(True)
        self.list.clear()
        for row in self._rows:
            text = f"{label_of(Sector, row.sector)} · {show_plain(row.name, 40)}"
            item = QListWidgetItem(tr("{name} (put away)", name=text) if row.archived else text, self.list)
            if row.archived:
                item.setForeground(self.palette().placeholderText())
        self.list.blockSignals(False)
        at = next((i for i, row in enumerate(self._rows) if row.id == select), 0 if self._rows else -1)
        self.list.setCurrentRow(at)
        self._on_row(at)

    def start_new(self) -> None:
        """Empty the form for another product of the same sector."""
        self._shown = None
        self.list.setCurrentRow(-1)
        for line in (self.name, self.code, self.used_by):
            line.clear()
        self.message.say("")
        self.archive_button.setEnabled(False)
        self.name.setFocus()

    def save(self) -> None:
        """Save the entry, or say what is wrong."""
        draft = ProductDraft(
            self.sector.value() or Sector.FINANCIAL.value,
            self.name.text(),
            self.code.text(),
            self.used_by.text(),
        )
        catalogue, shown = self._context.services.catalogue, self._shown
        if shown is None:
            self._do(lambda: catalogue.add(draft))
        else:
            self._do(lambda: catalogue.edit(shown, draft), shown)

    def _on_archive(self) -> None:
        row = next((row for row in self._rows if row.id == self._shown), None)
        if row is not None:
            catalogue = self._context.services.catalogue
            self._do(lambda: catalogue.archive(row.id, archived=not row.archived), row.id)

    def _do(self, command: Callable[[], int | None], select: int | None = None) -> None:
        self.message.say("")

        def write() -> int | InvalidInput:
            try:
                return command() or select or 0
            except InvalidInput as wrong:
                return wrong

        done = self._context.act(write, lambda r: "" if isinstance(r, InvalidInput) else tr("Saved"))
        if isinstance(done, InvalidInput):
            self.message.say(done.message)
        elif done is not None:
            self.fill(done)

    def _on_row(self, at: int) -> None:
        if not 0 <= at < len(self._rows):
            return
        row = self._rows[at]
        self._shown = row.id
        self.sector.set_value(row.sector)
        self.name.setText(row.name)
        self.code.setText(row.code)
        self.used_by.setText(row.used_by)
        self.used_by.setCursorPosition(0)
        self.message.say("")
        self.archive_button.setEnabled(True)
        self.archive_button.setText(tr("Offer again") if row.archived else tr("Put away"))
