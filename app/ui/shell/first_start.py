"""The very first start: language, trade, income wanted, sample or empty. Cancelling leaves nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import i18n
from app.core.clock import SystemClock
from app.core.errors import InvalidInput, UserError
from app.core.i18n import N_, tr
from app.core.jobs import JobContext
from app.core.preferences import Preferences
from app.domain.terms import Trade
from app.ui import theme
from app.ui.icons import icon
from app.ui.jobs import JobRunner
from app.ui.shell import begin
from app.ui.shell.earn_step import EarnStep
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

MakeEmpty = Callable[[Path], None]
FillSample = Callable[[Path, Callable[[float], None]], None]
SAMPLE: Final = "sample"
EMPTY: Final = "empty"


class FirstStart:
    """Asks, then makes the diary."""

    def __init__(
        self,
        preferences: Preferences,
        apply_language: Callable[[], None],
        fill_sample: FillSample,
        jobs: JobRunner | None = None,
    ) -> None:
        self._preferences = preferences
        self._apply_language = apply_language
        self._fill_sample = fill_sample
        self._jobs = jobs or JobRunner(lambda _milliseconds: None)

    def make(self, path: Path, make_empty: MakeEmpty) -> Path | None:
        """The path of the new diary, or `None` when the user cancelled; then nothing was made or kept."""
        spoken = self._preferences.get("language")
        wizard = FirstStartDialog(self._preferences, self._apply_language, path)
        wizard.agreed.connect(lambda: self._make(wizard, path, make_empty))
        done = wizard.exec() == QDialog.DialogCode.Accepted
        if not done:
            self._jobs.close()
            self._preferences.set("language", spoken)
            self._apply_language()
        wizard.deleteLater()
        return path if done else None

    def _make(self, wizard: FirstStartDialog, path: Path, make_empty: MakeEmpty) -> None:
        wants_sample = wizard.start_with() == SAMPLE

        def make(job: JobContext) -> None:
            def tell(share: float) -> None:
                job.check()
                wizard.advanced.emit(share)

            _make_folder(path.parent)
            if wants_sample:
                self._fill_sample(path, tell)
            else:
                make_empty(path)

        def made(_none: None) -> None:
            begin.keep_choices(self._preferences, wizard.trade(), wizard.income())
            wizard.accept()

        def failed(error: Exception) -> None:
            if not isinstance(error, UserError):
                wizard.reject()
                raise error
            wizard.refuse(error)

        wizard.set_busy()
        self._jobs.start(make, made, failed, lane="write")


class FirstStartDialog(QDialog):
    """Four questions, one at a time; Enter goes on."""

    agreed = Signal()
    advanced = Signal(float)  # from any thread

    def __init__(self, preferences: Preferences, apply_language: Callable[[], None], path: Path) -> None:
        super().__init__()
        self._preferences = preferences
        self._apply_language = apply_language
        self._path = path
        self.setWindowIcon(icon("layers", theme.ACCENT))
        self.setMinimumWidth(540)
        self.languages = Choices([(code, name, "") for code, name in i18n.LANGUAGES.items()])
        self.trades = Choices([(trade.value, trade.text, "") for trade in Trade])
        self.earn = EarnStep(SystemClock().today())
        self.starts = Choices(
            [
                (
                    SAMPLE,
                    N_("With a sample to look around in"),
                    N_(
                        "60 invented people and firms, 90 days of work. Begin your own with File → New diary…"
                    ),
                ),
                (EMPTY, N_("With an empty diary"), N_("Your own work, from the first line.")),
            ]
        )
        self.title = PlainLabel()
        font = self.title.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.title.setFont(font)
        self.hint = PlainLabel()
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.steps = QStackedWidget()
        for step in (self.languages, self.trades, self.earn, self.starts):
            self.steps.addWidget(step)
        self.message = FieldMessage()
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        policy = self.bar.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # nothing moves when the work begins
        self.bar.setSizePolicy(policy)
        self.bar.hide()
        self.back = QPushButton()
        self.cancel = QPushButton()
        self.next = QPushButton()
        self.next.setDefault(True)
        self._lay_out()
        self.languages.choose(i18n.language())
        self.trades.choose(Trade.FUTURES.value)
        self.starts.choose(SAMPLE)
        self.languages.chosen.connect(self._on_language)
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(self._on_next)
        self.cancel.clicked.connect(self.reject)
        self.advanced.connect(self._on_advanced)
        self._go(0)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addWidget(self.title)
        layout.addWidget(self.hint)
        layout.addSpacing(8)
        layout.addWidget(self.steps, 1)
        layout.addWidget(self.message)
        layout.addWidget(self.bar)
        layout.addSpacing(8)
        layout.addLayout(buttons)

    def trade(self) -> str:
        """The chosen trade's code."""
        return self.trades.value()

    def income(self) -> int | None:
        """What is to be earned a month, in fen; none where it was left empty."""
        return self.earn.value()

    def start_with(self) -> str:
        """`sample` or `empty`."""
        return self.starts.value()

    def set_busy(self, busy: bool = True) -> None:
        """While the diary is made only Cancel can be pressed."""
        self.message.say("")
        self.bar.setVisible(busy)
        for widget in (self.steps, self.back, self.next):
            widget.setEnabled(not busy)

    def refuse(self, error: UserError) -> None:
        """Say why the diary could not be made; the choices stay."""
        self.set_busy(False)
        self.message.say(error.message)
        self._take_keys()

    def _on_advanced(self, share: float) -> None:
        self.bar.setRange(0, 100)
        self.bar.setValue(int(share * 100))

    def _on_language(self, code: str) -> None:
        self._preferences.set("language", code)
        self._apply_language()
        self._go(0)

    def _on_next(self) -> None:
        try:
            self.earn.value()
        except InvalidInput as error:
            self.message.say(error.message)
            self.earn.income.setFocus()
            return
        if self.steps.currentIndex() + 1 < self.steps.count():
            self._go(1)
        else:
            self.agreed.emit()

    def _go(self, by: int) -> None:
        at = self.steps.currentIndex() + by
        self.steps.setCurrentIndex(at)
        last = at + 1 == self.steps.count()
        self.setWindowTitle(tr("Shiji"))
        self.title.setText(
            (
                tr("Language · 语言"),
                tr("Which trade are you in?"),
                tr("What would you like to earn a month?"),
                tr("How would you like to begin?"),
            )[at]
        )
        self.hint.setText(
            (
                tr("Welcome to Shiji, the work diary of an account manager."),
                tr("It picks words, products and defaults. The settings can change it later."),
                tr("You see at once how many visits a day that is."),
                tr("The diary will lie at {file}", file=str(self._path)),
            )[at]
        )
        self.trades.speak()
        self.earn.speak(self.trade())
        self.starts.speak()
        self.message.say("")
        self.back.setText(tr("Back"))
        self.back.setVisible(at > 0)
        self.cancel.setText(tr("Cancel"))
        self.next.setText(tr("Begin") if last else tr("Next"))
        self._take_keys()

    def _take_keys(self) -> None:
        shown = self.steps.currentWidget()
        if isinstance(shown, Choices):
            shown.take_keys()
        elif isinstance(shown, EarnStep):
            shown.income.setFocus()


