"""Days and contacts to print, written as the services would; and sheets read back as a reader sees them."""

from __future__ import annotations

from datetime import date, time, timedelta
from pathlib import Path

import pypdf

from app.models import LineFile, LogLine
from app.services.bundle import Services
from app.services.contacts import ContactDraft, ContactPerson
from app.sheets.page import Sheet, Table
from app.storage.database import Database
from app.ui.printing.painter import PaintReport, lay_out, print_pdf

MONDAY = date(2026, 11, 23)
LONG = (
    "客户对近期铜价波动有顾虑，询问套保比例如何确定；已讲解基差风险，约定周五送《套期保值方案》。"
    "其财务总监张女士也在场，对保证金占用比较在意，希望看到三种方案的比较。"
)
ODD = '<b>粗体</b> <img src="file:///etc/passwd"> & 😀 喆堃赟'


def make_line(database: Database, on: date, at: str | None, *files: int, **values: object) -> int:
    """A line of the log about these files."""
    with database.write("Add a line") as unit:
        line = LogLine(on_date=on, start_time=time.fromisoformat(at) if at else None, **values)
        unit.session.add(line)
        unit.session.flush()
        for position, file_id in enumerate(files):
            unit.session.add(LineFile(line_id=line.id, file_id=file_id, position=position))
        return line.id


def hold(diary: Services, file_id: int, on: date, **values: object) -> int:
    """A contact recorded; values of the person and of the contact alike."""
    mine = {key: values.pop(key) for key in list(values) if key in ContactPerson.__slots__}
    draft = ContactDraft((ContactPerson(file_id, **mine),), on, **values)
    return diary.contacts.record(draft).line_id


def fill_week(database: Database, file_id: int, *, a_day: int) -> None:
    """So many visits on each day of the week of `MONDAY`."""
    for day in range(7):
        for number in range(a_day):
            make_line(
                database,
                MONDAY + timedelta(days=day),
                f"{8 + number % 12:02d}:30",
                file_id,
                way="visit",
                plan=LONG if number == 2 else "看望，问问近况",
                purpose="learn step",
                materials="公司简介、产品折页",
                companions="周正",
                companion_mode="guides",
                place="恒昌大厦12层",
            )


def tables(sheet: Sheet) -> list[Table]:
    return [block for block in sheet.blocks if isinstance(block, Table)]


def column(sheet: Sheet, label: str, *, table: int | None = None) -> list[str]:
    """The texts of the column so named, row by row; columns under a label of several rows are counted on."""
    found = (
        tables(sheet)[table]
        if table is not None
        else next(t for t in tables(sheet) if label in [c.label for c in t.columns])
    )
    index = [c.label for c in found.columns].index(label)
    texts, covered = [], [0] * len(found.columns)
    for row in found.rows:
        cells, given = {}, list(row.cells)
        for at in range(len(found.columns)):
            if covered[at]:
                covered[at] -= 1
            elif given:
                cell = given.pop(0)
                cells[at], covered[at] = cell.text, cell.rowspan - 1
        texts.append(cells.get(index, ""))
    return texts


def words(sheet: Sheet) -> str:
    """Every text of the sheet's tables and its head, one to a line."""
    said = [sheet.title, sheet.subtitle, *(f"{f.label} {f.value}" for f in sheet.fields)]
    for table in tables(sheet):
        said += [cell.text for row in (*table.heads(), *table.rows) for cell in row.cells]
    return "\n".join(said)


def report(sheet: Sheet) -> PaintReport:
    """The sheet laid out: its pages, and the texts that leave their place."""
    return lay_out(sheet).report()


def pages(sheet: Sheet, folder: Path) -> list[str]:
    """What a reader of the PDF can copy, per page, without white space."""
    file = folder / "sheet.pdf"
    assert print_pdf(sheet, file).overflows == ()
    return ["".join((page.extract_text() or "").split()) for page in pypdf.PdfReader(file).pages]
