"""The plans: from a goal to today's visits and back to how far they came, a tab each."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.ui.context import ContactSeed, Context
from app.ui.page import Page
from app.ui.plans.tabs import TABS

_LAST_TAB = "plans_tab"


class PlansPage(Page):
    """A bar of tabs; each is a page of its own, made when it is first shown."""

    page_id = "plans"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made: dict[str, Page] = {}
        self._shown = -1
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.bar.setDocumentMode(True)
        self.stack = QStackedWidget(self)
        for number, entry in enumerate(TABS):
            self.bar.addTab(tr(entry.title))
            self.bar.setTabToolTip(number, f"Alt+{number + 1}")
            QShortcut(QKeySequence(f"Alt+{number + 1}"), self, partial(self.bar.setCurrentIndex, number))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.stack, 1)
        last = context.preferences.get(_LAST_TAB, TABS[0].tab_id)
        self.bar.currentChanged.connect(self._on_tab)
        self.show_tab(last if any(entry.tab_id == last for entry in TABS) else TABS[0].tab_id)

    def refresh(self) -> None:
        """Nothing of its own: each tab reads its own rows."""

    def show_tab(self, tab_id: str) -> None:
        number = next(at for at, entry in enumerate(TABS) if entry.tab_id == tab_id)
        self.bar.setCurrentIndex(number)
        self._on_tab(number)

    @property
    def tab(self) -> Page:
        """The tab in front."""
        return self._made[TABS[self._shown].tab_id]

    def _on_tab(self, number: int) -> None:
        if number == self._shown:
            return
        if self._shown >= 0 and not self.tab.save_open_editors():
            self.bar.setCurrentIndex(self._shown)  # what is typed there cannot be saved yet
            return
        self._shown = number
        entry = TABS[number]
        if entry.tab_id not in self._made:
            self._made[entry.tab_id] = made = entry.factory(self.context)
            self.stack.addWidget(made)
        self.stack.setCurrentWidget(self._made[entry.tab_id])
        self.context.preferences.set(_LAST_TAB, entry.tab_id)

    def print_form(self) -> tuple[str, object] | None:
        return self.tab.print_form()

    def contact_seed(self) -> ContactSeed:
        return self.tab.contact_seed()

    def save_open_editors(self) -> bool:
        saved = [tab.save_open_editors() for tab in self._made.values()]  # each is asked
        return all(saved)
