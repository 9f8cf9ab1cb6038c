"""Settings of this computer (language, colours, text size, tray) and of the work (trade, owner, silences)."""

from __future__ import annotations

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import UserError
from app.core.i18n import LANGUAGES, tr
from app.domain.terms import Rung, Trade
from app.domain.text import TooLong, clean_line
from app.ui import theme
from app.ui.context import Context
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

NAME_LIMIT = 60


class SettingsDialog(QDialog):
    """Saved together by OK; Esc changes nothing."""

    language_changed = Signal()
    look_changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._work = context.services.settings.current()
        self.setWindowTitle(tr("Settings"))
        columns = QHBoxLayout()
        columns.addWidget(self._computer())
        columns.addWidget(self._diary())
        self.message = FieldMessage(self)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(columns)
        layout.addWidget(self.message)
        layout.addWidget(buttons)

    def _computer(self) -> QGroupBox:
        preferences = self._context.preferences
        group = QGroupBox(tr("This computer"))
        form = QFormLayout(group)
        self.language = _choice({"": tr("As the system"), **LANGUAGES}, preferences.get("language") or "")
        colours = {"system": tr("As the system"), "light": tr("Light"), "dark": tr("Dark")}
        self.colours = _choice(colours, preferences.get("colours", "system"))
        sizes = {str(size): f"{size} %" for size in theme.TEXT_SIZES}
        self.text_size = _choice(sizes, str(theme.text_size(preferences)))
        self.to_tray = QCheckBox(tr("Closing the window leaves it in the tray"))
        self.to_tray.setChecked(bool(preferences.get("close_to_tray", False)))
        form.addRow(tr("&Language"), self.language)
        form.addRow(tr("&Colours"), self.colours)
        form.addRow(tr("Text si&ze"), self.text_size)
        form.addRow(self.to_tray)
        form.addRow(QLabel(tr("The diary lies here:")))
        path = PlainLabel(str(self._context.services.diary.path))
        path.setWordWrap(True)
        path.setMaximumWidth(300)
        form.addRow(path)
        folder = QPushButton(tr("Open the folder"))
        folder.clicked.connect(self._open_folder)
        form.addRow(folder)
        return group

    def _diary(self) -> QGroupBox:
        work = self._work
        group = QGroupBox(tr("The work"))
        form = QFormLayout(group)
        self.trade = _choice({t.value: t.label for t in Trade}, work.trade or Trade.FUTURES.value)
        self.owner, self.firm = QLineEdit(work.owner), QLineEdit(work.firm)
        self.firm.setMinimumWidth(220)
        self.owner.setPlaceholderText(tr("for the foot of printed forms"))
        form.addRow(tr("&Trade"), self.trade)
        form.addRow(tr("Your &name"), self.owner)
        form.addRow(tr("&Firm or branch"), self.firm)
        self.silence: dict[str, QSpinBox] = {}
        grid = QGridLayout()
        for at, (key, name) in enumerate([*((r.value, r.value) for r in Rung), ("client", tr("Clients"))]):
            self.silence[key] = _number(1, 400, work.silence.get(key, 20))
            row, column = divmod(at, 2)
            grid.addWidget(QLabel(name), row, column * 2)
            grid.addWidget(self.silence[key], row, column * 2 + 1)
        form.addRow(QLabel(tr("Longest silence, in working days:")))
        form.addRow(grid)
        self.birthday_lead = _number(0, 60, work.birthday_lead_days)
        form.addRow(tr("Birthdays: days &ahead"), self.birthday_lead)
        group.setEnabled(not self._context.services.diary.read_only)
        return group

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.services.diary.path.parent)))

    def _save(self) -> None:
        changed = self._changed_work()
        if changed is None:
            return
        if changed:
            try:
                self._context.services.settings.change(changed)
                if "trade" in changed:
                    self._context.services.catalogue.ensure(changed["trade"])
            except UserError as error:
                self.message.say(error.message)
                return
        preferences = self._context.preferences
        before = preferences.get("language")
        preferences.set("language", self.language.currentData() or None)
        preferences.set("colours", self.colours.currentData())
        preferences.set("text_size", int(self.text_size.currentData()))
        preferences.set("close_to_tray", self.to_tray.isChecked())
        self.accept()
        self.look_changed.emit()
        if preferences.get("language") != before:
            self.language_changed.emit()

    def _changed_work(self) -> dict[str, object] | None:
        """What differs from the diary's settings; none when a field refuses."""
        try:
            owner = clean_line(self.owner.text(), NAME_LIMIT)
            firm = clean_line(self.firm.text(), NAME_LIMIT)
        except TooLong as error:
            self.message.say(
                tr("At most {limit} characters; this has {length}.", limit=error.limit, length=error.length)
            )
            return None
        wanted: dict[str, object] = {
            "trade": self.trade.currentData(),
            "owner": owner,
            "firm": firm,
            "silence": {key: box.value() for key, box in self.silence.items()},
            "birthday_lead_days": self.birthday_lead.value(),
        }
        if self._context.services.diary.read_only:
            return {}
        return {key: value for key, value in wanted.items() if value != getattr(self._work, key)}


def _choice(options: dict[str, str], chosen: str) -> QComboBox:
    made = QComboBox()
    for value, text in options.items():
        made.addItem(text, value)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    return made


def _number(least: int, most: int, value: int) -> QSpinBox:
    made = QSpinBox()
    made.setRange(least, most)
    made.setValue(value)
    return made
