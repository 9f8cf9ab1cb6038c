"""The very first start: language, trade, then an empty diary or a sample one. Leaving it makes nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core import i18n
from app.core.errors import UserError
from app.core.i18n import tr
from app.core.preferences import Preferences
from app.domain.terms import Trade
from app.ui.widgets.field_message import FieldMessage

FillSample = Callable[[Path, Callable[[float], None]], None]


class FirstStart:
    """Asks, then makes the diary; everything it needs is handed in by the composition root."""

    def __init__(
        self, preferences: Preferences, apply_language: Callable[[], None], fill_sample: FillSample
    ) -> None:
        self._preferences = preferences
        self._apply_language = apply_language
        self._fill_sample = fill_sample

    def make(self, path: Path, make_empty: Callable[[Path], None]) -> Path | None:
        """Run the questions; the path of the new diary, or `None` when they were left."""
        dialog = Welcome(self._preferences, self._apply_language)

        def create(sample: bool, progress: Callable[[float], None]) -> None:
            if sample:
                self._fill_sample(path, progress)
            else:
                make_empty(path)
                self._preferences.set("first_trade", dialog.trade())

        dialog.create = create
        return path if dialog.exec() == QDialog.DialogCode.Accepted else None


class Welcome(QDialog):
    """Three small pages; Enter goes on, Esc leaves."""

    def __init__(self, preferences: Preferences, apply_language: Callable[[], None]) -> None:
        super().__init__()
        self._preferences = preferences
        self._apply_language = apply_language
        self.create: Callable[[bool, Callable[[float], None]], None] = lambda _sample, _progress: None
        self.pages = QStackedWidget()
        self.back, self.go_on = QPushButton(), QPushButton()
        self.go_on.setDefault(True)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda: self._show(self.pages.currentIndex() - 1))
        self.go_on.clicked.connect(self._next)
        self.message = FieldMessage(self)
        self.progress = QProgressBar()
        self.progress.hide()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 24, 28, 20)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.progress)
        layout.addWidget(self.message)
        layout.addLayout(buttons)
        self.setFixedSize(520, 360)
        self._build()
        self._show(0)

    def _build(self) -> None:
        """The pages in the language in use; choices made already are kept."""
        trade = self.trade() if self.pages.count() else Trade.FUTURES.value
        while self.pages.count():
            self.pages.removeWidget(self.pages.widget(0))
        self.setWindowTitle(tr("Welcome to Shiji"))
        self.languages = _options(i18n.LANGUAGES, i18n.language())
        self.languages.idClicked.connect(self._on_language)
        self.trades = _options({t.value: t.label for t in Trade}, trade)
        self.starts = _options(
            {
                "empty": tr("An empty diary: begin with your own clients"),
                "sample": tr("A sample diary: look around in ninety days of made-up work"),
            },
            "empty",
        )
        for title, note, group in (
            (tr("Which language?"), tr("It can be changed later in the settings."), self.languages),
            (tr("Which trade do you work in?"), tr("It picks words and the product catalogue."), self.trades),
            (tr("How would you like to begin?"), tr("Everything stays on this computer."), self.starts),
        ):
            self.pages.addWidget(_page(title, note, group))

    def _on_language(self, index: int) -> None:
        self._preferences.set("language", list(i18n.LANGUAGES)[index])
        self._apply_language()
        self._build()
        self._show(0)

    def _show(self, index: int) -> None:
        self.pages.setCurrentIndex(index)
        self.back.setText(tr("Back"))
        self.back.setVisible(index > 0)
        last = index == self.pages.count() - 1
        self.go_on.setText(tr("Begin") if last else tr("Continue"))
        group = (self.languages, self.trades, self.starts)[index]
        checked = group.checkedButton()
        if checked is not None:
            checked.setFocus()

    def trade(self) -> str:
        """The code of the trade that was chosen."""
        return list(Trade)[max(self.trades.checkedId(), 0)].value

    def _next(self) -> None:
        if self.pages.currentIndex() < self.pages.count() - 1:
            self._show(self.pages.currentIndex() + 1)
            return
        sample = self.starts.checkedId() == 1
        self.progress.setVisible(sample)
        self.setEnabled(False)
        try:
            self.create(sample, self._on_progress)
        except UserError as error:
            self.message.say(error.message)
        else:
            self.accept()
        finally:
            self.setEnabled(True)
            self.progress.hide()

    def _on_progress(self, share: float) -> None:
        self.progress.setValue(round(share * 100))
        QApplication.processEvents()


def _options(texts: dict[str, str], chosen: str) -> QButtonGroup:
    group = QButtonGroup()
    for index, (value, text) in enumerate(texts.items()):
        button = QRadioButton(text)
        button.setChecked(value == chosen)
        group.addButton(button, index)
    return group


def _page(title: str, note: str, group: QButtonGroup) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    heading = QLabel(title)
    font = heading.font()
    font.setPointSizeF(font.pointSizeF() * 1.5)
    heading.setFont(font)
    told = QLabel(note)
    told.setForegroundRole(told.palette().ColorRole.PlaceholderText)
    layout.addWidget(heading)
    layout.addWidget(told)
    layout.addSpacing(16)
    for button in group.buttons():
        layout.addWidget(button)
    layout.addStretch(1)
    layout.setAlignment(Qt.AlignmentFlag.AlignTop)
    return page
