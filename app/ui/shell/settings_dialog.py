"""The settings: of this computer (preferences) and of the work (the diary, one act)."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import LANGUAGES, N_, tr
from app.core.preferences import Preferences
from app.domain.settings import SILENCE
from app.domain.terms import Grade, Trade
from app.domain.text import clean_line, show_plain
from app.ui import theme
from app.ui.context import Context
from app.ui.shell.morning import WANTED as MORNING_BRIEF
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.lead_field import LeadField

_COLOURS: Final = {"system": N_("As the system"), "light": N_("Light"), "dark": N_("Dark")}
_NAME_LIMIT: Final = 60
_LONGEST_SILENCE: Final = 400
_MOST_CONTACTS: Final = 200


class SettingsDialog(QDialog):
    """Nothing changes before Save; Esc leaves all as it was."""

    language_chosen = Signal()
    look_changed = Signal()

    def __init__(self, context: Context, has_tray: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._settings = context.services.settings.current()
        self.setWindowTitle(tr("Settings"))
        self.computer = ComputerTab(context.preferences, has_tray)
        self.work = WorkTab(context)
        self.silence = SilenceTab(context)
        self.tabs = QTabWidget()
        self.tabs.addTab(self.computer, tr("This computer"))
        self.tabs.addTab(self.work, tr("My work"))
        self.tabs.addTab(self.silence, tr("Contact rhythm"))
        self.tabs.addTab(_diary_tab(context), tr("The diary"))
        self.message = FieldMessage()
        read_only = context.services.diary.read_only
        for tab in (self.work, self.silence):
            tab.setEnabled(not read_only)
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(tr("Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addWidget(self.message)
        layout.addWidget(self.buttons)
        self.save_button.setDefault(True)

    def save(self) -> None:
        """Keep what was changed; one act for the diary."""
        try:
            changed = self.changed()
        except InvalidInput as wrong:
            self.tabs.setCurrentWidget(self.work)
            self.work.leads.setFocus()
            self.message.say(wrong.message)
            return
        if changed and self._context.act(lambda: self._keep(changed), tr("Settings saved")) is None:
            return
        spoken = self._context.preferences.get("language")
        self.computer.keep()
        self.accept()
        self.look_changed.emit()
        if spoken != self._context.preferences.get("language"):
            self.language_chosen.emit()

    def changed(self) -> dict[str, Any]:
        """The fields of the diary's settings that differ from what stands."""
        wanted = {**self.work.values(), **self.silence.values()}
        before = self._settings
        return {key: value for key, value in wanted.items() if value != getattr(before, key)}

    def _keep(self, changed: dict[str, Any]) -> bool:
        # Another longest silence counts every file again: seconds at 28,000 files, so beside the window.
        settings = self._context.services.settings
        self._context.jobs.wait_for(lambda _job: settings.change(changed), patience_ms=5000)
        return True


class ComputerTab(QWidget):
    """What concerns this computer and not the work."""

    def __init__(self, preferences: Preferences, has_tray: bool) -> None:
        super().__init__()
        self._preferences = preferences
        self.language = QComboBox()
        self.language.addItem(tr("As the system"), None)
        for code, name in LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(self.language.findData(preferences.get("language")), 0))
        self.colours = QComboBox()
        for code, text in _COLOURS.items():
            self.colours.addItem(tr(text), code)
        self.colours.setCurrentIndex(max(self.colours.findData(preferences.get("colours", "system")), 0))
        self.text_size = QComboBox()
        for size in theme.TEXT_SIZES:
            self.text_size.addItem(f"{size} %", size)
        self.text_size.setCurrentIndex(self.text_size.findData(theme.text_size(preferences)))
        self.tray = QCheckBox(tr("Closing the window keeps Shiji in the tray"))
        self.tray.setChecked(bool(preferences.get("close_to_tray", False)))
        self.tray.setEnabled(has_tray)
        self.brief = QCheckBox(tr("The morning brief comes by itself, once a day"))
        self.brief.setChecked(bool(preferences.get(MORNING_BRIEF, True)))
        form = QFormLayout(self)
        form.addRow(tr("Language"), self.language)
        form.addRow(tr("Colours"), self.colours)
        form.addRow(tr("Text size"), self.text_size)
        form.addRow("", self.brief)
        form.addRow("", self.tray)
        if not has_tray:
            form.addRow("", _hint(tr("This desktop has no tray.")))

    def keep(self) -> None:
        """Write what is shown into the settings of this computer."""
        self._preferences.set("language", self.language.currentData())
        self._preferences.set("colours", self.colours.currentData())
        self._preferences.set("text_size", self.text_size.currentData())
        self._preferences.set(MORNING_BRIEF, self.brief.isChecked())
        self._preferences.set("close_to_tray", self.tray.isChecked())


