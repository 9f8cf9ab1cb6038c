"""Sheets laid out and read back."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pypdf
import pytest

from app.ui.printing.layout import LaidSheet
from app.ui.printing.paper import UNIT


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def letters(text: str) -> Counter[str]:
    """The characters that can be seen."""
    return Counter("".join(text.split()))


def page_texts(laid: LaidSheet) -> list[str]:
    """All texts of each page, one to a line."""
    texts = [""] * len(laid.pages)
    for box in laid.report().boxes:
        texts[box.page - 1] += box.text + "\n"
    return texts


def pdf_texts(path: Path) -> list[str]:
    """What a reader of the PDF can copy, per page, without white space."""
    return ["".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(path).pages]


def empty_cells(laid: LaidSheet, page: int) -> int:
    """Ruled cells of a page in which nothing is written."""
    shown = laid.pages[page]
    written = {(text.cell.x(), text.cell.y()) for text in shown.texts}
    return sum((box.x(), box.y()) not in written for box in shown.boxes)


def lowest_mm(laid: LaidSheet, page: int) -> float:
    """Where the last ruled frame of a page ends."""
    return max(frame.bottom() for frame in laid.pages[page].frames) / UNIT
