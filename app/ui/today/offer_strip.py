"""Below the cell being written: what was understood, to be accepted, changed or dismissed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from app.core.i18n import tr, trn
from app.domain.text import show_plain
from app.services.named import Named
from app.services.offers import AnyOffer
from app.ui.widgets.labels import PlainLabel

_MOST: Final = 90  # characters of the words


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to take an offer: a day, and who; `who` is none while several may be meant."""

    on: date | None
    who: Named | None


def choices_of(offer: AnyOffer) -> list[Choice]:
    """Likeliest first. Where several are meant, the first asks for one of them."""
    days: Sequence[date | None] = offer.days or (None,)
    if offer.chosen or not offer.who:
        who: list[Named | None] = [offer.who[0] if offer.who else None]
        return [Choice(day, each) for day in days for each in who]
    return [Choice(days[0], None), *(Choice(day, each) for each in offer.who for day in days)]


class OfferStrip(QFrame):
    """Ctrl+Enter accepts, Ctrl+Down shows another way, Esc dismisses. It never takes the keys itself."""

    accepted = Signal(object, object)  # AnyOffer, Choice
    dismissed = Signal(object)  # AnyOffer
    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.ToolTipBase)
        self.setForegroundRole(QPalette.ColorRole.ToolTipText)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = PlainLabel("", self)
        self.hint = PlainLabel("", self)
        self.hint.setEnabled(False)
        for label in (self.words, self.hint):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)  # a click is the strip's
        self.other = QToolButton(self)
        self.other.setText("▾")
        self.other.setToolTip(tr("Another day or person (Ctrl+Down)"))
        self.other.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.other.setAutoRaise(True)
        self.other.clicked.connect(lambda _on=False: self.step())
        self.close_button = QToolButton(self)
        self.close_button.setText("✕")
        self.close_button.setToolTip(tr("Dismiss (Esc)"))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.close_button.setAutoRaise(True)
        self.close_button.clicked.connect(lambda _on=False: self.dismiss())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 2, 4, 2)
        layout.addWidget(self.words)
        layout.addWidget(self.other)
        layout.addSpacing(6)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        layout.addWidget(self.close_button)
        self._offers: list[AnyOffer] = []
        self._choices: list[Choice] = []
        self._at = 0
        self._today = date.min
        self.hide()

    @property
    def offer(self) -> AnyOffer | None:
        """The offer in front."""
        return self._offers[0] if self._offers else None

    def set_offers(self, offers: Sequence[AnyOffer], today: date, below: QWidget) -> None:
        """Show these under the editor, the first in front; the choice made for it stays."""
        same = self.offer is not None and bool(offers) and offers[0].about == self.offer.about
        self._offers, self._today = list(offers), today
        self._choices = choices_of(offers[0]) if offers else []
        self._at = self._at if same and self._at < len(self._choices) else 0
        if not offers:
            self.hide()
            return
        self._tell()
        self.setFocusProxy(below)  # a click here must not take the keys from the cell, which would close it
        self.place(below)
        self.show()
        self.raise_()

    def place(self, below: QWidget) -> None:
        """Right below the editor, above it where there is no room below."""
        room = self.parentWidget()
        if room is None:
            return
        self.adjustSize()
        at = below.mapTo(room, QPoint(0, below.height() + 2))
        if at.y() + self.height() > room.height():
            at.setY(max(0, below.mapTo(room, QPoint(0, 0)).y() - self.height() - 2))
        width = min(self.sizeHint().width(), room.width())
        self.setGeometry(max(0, min(at.x(), room.width() - width)), at.y(), width, self.height())

    def _tell(self) -> None:
        offer, choice = self._offers[0], self._choices[self._at]
        words = offer.words(self._today, choice.on, choice.who)
        asking = choice.who is None and len(offer.who) > 1
        if asking:
            words = tr("{words} · which of {n}?", words=words, n=len(offer.who))
        self.words.setText(show_plain(words, _MOST))
        self.other.setVisible(len(self._choices) > 1)
        hint = tr("Ctrl+Down chooses · Esc dismisses") if asking else tr("Ctrl+Enter accepts · Esc dismisses")
        more = len(self._offers) - 1
        others = trn("{n} more", "{n} more", more)
        self.hint.setText(f"{hint} · {others}" if more else hint)

    def step(self) -> None:
        """The next way to take the offer in front."""
        if self._choices:
            self._at = (self._at + 1) % len(self._choices)
            self._tell()
            self.adjustSize()

    def accept(self) -> None:
        """Take the offer in front; one that asks who is meant goes on to the first of them."""
        if not self._offers:
            return
        offer, choice = self._offers[0], self._choices[self._at]
        if choice.who is None and len(offer.who) > 1:
            self.step()
            return
        self._drop_first()
        self.accepted.emit(offer, choice)

    def dismiss(self) -> None:
        """Turn the offer in front down."""
        if self._offers:
            offer = self._offers[0]
            self._drop_first()
            self.dismissed.emit(offer)

    def _drop_first(self) -> None:
        self._offers.pop(0)
        self._choices = choices_of(self._offers[0]) if self._offers else []
        self._at = 0
        if self._offers:
            self._tell()
            self.adjustSize()
        else:
            self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the editor keeps the keys

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()
