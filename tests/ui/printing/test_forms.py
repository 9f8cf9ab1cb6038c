"""Sheets like the forms of the trade: empty, full and several pages long."""

import re

import pytest

from app.core import i18n
from app.ui.printing.layout import lay_out
from app.ui.printing.painter import page_image, print_pdf
from app.ui.printing.paper import MARGIN, UNIT
from tests.sheets import samples
from tests.ui.printing.conftest import empty_cells, lowest_mm, page_texts, pdf_texts

FORMS = {
    "empty week": samples.week(filled=False),
    "full week": samples.week(),
    "long week": samples.week(12),
    "empty day": samples.day(filled=False),
    "full day": samples.day(),
    "long day": samples.day(32),
    "empty card": samples.card(filled=False),
    "full card": samples.card(),
    "long card": samples.card(40),
}


@pytest.mark.parametrize("name", FORMS)
def test_no_text_leaves_its_cell_or_the_margins(name):
    report = lay_out(FORMS[name]).report()
    assert report.boxes
    assert report.overflows == ()


@pytest.mark.parametrize("name", FORMS)
def test_nothing_ruled_leaves_the_margins(name):
    laid = lay_out(FORMS[name])
    for page in laid.pages:
        for rect in (*page.boxes, *page.frames, *page.shades):
            assert rect.left() >= MARGIN - 1
            assert rect.top() >= MARGIN - 1
            assert rect.right() <= laid.size[0] - MARGIN + 1
            assert rect.bottom() <= laid.size[1] - MARGIN + 1


@pytest.mark.parametrize("name", FORMS)
def test_no_two_texts_of_a_page_lie_on_one_another(name):
    for page in lay_out(FORMS[name]).pages:
        inked = [t.lines.ink(t.x, t.y, t.first, t.last).adjusted(3, 3, -3, -3) for t in page.texts]
        for number, one in enumerate(inked):
            assert not any(one.intersects(other) for other in inked[number + 1 :])


@pytest.mark.parametrize(
    ("name", "pages"),
    [("empty week", 1), ("empty day", 1), ("full day", 1), ("empty card", 1), ("full card", 1)],
)
def test_forms_that_fit_take_one_page(name, pages):
    assert lay_out(FORMS[name]).report().pages == pages


@pytest.mark.parametrize("name", ["long week", "long day", "long card"])
def test_every_page_has_the_head_of_the_table_its_number_owner_and_date(name):
    i18n.use_language("zh_CN")
    laid = lay_out(FORMS[name])
    texts = page_texts(laid)
    assert len(texts) >= 3
    for number, text in enumerate(texts, start=1):
        assert f"第 {number} 页，共 {len(texts)} 页" in text
        assert samples.OWNER in text
        assert samples.PRINTED in text
        assert FORMS[name].title in text
        assert FORMS[name].subtitle in text
        assert ("时间\n" if name != "long card" else "谈了什么\n") in text


def test_the_pdf_holds_every_word_of_a_full_form(tmp_path):
    print_pdf(FORMS["full card"], tmp_path / "card.pdf")
    (text,) = pdf_texts(tmp_path / "card.pdf")
    for word in (
        "准保户卡",
        "刘喆·编号1024",
        "恒昌铜业有限公司",
        "138057422",
        "女儿刘珺",
        "同意开户",
        "约定周五送《套期",
    ):
        assert word in text


def test_the_week_repeats_the_day_on_the_page_where_it_goes_on():
    texts = page_texts(lay_out(FORMS["long week"]))
    days = [re.findall("周.\n11-", text) for text in texts]
    assert sum(len(found) for found in days) > len(samples.DAYS)  # some day stands on two pages
    for text in texts:
        rows_of_text = re.findall(r"\d\d:\d\d\n", text)
        assert not rows_of_text or re.search("周.\n11-", text)


def test_an_empty_log_is_ruled_down_to_the_summary():
    laid = lay_out(FORMS["empty day"])
    assert empty_cells(laid, 0) >= 15 * 5
    assert lowest_mm(laid, 0) == pytest.approx(297 - 13 - 6, abs=2)


def test_the_last_page_of_a_long_card_is_ruled_to_write_on():
    laid = lay_out(FORMS["long card"])
    last = len(laid.pages) - 1
    assert empty_cells(laid, last) >= 8
    assert lowest_mm(laid, last) > 265


def test_an_empty_week_reaches_the_foot_of_its_page():
    laid = lay_out(FORMS["empty week"])
    goal = next(box for box in laid.report().boxes if box.text == "本周目标")
    assert goal.rect_mm[3] > 185
    assert lowest_mm(laid, 0) < goal.rect_mm[1]


def test_days_of_a_week_are_set_off_by_a_heavier_rule():
    heavy = [line for line, width in lay_out(FORMS["empty week"]).pages[0].rules if width > 0.2 * UNIT]
    assert len(heavy) == 7  # under the head, and above six of the seven days


def test_the_picture_of_a_page_is_black_on_white():
    image = page_image(lay_out(FORMS["full week"]), 1, 2)
    assert (image.width(), image.height()) == (594, 420)
    grey = [image.pixelColor(x, y).lightness() for x in range(0, 594, 3) for y in range(0, 420, 3)]
    assert grey.count(255) > 0.7 * len(grey)
    assert min(grey) < 60
