"""A chart on paper: the picture, and its figures as a table below."""

from __future__ import annotations

from collections.abc import Sequence

from app.sheets.page import Cell, Column, Figure, Row, Sheet, Space, Table

_WIDE = 257.0  # mm between the margins of A4 landscape


def chart_sheet(
    title: str,
    subtitle: str,
    png: bytes,
    shape: tuple[int, int],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    owner: str = "",
    printed: str = "",
) -> Sheet:
    """`shape` is the picture's width and height in pixels; the first column of the figures is its name."""
    columns = tuple(
        Column(heading, align="left" if number == 0 else "right") for number, heading in enumerate(headings)
    )
    figures = Table(columns, tuple(Row(tuple(Cell(text) for text in row)) for row in rows), row_height=5.6)
    picture = Figure(png, _WIDE, _WIDE * shape[1] / shape[0])
    return Sheet(
        title=title,
        blocks=(picture, Space(4.0), figures),
        orientation="landscape",
        subtitle=subtitle,
        owner=owner,
        printed=printed,
        file_name=title,
    )
