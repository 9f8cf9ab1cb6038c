"""Products of interest: their names on a button that opens the catalogue to tick them in."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.domain.terms import Sector, label_of
from app.domain.text import show_plain
from app.services.catalogue import ProductRow
from app.ui.clients.catalogue_dialog import CatalogueDialog
from app.ui.context import Context
from app.ui.widgets.labels import tooltip

_ID = Qt.ItemDataRole.UserRole


class ProductsField(QPushButton):
    """Shows the chosen products."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._ids: tuple[int, ...] = ()
        self.setAutoDefault(False)
        self.setStyleSheet("text-align: left; padding: 3px 8px;")
        self.clicked.connect(self.choose)
        self.set_ids(())

    def ids(self) -> tuple[int, ...]:
        """The chosen products."""
        return self._ids

    def set_ids(self, ids: Sequence[int] | None) -> None:
        """Show these, without a word of `changed`."""
        self._ids = tuple(ids or ())
        rows = self._context.services.catalogue.products(archived=True) if self._ids else []
        names = [row.name for row in rows if row.id in self._ids]
        whole = ", ".join(show_plain(name, 40) for name in names)
        self.setText((show_plain(whole, 60) if names else tr("Choose…")).replace("&", "&&"))
        self.setToolTip(tooltip(whole))

    def choose(self) -> None:
        """Open the catalogue."""
        dialog = ProductsDialog(self._context, self._ids, self)
        dialog.accepted.connect(lambda: self._take(dialog.ids()))
        dialog.open()

    def _take(self, ids: tuple[int, ...]) -> None:
        if ids != self._ids:
            self.set_ids(ids)
            self.changed.emit()


class ProductsDialog(QDialog):
    """The catalogue with a box before every product; typing narrows it."""

    def __init__(self, context: Context, ids: Sequence[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context = context
        self._on = set(ids)
        self.setWindowTitle(tr("Products of interest"))
        self.resize(480, 520)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name, code, or who uses it"))
        self.search.setClearButtonEnabled(True)
        self.tree = QTreeWidget()
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.edit_button = QPushButton(tr("Edit the catalogue…"))
        self.edit_button.setAutoDefault(False)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Take these"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        self.buttons.addButton(self.edit_button, QDialogButtonBox.ButtonRole.ActionRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.search.textChanged.connect(self._narrow)
        self.tree.itemChanged.connect(self._on_item)
        self.edit_button.clicked.connect(self._edit)
        self.fill()

    def ids(self) -> tuple[int, ...]:
        """The ticked products."""
        return tuple(sorted(self._on))

    def fill(self) -> None:
        """Show the catalogue; ticked products that were put away are shown too."""
        rows = [
            row
            for row in self._context.services.catalogue.products(archived=True)
            if not row.archived or row.id in self._on
        ]
        self.tree.blockSignals(True)
        self.tree.clear()
        for sector in dict.fromkeys(row.sector for row in rows):
            group = QTreeWidgetItem(self.tree, [label_of(Sector, sector)])
            group.setFirstColumnSpanned(True)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            for row in rows:
                if row.sector == sector:
                    self._item(group, row)
            group.setExpanded(True)
        self.tree.blockSignals(False)
        self.tree.setColumnWidth(0, 200)
        self._narrow(self.search.text())

    def _item(self, group: QTreeWidgetItem, row: ProductRow) -> None:
        name = f"{row.name}  {row.code}" if row.code else row.name
        item = QTreeWidgetItem(group, [show_plain(name, 60), show_plain(row.used_by, 80)])
        item.setData(0, _ID, row.id)
        item.setToolTip(1, tooltip(row.used_by))
        item.setForeground(1, self.palette().placeholderText())
        item.setCheckState(0, Qt.CheckState.Checked if row.id in self._on else Qt.CheckState.Unchecked)

    def _on_item(self, item: QTreeWidgetItem, _column: int) -> None:
        product_id = item.data(0, _ID)
        if product_id is None:
            return
        if item.checkState(0) == Qt.CheckState.Checked:
            self._on.add(product_id)
        else:
            self._on.discard(product_id)

    def _narrow(self, text: str) -> None:
        wanted = text.strip().lower()
        for at in range(self.tree.topLevelItemCount()):
            group = self.tree.topLevelItem(at)
            assert group is not None
            shown = 0
            for number in range(group.childCount()):
                item = group.child(number)
                assert item is not None
                fits = wanted in f"{item.text(0)} {item.text(1)} {group.text(0)}".lower()
                item.setHidden(not fits)
                shown += fits
            group.setHidden(not shown)

    def _edit(self) -> None:
        dialog = CatalogueDialog(self._context, self)
        dialog.finished.connect(lambda _result: self.fill())
        dialog.open()
