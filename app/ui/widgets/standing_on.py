"""Making a row or cell the current one, whatever keys are held down."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex
from PySide6.QtWidgets import QAbstractItemView

_Flag = QItemSelectionModel.SelectionFlag


def stand_on(view: QAbstractItemView, index: QModelIndex | QPersistentModelIndex) -> None:
    """Make `index` current and select it alone.

    Qt's own `setCurrentIndex` and `selectRow` look at the keys that are down: while Ctrl+Z is still held,
    a list that is read again would drop its selection instead of keeping it.
    """
    rows = view.selectionBehavior() == QAbstractItemView.SelectionBehavior.SelectRows
    flags = _Flag.ClearAndSelect | _Flag.Rows if rows else _Flag.ClearAndSelect
    view.selectionModel().setCurrentIndex(index, flags)
