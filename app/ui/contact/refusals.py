"""Where the contact form says no: at the field, in view, with the focus there."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QWidget

from app.core.errors import EditConflict, UserError
from app.core.i18n import tr
from app.ui import theme
from app.ui.widgets.field_message import FieldMessage


class Refusals(QWidget):
    """The line at the foot, for what belongs to no field; for the rest the message nearest to the field."""

    def __init__(self, form: QWidget, area: QScrollArea) -> None:
        super().__init__(form)
        self._form = form
        self._area = area
        self._marked: QWidget | None = None
        self.foot = FieldMessage(self)
        self.reload = QPushButton(tr("Reload"), self)
        self.overwrite = QPushButton(tr("Overwrite"), self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.foot, 1)
        layout.addStretch()
        for button in (self.reload, self.overwrite):
            button.setAutoDefault(False)
            layout.addWidget(button)
        self.clear()

    def clear(self) -> None:
        """Take back all that was said."""
        if self._marked is not None:
            self._marked.setStyleSheet("")
            self._marked = None
        for message in self._form.findChildren(FieldMessage):
            message.say("")
        self.reload.hide()
        self.overwrite.hide()

    def say(self, error: UserError, field: QWidget | None, message: FieldMessage | None) -> None:
        """Tell why, beside `field` if it has a place for words."""
        conflict = isinstance(error, EditConflict)
        self.reload.setVisible(conflict)
        self.overwrite.setVisible(conflict)
        place = message or self._nearest(field)
        place.say(error.message)
        if field is None:
            return
        self._marked = field
        red = theme.warning_colour().name()
        field.setStyleSheet(f"QLineEdit, QPlainTextEdit {{ border: 1px solid {red} }}")
        field.setFocus()
        if self._area.isAncestorOf(field):
            # The words take their room first; then both are brought into view.
            QTimer.singleShot(0, place, lambda: self._area.ensureWidgetVisible(place))

    def _nearest(self, field: QWidget | None) -> FieldMessage:
        at = field
        while at is not None and at is not self._form:
            found = getattr(at, "message", None)
            if isinstance(found, FieldMessage):
                return found
            at = at.parentWidget()
        return self.foot

    def words(self) -> list[str]:
        """What is refused just now."""
        return [message.text() for message in self._form.findChildren(FieldMessage) if message.text()]
