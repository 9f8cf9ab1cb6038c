"""A sheet laid out on pages: blocks one after another, then the head and foot of every page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from app.core.i18n import tr
from app.sheets.page import (
    Block,
    Drawing,
    FieldLine,
    Figure,
    Heading,
    Orientation,
    PageBreak,
    Paragraph,
    Sheet,
    Space,
    Table,
)
from app.ui.printing.blocks import FieldsFlow, FigureFlow, HeadingFlow, ParagraphFlow
from app.ui.printing.drawing import DrawingFlow
from app.ui.printing.lines import Lines, clean
from app.ui.printing.paper import (
    BODY,
    FOOT,
    INNER,
    MARGIN,
    SMALL,
    TITLE,
    UNIT,
    Flow,
    Page,
    Printed,
    in_mm,
    paper_size,
    pixels,
    rule,
)
from app.ui.printing.table_flow import TableFlow

_SMALLER = (0.96, 0.92, 0.88, 0.84)  # sizes to try when a sheet wants fewer pages
_SHORT = 60  # characters of a title in the head of later pages
Rect = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text as it stands on a page: left, top, right, bottom in mm, and what it must stay in."""

    page: int
    rect_mm: Rect
    cell_mm: Rect
    text: str


@dataclass(frozen=True, slots=True)
class PaintReport:
    """What was put on paper. `overflows` are the texts that leave their cell or the margins: none, ever."""

    pages: int
    boxes: tuple[TextBox, ...]
    overflows: tuple[TextBox, ...]


@dataclass(frozen=True, slots=True)
class LaidSheet:
    """A sheet whose pages are known, ready to be painted on any device."""

    sheet: Sheet
    orientation: Orientation
    size: tuple[float, float]  # units
    pages: tuple[Page, ...]

    def report(self) -> PaintReport:
        """Every text with its place, and those that are too large for theirs."""
        boxes = []
        over = []
        margins = (MARGIN, MARGIN, self.size[0] - MARGIN, self.size[1] - MARGIN)
        limits: Rect = tuple(edge / UNIT for edge in margins)  # type: ignore[assignment]  # four of them
        for number, page in enumerate(self.pages, start=1):
            for shown in page.texts:
                ink = shown.lines.ink(shown.x, shown.y, shown.first, shown.last)
                text = shown.lines.text(shown.first, shown.last)
                box = TextBox(number, in_mm(ink), in_mm(shown.cell), text)
                boxes.append(box)
                if not (_inside(box.rect_mm, box.cell_mm) and _inside(box.rect_mm, limits)):
                    over.append(box)
        return PaintReport(len(self.pages), tuple(boxes), tuple(over))


def _inside(rect: Rect, cell: Rect, slack: float = 0.15) -> bool:
    """Within the cell, but for the hair by which a letter like Î leans over its own edge."""
    return (
        rect[0] >= cell[0] - slack
        and rect[1] >= cell[1] - slack
        and rect[2] <= cell[2] + slack
        and rect[3] <= cell[3] + slack
    )


def lay_out(sheet: Sheet) -> LaidSheet:
    """Break the sheet into pages."""
    laid = _lay_out(sheet, 1.0)
    if len(laid.pages) > sheet.fit_pages > 0:
        for scale in _SMALLER:
            smaller = _lay_out(sheet, scale)
            if len(smaller.pages) <= sheet.fit_pages:
                return smaller
    return laid


def _lay_out(sheet: Sheet, scale: float) -> LaidSheet:
    size = paper_size(sheet.orientation)
    width = size[0] - 2 * MARGIN
    frame = _Frame(sheet, width)
    flow = Flow(size, frame.head_height, frame.foot_height, scale)
    flow.text(Lines(sheet.title, width, pixels(TITLE), bold=True, align="center"))
    if sheet.subtitle:
        flow.text(Lines(sheet.subtitle, width, pixels(BODY), align="center"))
    flow.y += 3 * UNIT
    blocks: tuple[Block, ...] = sheet.blocks
    if sheet.fields:
        blocks = (FieldLine(sheet.fields), Space(2), *blocks)
    _run(flow, blocks)
    frame.finish(flow, size)
    return LaidSheet(sheet, sheet.orientation, size, tuple(flow.pages))


