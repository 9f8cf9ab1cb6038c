"""The list of a festival on paper."""

from datetime import date

import pytest

from app.core import i18n
from app.domain.festivals import Festival
from app.sheets import forms
from tests.factories import make_file
from tests.sheets.diary import LONG, ODD, pages, report


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def test_an_empty_list_is_a_page_to_write_on(services, tmp_path):
    (only,) = pages(forms.build(services, "greetings"), tmp_path)
    assert "Festivalgreetings" in only
    assert "0/0" in only


def test_the_next_festival_with_a_list_and_who_was_greeted(services, database, tmp_path):
    i18n.use_language("zh_CN")
    liu, _far = make_file(database, "刘明", rung="B"), make_file(database, "赵六", rung="F")
    services.greetings.greet(Festival.SPRING, date(2027, 2, 6), [liu])
    (only,) = pages(forms.build(services, "greetings"), tmp_path)
    for said in ("春节", "2027年2月6日", "正月初一", "刘明", "B级", "11-23", "1/1"):
        assert said in only
    assert "赵六" not in only


def test_long_and_odd_names_over_three_pages(services, database, tmp_path):
    for number in range(90):
        make_file(database, f"{number}{LONG[:50] if number % 7 else ODD[:50]}", rung="B")
    sheet = forms.build(services, "greetings", on=date(2027, 6, 1))
    assert len(pages(sheet, tmp_path)) >= 3
    assert report(sheet).overflows == ()