class Choices(QWidget):
    """One of a few answers, each with a word of what it means; the arrow keys choose."""

    chosen = Signal(str)

    def __init__(self, answers: list[tuple[str, str, str]]) -> None:
        super().__init__()
        self._answers = answers
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QRadioButton] = {}
        self._hints: dict[str, PlainLabel] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for code, _text, hint in answers:
            button = QRadioButton()
            button.clicked.connect(lambda _on=False, code=code: self.chosen.emit(code))
            self._group.addButton(button)
            self.buttons[code] = button
            layout.addWidget(button)
            if hint:
                self._hints[code] = label = PlainLabel()
                label.setWordWrap(True)
                label.setIndent(24)
                label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
                layout.addWidget(label)
        layout.addStretch(1)
        self.speak()

    def choose(self, code: str) -> None:
        """Choose this answer without telling."""
        self.buttons[code].setChecked(True)

    def value(self) -> str:
        """The code of the chosen answer."""
        return next(code for code, button in self.buttons.items() if button.isChecked())

    def speak(self) -> None:
        """Say the answers in the language in use."""
        for code, text, hint in self._answers:
            self.buttons[code].setText(tr(text))
            if hint:
                self._hints[code].setText(tr(hint))

    def take_keys(self) -> None:
        """Put the keys on the chosen answer."""
        self.buttons[self.value()].setFocus()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            "cannot-write",
            N_("{file} cannot be written: {reason}"),
            file=str(folder),
            reason=error.strerror or "",
        ) from error
