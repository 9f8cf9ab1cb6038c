"""The chips over the list: rung, standing, silent, important, and menus for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QPushButton, QToolButton, QWidget

from app.core.i18n import N_, tr
from app.domain.terms import FileKind, Grade, LeadClass, Rung, SourceMethod, Standing, Term
from app.domain.text import show_plain
from app.services.files import FileCounts, FileFilter
from app.ui import theme
from app.ui.context import Context
from app.ui.widgets.chips import ChipRow

SAVED: Final = "clients.filters"
_MENUS: Final = (
    ("grades", N_("Grade"), Grade),
    ("sources", N_("Found by"), SourceMethod),
    ("lead_classes", N_("Lead class"), LeadClass),
)


class FilterBar(QWidget):
    """Shows a filter and changes it; keeps filters by name in the settings of this computer."""

    changed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.filter = FileFilter()
        self.chips = ChipRow(
            [
                *((f"rung/{rung}", rung.value) for rung in Rung),
                *((f"standing/{standing}", standing.label) for standing in Standing),
                ("flag/silent", tr("Silent too long")),
                ("flag/important", tr("Important")),
            ],
            several=True,
        )
        for rung in Rung:
            self.chips.tint(f"rung/{rung}", theme.rung_colour(rung))
            self.chips.chip(f"rung/{rung}").setToolTip(rung.label)
        self._texts = {code: self.chips.chip(code).text() for code in self._codes()}
        self.chips.changed.connect(self._on_chips)
        self.more = QToolButton()
        self.more.setText(tr("More filters"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more.setMenu(self._menu)
        self.clear_button = QPushButton(tr("Clear filters"))
        self.clear_button.setAutoDefault(False)
        self.clear_button.clicked.connect(lambda: self.set_filter(FileFilter()))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.chips, 1)
        layout.addWidget(self.more)
        layout.addWidget(self.clear_button)
        self._show()

    def set_filter(self, wanted: FileFilter) -> None:
        """Show this filter and tell of it."""
        if wanted != self.filter:
            self.filter = wanted
            self._show()
            self.changed.emit()

    def show_counts(self, counts: FileCounts) -> None:
        """How many files each chip would show."""
        numbers: dict[str, int] = {
            **{f"rung/{code}": n for code, n in counts.rungs.items()},
            **{f"standing/{code}": n for code, n in counts.standings.items()},
            "flag/silent": counts.silent,
            "flag/important": counts.important,
        }
        for code in self._codes():
            chip = self.chips.chip(code)
            chip.setMinimumHeight(self.fontMetrics().lineSpacing() + 10)
            chip.setText(f"{self._texts[code]} {numbers.get(code, 0):,}")
        self.chips.fit()

    def _codes(self) -> Iterable[str]:
        yield from (f"rung/{rung}" for rung in Rung)
        yield from (f"standing/{standing}" for standing in Standing)
        yield from ("flag/silent", "flag/important")

    def _show(self) -> None:
        wanted = self.filter
        self.chips.set_values(
            [
                *(f"rung/{code}" for code in wanted.rungs),
                *(f"standing/{code}" for code in wanted.standings),
                *(["flag/silent"] if wanted.silent else []),
                *(["flag/important"] if wanted.important else []),
            ]
        )
        count = sum(
            bool(getattr(wanted, name)) for name in ("grades", "sources", "lead_classes", "tags", "kind")
        )
        self.more.setText(tr("More filters ({n})", n=count) if count else tr("More filters"))
        self.clear_button.setEnabled(replace(wanted, text="") != FileFilter())

    def _on_chips(self) -> None:
        on = self.chips.values()
        self.set_filter(
            replace(
                self.filter,
                rungs=tuple(c.partition("/")[2] for c in on if c.startswith("rung/")),
                standings=tuple(c.partition("/")[2] for c in on if c.startswith("standing/")),
                silent="flag/silent" in on,
                important="flag/important" in on,
            )
        )

    # -- the menu

    def _fill_menu(self) -> None:
        self._menu.clear()
        kinds = self._menu.addMenu(tr("Kind"))
        for kind in FileKind:
            self._check(kinds, kind.label, self.filter.kind == kind, partial(self._toggle_kind, kind.value))
        for name, title, terms in _MENUS:
            self._add_terms(name, tr(title), terms)
        tags = self._menu.addMenu(tr("Tag"))
        for tag in self._context.services.files.tags():
            text = f"{show_plain(tag.name, 40)} ({tag.count})"
            self._check(tags, text, tag.id in self.filter.tags, partial(self._toggle, "tags", tag.id))
        tags.setEnabled(not tags.isEmpty())
        self._menu.addSeparator()
        for name, values in self._saved().items():
            action = self._menu.addAction(show_plain(name, 40).replace("&", "&&"))
            action.triggered.connect(partial(self._use, values))
        keep = self._menu.addAction(tr("Keep this filter…"))
        keep.setEnabled(self.filter != FileFilter())
        keep.triggered.connect(lambda _on=False: self.keep())
        if self._saved():
            forget = self._menu.addMenu(tr("Forget a filter"))
            for name in self._saved():
                action = forget.addAction(show_plain(name, 40).replace("&", "&&"))
                action.triggered.connect(partial(self._forget, name))

    def _add_terms(self, name: str, title: str, terms: type[Term]) -> None:
        menu = self._menu.addMenu(title)
        for term in terms:
            on = term.value in getattr(self.filter, name)
            self._check(menu, term.label, on, partial(self._toggle, name, term.value))

    def _check(self, menu: QMenu, text: str, on: bool, command: partial[None]) -> None:
        action = QAction(text.replace("&", "&&"), menu)
        action.setCheckable(True)
        action.setChecked(on)
        action.triggered.connect(lambda _on=False: command())
        menu.addAction(action)

    def _toggle_kind(self, kind: str) -> None:
        self.set_filter(replace(self.filter, kind="" if self.filter.kind == kind else kind))

    def _toggle(self, name: str, code: str | int) -> None:
        codes = getattr(self.filter, name)
        on = tuple(c for c in codes if c != code) if code in codes else (*codes, code)
        changed: dict[str, Any] = {name: on}
        self.set_filter(replace(self.filter, **changed))

    # -- filters kept by name

    def _saved(self) -> dict[str, dict[str, object]]:
        found = self._context.preferences.get(SAVED, {})
        return found if isinstance(found, dict) else {}

    def keep(self, name: str = "") -> None:
        """Keep the filter under a name, asked for when none is given."""
        if not name:
            name, sure = QInputDialog.getText(self, tr("Keep this filter"), tr("Name"))
            if not sure:
                return
        if name.strip():
            kept = {**self._saved(), name.strip(): replace(self.filter, ids=None).as_values()}
            self._context.preferences.set(SAVED, kept)

    def _forget(self, name: str) -> None:
        self._context.preferences.set(SAVED, {k: v for k, v in self._saved().items() if k != name})

    def _use(self, values: dict[str, object]) -> None:
        self.set_filter(FileFilter.of(values))
