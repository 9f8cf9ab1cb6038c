"""Listens to the cell being written and keeps the strip below it in step with the text."""

from __future__ import annotations

import contextlib
from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.core.errors import StorageError
from app.core.jobs import JobContext
from app.domain.evening import spoken_at
from app.services.form_lines import FormLine
from app.services.offers import AnyOffer, Offer
from app.ui.context import Context
from app.ui.today.cell_editor import CellEditor
from app.ui.today.day_view import DayView
from app.ui.today.offer_strip import Choice, OfferStrip

_WAIT_MS: Final = 250  # after the last key


class LineOffers(QObject):
    """Offers for the open cell: asked for beside the window, never while a composition is open."""

    def __init__(self, context: Context, view: DayView, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.strip = OfferStrip(view.viewport())
        self._editor: CellEditor | None = None
        self._line: FormLine | None = None
        self._turned_down: dict[str, AnyOffer] = {}  # on the line that has no row yet, by their keys
        self._read = ""  # the text of which the strip tells
        self._wanted: str | None = None  # what the strip said when it was accepted before it was read again
        self._asked = 0  # answers to what was asked before the last choice are out of date
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.ask)
        self.strip.accepted.connect(self._on_accepted)
        self.strip.dismissed.connect(self._on_dismissed)
        self.strip.clicked.connect(self.accept)
        view.delegate.offers = self
        context.changed.connect(self._on_changed)  # what was taken back is offered again

    def watch(self, editor: CellEditor, line: FormLine | None) -> None:
        """A cell of text was opened."""
        self._editor, self._line = editor, line
        self._turned_down.clear()
        self._wanted = None
        editor.textChanged.connect(self._wait.start)
        editor.grown.connect(lambda: self.strip.place(editor))
        self._wait.start()

    def leave(self) -> None:
        """The cell was closed."""
        self._editor = None
        self._wait.stop()
        self.strip.set_offers((), self._context.services.clock.today(), self.strip)

    def accept(self) -> None:
        """Take the offer that is shown; where the text has changed since, only if it still says the same."""
        if self._editor is not None and self._editor.toPlainText() != self._read:
            self._wanted = self.strip.words.text()
            self.ask()
        else:
            self.strip.accept()

    def line_made(self, line_id: int) -> None:
        """The line being written has its row: what was turned down on it stays so."""
        for offer in self._turned_down.values():
            self._dismiss(line_id, offer)
        self._turned_down.clear()

    def _dismiss(self, line_id: int, offer: AnyOffer) -> None:
        """A diary that is locked or full just now may offer it once more; the line itself is not held up."""
        with contextlib.suppress(StorageError):
            self._context.services.offers.dismiss(line_id, offer)

    def _on_changed(self, _changes: object) -> None:
        if self._editor is not None:
            self._wait.start()

    def ask(self) -> None:
        """Understand the text as it stands."""
        editor, line = self._editor, self._line
        if editor is None:
            return
        if editor.composing:
            self._wait.start()
            return
        text = editor.toPlainText()
        services, at = self._context.services, self._moment(line)
        files = tuple(each.file_id for each in line.files) if line is not None else ()
        line_id = line.id if line is not None else None
        self._asked += 1
        asked = self._asked

        def read(_job: JobContext) -> tuple[AnyOffer, ...]:
            return services.offers.offers(text, at, files, line_id)

        def take(offers: tuple[AnyOffer, ...]) -> None:
            if self._editor is not editor or asked != self._asked or editor.toPlainText() != text:
                return
            left = [each for each in offers if not each.is_among(self._turned_down)]
            self.strip.set_offers(left, services.clock.today(), editor)
            self._read, wanted, self._wanted = text, self._wanted, None
            if left and wanted == self.strip.words.text():
                self.strip.accept()

        self._context.later(read, take)

    def _moment(self, line: FormLine | None) -> datetime:
        """When the line is spoken: its own day and hour; now, where it is today's and earlier."""
        now = self._context.services.clock.local_now()
        return now if line is None else spoken_at(line.on_date, line.start_time, now)

    def _on_accepted(self, offer: AnyOffer, choice: Choice) -> None:
        self._asked += 1
        line_id = self._line.id if self._line is not None else None
        keep = self._context.services.offers.keep
        said = self._context.act(
            lambda: keep(offer, on=choice.on, who=choice.who, line_id=line_id), lambda words: words
        )
        if said is None:
            self._wait.start()
        elif line_id is None and isinstance(offer, Offer) and not offer.days:
            self._turned_down[offer.key] = offer  # without a day and a line nothing tells that it is kept

    def _on_dismissed(self, offer: AnyOffer) -> None:
        self._asked += 1
        if self._line is None:
            self._turned_down[offer.key] = offer
        else:
            self._dismiss(self._line.id, offer)
