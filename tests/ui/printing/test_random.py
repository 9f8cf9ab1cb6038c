"""Whatever a form describes, no text leaves its cell or margin and none is lost."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.sheets.page import (
    Cell,
    Column,
    Field,
    FieldLine,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Sheet,
    Space,
    Table,
)
from app.ui.printing.layout import lay_out
from app.ui.printing.lines import clean
from app.ui.printing.paper import MARGIN
from tests.ui.printing.conftest import letters, page_texts

WORDS = st.sampled_from(
    ["刘喆", "套保，", "（周五）", "hedging ", "x" * 40, "\n", " ", "2026-11-23", "。", "📞", "é"]
)
TEXTS = st.lists(WORDS, max_size=40).map("".join) | st.text(max_size=60) | st.just("长文" * 900)
CELLS = st.builds(
    Cell,
    TEXTS,
    bold=st.booleans(),
    small=st.booleans(),
    shaded=st.booleans(),
    align=st.sampled_from([None, "left", "center", "right"]),
    valign=st.sampled_from([None, "top", "middle"]),
    colspan=st.integers(1, 3),
    rowspan=st.sampled_from([1, 1, 1, 2, 5, 30]),
)
COLUMNS = st.lists(
    st.builds(
        Column,
        st.sampled_from(["", "时间", "Purpose of the visit"]),
        share=st.floats(0.01, 5),
        fixed=st.none() | st.floats(1, 120),
    ),
    min_size=1,
    max_size=9,
).map(tuple)


@st.composite
def tables(draw):
    columns = draw(COLUMNS)
    rows = draw(
        st.lists(
            st.builds(
                Row,
                st.lists(CELLS, max_size=1).map(tuple),
                min_height=st.none() | st.floats(0, 400),
                strong_top=st.booleans(),
            ),
            max_size=25,
        )
    )
    # At most one cell a row, so that spans from above never push one out of the table.
    spans = st.booleans()
    if len(columns) == 1 or not draw(spans):
        rows = [
            Row(tuple(Cell(c.text, c.bold, c.small, colspan=c.colspan) for c in row.cells), row.min_height)
            for row in rows
        ]
    else:
        rows = _without_full_rows(rows, len(columns))
    return Table(
        columns,
        tuple(rows),
        row_height=draw(st.floats(0, 30)),
        blank_rows=draw(st.integers(0, 4)),
        fill_page=draw(st.booleans()),
        stretch=draw(st.booleans()),
    )


def _without_full_rows(rows, columns):
    """Leave out cells where spans from above cover the whole width."""
    made, busy = [], [0] * columns
    for row in rows:
        free = busy.count(0)
        cells = row.cells if free else ()
        made.append(Row(cells, row.min_height, row.strong_top))
        if cells:
            start = busy.index(0)
            for column in range(start, min(columns, start + cells[0].colspan)):
                if busy[column]:
                    break
                busy[column] = cells[0].rowspan
        busy = [max(0, left - 1) for left in busy]
    return made


BLOCKS = st.one_of(
    tables(),
    tables(),
    st.builds(Paragraph, TEXTS, bold=st.booleans(), small=st.booleans()),
    st.builds(Heading, TEXTS),
    st.builds(FieldLine, st.lists(st.builds(Field, TEXTS, TEXTS), max_size=5).map(tuple)),
    st.builds(Space, st.floats(0, 400)),
    st.just(PageBreak()),
)
SHEETS = st.builds(
    Sheet,
    TEXTS,
    st.lists(BLOCKS, max_size=4).map(tuple),
    orientation=st.sampled_from(["portrait", "landscape"]),
    subtitle=TEXTS,
    fields=st.lists(st.builds(Field, TEXTS, TEXTS), max_size=3).map(tuple),
    owner=TEXTS,
    printed=TEXTS,
)


def texts_of(sheet):
    yield sheet.title
    yield sheet.subtitle
    for field in sheet.fields:
        yield from (field.label, field.value)
    for block in sheet.blocks:
        match block:
            case Table():
                yield from (cell.text for row in (*block.heads(), *block.rows) for cell in row.cells)
            case FieldLine():
                yield from (text for field in block.fields for text in (field.label, field.value))
            case Paragraph() | Heading():
                yield block.text


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(SHEETS)
def test_any_sheet_is_whole_and_inside_its_cells(sheet):
    laid = lay_out(sheet)
    assert laid.report().overflows == ()
    shown = letters("".join(page_texts(laid)))
    wanted = letters("".join(clean(text) for text in texts_of(sheet)))
    assert not wanted - shown
    for page in laid.pages:
        for rect in (*page.boxes, *page.frames):
            assert rect.bottom() <= laid.size[1] - MARGIN + 5
            assert rect.right() <= laid.size[0] - MARGIN + 5


@st.composite
def long_tables(draw):
    """A diary of many days: groups of rows under a label, texts from nothing to half a page."""
    random = draw(st.randoms(use_true_random=False))
    rows = []
    for day in range(random.randint(1, 25)):
        size = random.randint(1, random.choice([2, 6, 40]))
        for line in range(size):
            label = (Cell(f"day {day}\n" * random.choice([1, 1, 12]), rowspan=size),) if line == 0 else ()
            texts = ["客户说" * random.choice([0, 1, 5, 30, 400]) for _ in range(3)]
            height = random.choice([None, None, 20, 150])
            rows.append(Row.of(*label, *texts, min_height=height, strong_top=line == 0))
    columns = (Column("Day", fixed=17), Column("Plan"), Column("Record", share=2), Column("Notes"))
    return Table(
        columns, tuple(rows), blank_rows=3, fill_page=draw(st.booleans()), stretch=draw(st.booleans())
    )


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(long_tables(), st.sampled_from(["portrait", "landscape"]))
def test_long_tables_lose_nothing_and_no_text_lies_on_another(table, orientation):
    laid = lay_out(Sheet("T", (table, Paragraph("end")), orientation=orientation))
    assert laid.report().overflows == ()
    texts = page_texts(laid)
    shown = letters("".join(texts))
    written = letters("".join(cell.text for row in table.rows for cell in row.cells))
    assert shown["客"] == written["客"]
    assert not written - shown
    for page, text in zip(laid.pages, texts, strict=True):
        assert ("Record" in text) == bool(page.frames)
        inked = [t.lines.ink(t.x, t.y, t.first, t.last).adjusted(8, 8, -8, -8) for t in page.texts]
        for number, one in enumerate(inked):
            assert not any(one.intersects(other) for other in inked[number + 1 :])
