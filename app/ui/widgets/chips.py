"""A row of chips that wraps: one choice or several, by mouse, arrows and Space."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QPushButton, QWidget


class FlowLayout(QLayout):
    """Lays its items out in lines, as text is."""

    def __init__(self, parent: QWidget | None = None, spacing: int = 4) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def height_at(self, width: int) -> int:
        """How high the lines are in this width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        widest = QSize()
        for item in self._items:
            widest = widest.expandedTo(item.minimumSize())
        return widest

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def _place(self, rect: QRect, *, move: bool) -> int:
        x, y, height = rect.x(), rect.y(), 0
        for item in self._items:
            widget = item.widget()
            if widget is not None and widget.isHidden():
                continue
            size = item.sizeHint()
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, height = rect.x(), y + height + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            height = max(height, size.height())
        return y + height - rect.y()


class FlowRoom(QWidget):
    """A widget laid out in lines that is always as high as they need.

    It sets its own height: forms inside a scroll area squeeze layouts that depend on their width.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self)

    def fit(self) -> None:
        """Take the height that the lines need now."""
        self.setFixedHeight(max(1, self.flow.height_at(max(1, self.width()))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done


class _Chip(QPushButton):
    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.tint(None)

    def tint(self, colour: QColor | None) -> None:
        """The ground of the chip while it is on."""
        on = (
            f"{colour.name()}; color: white"
            if colour
            else "palette(highlight); color: palette(highlighted-text)"
        )
        edge = colour.name() if colour else "palette(highlight)"
        self.setStyleSheet(
            "QPushButton { border: 1px solid palette(mid); border-radius: 9px; padding: 2px 9px; }"
            f"QPushButton:checked {{ background: {on}; border-color: {edge}; }}"
            "QPushButton:focus { border: 2px solid palette(highlight); padding: 1px 8px; }"
        )


class ChipRow(FlowRoom):
    """Chips for codes. `several`: any number may be on; else one at most, and a second click takes it off."""

    changed = Signal()

    def __init__(
        self, choices: Sequence[tuple[str, str]], *, several: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._chips: dict[str, _Chip] = {}
        for code, text in choices:
            chip = _Chip(text, self)
            chip.clicked.connect(lambda _on=False, code=code: self._on_clicked(code))
            self.flow.addWidget(chip)
            self._chips[code] = chip
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def tint(self, code: str, colour: QColor) -> None:
        """The ground of this chip while it is on."""
        self._chips[code].tint(colour)

    def chip(self, code: str) -> QPushButton:
        """The button of a code."""
        return self._chips[code]

    def values(self) -> tuple[str, ...]:
        """The codes that are on, in the order shown."""
        return tuple(code for code, chip in self._chips.items() if chip.isChecked())

    def value(self) -> str | None:
        """The code that is on, or `None`."""
        return next(iter(self.values()), None)

    def set_values(self, codes: Iterable[str]) -> None:
        """Turn these on and the others off, without a word of `changed`."""
        on = set(codes)
        for code, chip in self._chips.items():
            chip.setChecked(code in on)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        chips = [chip for chip in self._chips.values() if chip.isVisible()]
        focused = next((i for i, chip in enumerate(chips) if chip.hasFocus()), None)
        if step is None or focused is None:
            super().keyPressEvent(event)
            return
        chips[(focused + step) % len(chips)].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_clicked(self, code: str) -> None:
        if not self._several:
            for other, chip in self._chips.items():
                if other != code:
                    chip.setChecked(False)
        self.changed.emit()