def _run(flow: Flow, blocks: Sequence[Block]) -> None:
    for number, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            flow.new_page()
        elif isinstance(block, Space):
            if not flow.at_top:
                flow.y = min(flow.y + block.height * UNIT, flow.bottom)
        else:
            _made(flow, block, blocks[number + 1 :]).run()


def _made(
    flow: Flow, block: Block, following: Sequence[Block]
) -> TableFlow | FieldsFlow | HeadingFlow | FigureFlow | ParagraphFlow | DrawingFlow:
    """The flow of a block that has one."""
    match block:
        case Table():
            return TableFlow(flow, block, _tail(flow, following) if block.fill_page or block.stretch else 0.0)
        case FieldLine():
            return FieldsFlow(flow, block)
        case Heading():
            return HeadingFlow(flow, block, _first_height(flow, following))
        case Figure():
            return FigureFlow(flow, block)
        case Drawing():
            return DrawingFlow(flow, block)
        case Paragraph():
            return ParagraphFlow(flow, block)
    raise TypeError(block)


def _tail(flow: Flow, blocks: Sequence[Block]) -> float:
    """The height of what follows up to a page break, if a page holds it; nothing is left free for more."""
    height = 0.0
    for number, block in enumerate(blocks):
        if isinstance(block, PageBreak):
            break
        if isinstance(block, Space):
            height += block.height * UNIT
        else:
            height += _made(flow, block, blocks[number + 1 :]).height
        if height > 0.6 * flow.full_height:
            return 0.0
    return height + 2


def _first_height(flow: Flow, blocks: Sequence[Block]) -> float:
    """What a heading keeps with it of the block that follows."""
    if not blocks or isinstance(blocks[0], PageBreak | Space | Heading):
        return 0.0
    return _made(flow, blocks[0], blocks[1:]).first_height


class _Frame:
    """The head of later pages and the foot of all."""

    def __init__(self, sheet: Sheet, width: float) -> None:
        half = width / 2 - 2 * UNIT
        third = width / 3 - 2 * UNIT
        self._title = Lines(_short(sheet.title), half, pixels(SMALL), bold=True)
        self._context = Lines(_short(sheet.subtitle), half, pixels(SMALL), align="right")
        self._owner = Lines(_short(sheet.owner), third, pixels(FOOT))
        self._printed = Lines(_short(sheet.printed), third, pixels(FOOT), align="right")
        self._third = third
        self.head_height = max(self._title.height(), self._context.height()) + 3.4 * UNIT
        number = self._number(99, 99).height()
        self.foot_height = max(self._owner.height(), self._printed.height(), number) + 3.5 * UNIT

    def _number(self, page: int, total: int) -> Lines:
        text = tr("Page {page} of {total}", page=page, total=total)
        return Lines(text, self._third, pixels(FOOT), align="center")

    def finish(self, flow: Flow, size: tuple[float, float]) -> None:
        """Write them on every page, now that their number is known."""
        left, right = MARGIN, size[0] - MARGIN
        bottom = size[1] - MARGIN
        for number, page in enumerate(flow.pages, start=1):
            if number > 1:
                under = MARGIN + self.head_height - 2.6 * UNIT
                _put(page, self._title, left, MARGIN)
                _put(page, self._context, right - self._context.width, MARGIN)
                page.rules.append(rule(left, under, right, under, INNER))
            middle = self._number(number, len(flow.pages))
            _put(page, self._owner, left, bottom - self._owner.height())
            _put(page, middle, (left + right - self._third) / 2, bottom - middle.height())
            _put(page, self._printed, right - self._third, bottom - self._printed.height())


def _put(page: Page, lines: Lines, x: float, y: float) -> None:
    if len(lines):
        cell = QRectF(x, y, lines.width, lines.height())
        page.texts.append(Printed(lines, 0, len(lines), x, y, cell))


def _short(text: str) -> str:
    """One line of it; the whole stands on the first page."""
    line = " ".join(clean(text).split())
    return line if len(line) <= _SHORT else line[: _SHORT - 1] + "…"
