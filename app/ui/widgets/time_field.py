"""A time of day that may be left empty, typed in any common form: 9, 930, 9:30, 下午3点半."""

from __future__ import annotations

import re
from datetime import time

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr

_CLOCK = re.compile(
    r"(?P<half>上午|下午|晚上?|am|pm)?\s*(?P<hour>\d{1,2})\s*(?:[:：点时.]?\s*(?P<minute>\d{2}|半)?)分?\s*(?P<after>am|pm)?",
    re.IGNORECASE,
)


def read_time(text: str) -> time | None:
    """The time written; `None` for nothing. Raises `InvalidInput` when it is no time."""
    if not text.strip():
        return None
    found = _CLOCK.fullmatch(text.strip())
    if found is not None:
        hour = int(found["hour"])
        minute = 30 if found["minute"] == "半" else int(found["minute"] or 0)
        half = (found["half"] or found["after"] or "").lower()
        if half in {"下午", "晚", "晚上", "pm"} and hour < 12:
            hour += 12
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise InvalidInput(
        "time", N_("This is not a time. Write it as {example}."), field="due_time", example="15:30"
    )


class TimeField(QLineEdit):
    """A short line for a time; what could be read is written out when the line is left."""

    def __init__(self, value: time | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(tr("e.g. {example}", example="15:30"))
        self.set_value(value)

    def value(self) -> time | None:
        """Raises `InvalidInput` when the text is no time."""
        return read_time(self.text())

    def set_value(self, value: time | None) -> None:
        self.setText(f"{value:%H:%M}" if value else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        try:
            self.set_value(self.value())
        except InvalidInput:
            return