class WorkTab(QWidget):
    """Trade, whose diary it is, and how early one wants to know."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        settings = context.services.settings.current()
        self.trade = ChoiceField(Trade, none=tr("Not chosen"))
        self.trade.set_value(settings.trade)
        self.owner = QLineEdit(settings.owner)
        self.firm = QLineEdit(settings.firm)
        for line in (self.owner, self.firm):
            line.setMaxLength(_NAME_LIMIT)
            line.setPlaceholderText(tr("stands at the foot of printed forms"))
        self.leads = LeadField(settings.birthday_lead_days)
        self.festival_leads = LeadField(settings.festival_lead_days)
        self.in_training = QCheckBox(tr("I am in training: every visit wants a companion"))
        self.in_training.setChecked(settings.in_training)
        form = QFormLayout(self)
        form.addRow(tr("Trade"), self.trade)
        form.addRow("", _hint(tr("The trade picks words, products and defaults.")))
        form.addRow(tr("My name"), self.owner)
        form.addRow(tr("Firm"), self.firm)
        form.addRow(tr("Birthdays are told"), self.leads)
        form.addRow(tr("Festivals are told"), self.festival_leads)
        form.addRow("", self.in_training)

    def values(self) -> dict[str, Any]:
        """The fields as they would be kept."""
        return {
            "trade": self.trade.value() or "",
            "owner": clean_line(self.owner.text(), _NAME_LIMIT),
            "firm": clean_line(self.firm.text(), _NAME_LIMIT),
            "birthday_lead_days": self.leads.value(),
            "festival_lead_days": self.festival_leads.value(),
            "in_training": self.in_training.isChecked(),
        }


class SilenceTab(QWidget):
    """How many working days a contact may wait, by rung and grade, and how many contacts a day holds."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        settings = context.services.settings.current()
        silence = settings.silence
        self._before = dict(silence)
        self.fields = {key: _working_days(silence.get(key, days)) for key, days in SILENCE.items()}
        self.grades = {
            grade.value: _working_days(settings.silence_by_grade.get(grade.value, 0), none=tr("as the rung"))
            for grade in Grade
        }
        self.contacts = QSpinBox()
        self.contacts.setRange(1, _MOST_CONTACTS)
        self.contacts.setValue(settings.contacts_a_day)
        self.contacts.setSuffix(" " + tr("contacts a day"))
        form = QFormLayout(self)
        form.addRow(
            _hint(
                tr(
                    "Working days without a real contact; a planned next step stops the count. "
                    "A grade goes before the rung, and a file may have its own number."
                )
            )
        )
        for key, field in self.fields.items():
            label = tr("Clients") if key == "client" else tr("Rung {rung}", rung=key)
            form.addRow(label, field)
        for grade in Grade:
            form.addRow(tr("Grade {grade}", grade=grade.value), self.grades[grade.value])
        form.addRow(tr("A day holds"), self.contacts)

    def values(self) -> dict[str, Any]:
        """The fields as they would be kept."""
        return {
            "silence": {**self._before, **{key: field.value() for key, field in self.fields.items()}},
            "silence_by_grade": {
                grade: field.value() for grade, field in self.grades.items() if field.value()
            },
            "contacts_a_day": self.contacts.value(),
        }


def _diary_tab(context: Context) -> QWidget:
    path = context.services.diary.path
    tab = QWidget()
    where = QLineEdit(show_plain(str(path)))
    where.setReadOnly(True)
    folder = QPushButton(tr("Open folder"))
    folder.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent))))
    row = QHBoxLayout()
    row.addWidget(where, 1)
    row.addWidget(folder)
    form = QFormLayout(tab)
    form.addRow(tr("The diary lies at"), row)
    form.addRow("", _hint(tr("One file holds everything. File → Save a copy… makes a checked copy of it.")))
    return tab


def _days(value: int, least: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(least, most)
    field.setValue(value)
    field.setSuffix(" " + tr("days"))
    return field


def _working_days(value: int, none: str = "") -> QSpinBox:
    """With `none` a number may be missing, in these words."""
    field = _days(value, 0 if none else 1, _LONGEST_SILENCE)
    field.setSuffix(" " + tr("working days"))
    field.setSpecialValueText(none)
    return field


def _hint(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setWordWrap(True)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label
