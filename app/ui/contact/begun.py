"""A form half filled in, as text: kept each second, shown again when the form is next opened."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.ui.widgets.chips import ChipRow


def capture(room: QWidget) -> dict[str, Any]:
    """The value of every field below `room` that bears a name."""
    values: dict[str, Any] = {}
    for field in room.findChildren(QWidget):
        name = field.objectName()
        if not name or name.startswith("qt_"):
            continue
        if isinstance(field, QLineEdit):
            values[name] = field.text()
        elif isinstance(field, QPlainTextEdit):
            values[name] = field.toPlainText()
        elif isinstance(field, ChipRow):
            values[name] = list(field.values())
        elif isinstance(field, QCheckBox):
            values[name] = field.isChecked()
        elif isinstance(field, QComboBox):
            values[name] = field.currentIndex()
    return values


def restore(room: QWidget, values: dict[str, Any]) -> None:
    """Put the values back into the fields that are there."""
    for field in room.findChildren(QWidget):
        value = values.get(field.objectName())
        if value is None or not field.objectName():
            continue
        if isinstance(field, QLineEdit) and isinstance(value, str):
            field.setText(value)
        elif isinstance(field, QPlainTextEdit) and isinstance(value, str):
            field.setPlainText(value)
        elif isinstance(field, ChipRow) and isinstance(value, list):
            field.set_values(value)
        elif isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, QComboBox) and isinstance(value, int):
            field.setCurrentIndex(value)


def pack(who: tuple[int, ...], values: dict[str, Any], *, appointment: bool) -> str:
    """As the draft table keeps it."""
    return json.dumps({"who": who, "appointment": appointment, "values": values}, ensure_ascii=False)


def unpack(text: str) -> tuple[tuple[int, ...], dict[str, Any], bool] | None:
    """What was packed; `None` when it cannot be read."""
    try:
        found = json.loads(text)
        return tuple(int(i) for i in found["who"]), dict(found["values"]), bool(found["appointment"])
    except (ValueError, KeyError, TypeError):
        return None
