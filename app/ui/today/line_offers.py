"""Listens to the cell being written and keeps the strip below it in step with the text."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import QObject, QTimer

from app.core.jobs import JobContext
from app.domain.evening import spoken_at
from app.services.form_lines import FormLine
from app.services.offers import AnyOffer
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
        self._turned_down: set[tuple[int | None, str]] = set()  # on lines that are not saved yet, too
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_WAIT_MS)
        self._wait.timeout.connect(self.ask)
        self.strip.accepted.connect(self._on_accepted)
        self.strip.dismissed.connect(self._on_dismissed)
        view.delegate.offers = self

    def watch(self, editor: CellEditor, line: FormLine | None) -> None:
        """A cell of text was opened."""
        self._editor, self._line = editor, line
        editor.textChanged.connect(self._wait.start)
        self._wait.start()

    def leave(self) -> None:
        """The cell was closed."""
        self._editor = None
        self._wait.stop()
        self.strip.set_offers((), self._context.services.clock.today(), self.strip)

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

        def read(_job: JobContext) -> tuple[AnyOffer, ...]:
            return services.offers.offers(text, at, files, line_id)

        def take(offers: tuple[AnyOffer, ...]) -> None:
            if self._editor is not editor or editor.toPlainText() != text:
                return
            turned_down = {key for line, key in self._turned_down if line == line_id}
            left = [each for each in offers if not each.is_among(turned_down)]
            self.strip.set_offers(left, services.clock.today(), editor)

        self._context.later(read, take)

    def _moment(self, line: FormLine | None) -> datetime:
        """When the line is spoken: its own day and hour; now, where it is today's and earlier."""
        now = self._context.services.clock.local_now()
        return now if line is None else spoken_at(line.on_date, line.start_time, now)

    def _on_accepted(self, offer: AnyOffer, choice: Choice) -> None:
        line_id = self._line.id if self._line is not None else None
        self._turned_down.add((line_id, offer.key))
        accept = self._context.services.offers.accept
        said = self._context.act(
            lambda: accept(offer, on=choice.on, who=choice.who, line_id=line_id), lambda words: words
        )
        if said is None:
            self._turned_down.discard((line_id, offer.key))

    def _on_dismissed(self, offer: AnyOffer) -> None:
        line_id = self._line.id if self._line is not None else None
        self._turned_down.add((line_id, offer.key))
        if line_id is not None:
            self._context.services.offers.dismiss(line_id, offer)
