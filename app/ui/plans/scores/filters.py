"""Which prospects the table of scores shows, and in which order."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.terms import Rung
from app.services.scores import ScoreFilter
from app.ui import theme
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.labels import PlainLabel

_NO_CLASS = "none"


class ScoreFilters(QWidget):
    """A search and three rows of chips."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Name, pinyin, initials or phone"))
        self.search.setClearButtonEnabled(True)
        self.sort = QComboBox()
        for code, text in (
            ("order", tr("Proposed order of visits")),
            ("total", tr("By total")),
            ("name", tr("By name")),
        ):
            self.sort.addItem(text, code)
        self.state = ChipRow((("scored", tr("With a total")), ("unscored", tr("Without a total"))))
        self.rungs = ChipRow([(rung.value, rung.value) for rung in Rung], several=True)
        for rung in Rung:
            self.rungs.tint(rung.value, theme.rung_colour(rung.value))
            self.rungs.chip(rung.value).setToolTip(rung.label)
        letters = (("I", "A"), ("II", "B"), ("III", "C"), ("IV", "D"))
        self.classes = ChipRow(
            [*letters, (_NO_CLASS, tr("not set"))],
            several=True,
        )
        self._wait = QTimer(self, singleShot=True, interval=150)
        self._wait.timeout.connect(self.changed)
        self._build()

    def _build(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.search, 1)
        above.addWidget(self.sort)
        self.tools = QHBoxLayout()
        above.addLayout(self.tools)
        below.addWidget(self.state, 4)
        below.addWidget(PlainLabel(tr("Rung")))
        below.addWidget(self.rungs, 4)
        below.addWidget(PlainLabel(tr("Lead class")))
        below.addWidget(self.classes, 5)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(above)
        layout.addLayout(below)
        self.search.textChanged.connect(lambda _text: self._wait.start())
        self.sort.currentIndexChanged.connect(lambda _at: self.changed.emit())
        for chips in (self.state, self.rungs, self.classes):
            chips.changed.connect(self.changed)

    def wanted(self) -> ScoreFilter:
        """As it stands."""
        return ScoreFilter(
            text=self.search.text().strip(),
            state=self.state.value() or "",
            rungs=self.rungs.values(),
            classes=tuple("" if code == _NO_CLASS else code for code in self.classes.values()),
            sort=str(self.sort.currentData()),
        )

    def clear(self) -> None:
        """All prospects again, in the same order."""
        for chips in (self.state, self.rungs, self.classes):
            chips.set_values(())
        self.search.clear()
        self._wait.stop()
        self.changed.emit()

    def search_now(self) -> None:
        """Do not wait for more letters."""
        self._wait.stop()
        self.changed.emit()
