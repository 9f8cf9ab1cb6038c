"""The goal chain on paper: empty to fill in, or with every step and the range."""

from datetime import date

import pytest

from app.core import i18n
from app.sheets import forms
from tests.sheets.diary import pages, report

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def _application(qapp):
    """Fonts need an application."""


def test_without_a_chain_it_is_a_form_to_fill_in(services, tmp_path):
    made = forms.build(services, "goal-chain", on=TODAY)
    assert (report(made).pages, report(made).overflows) == (1, ())
    (text,) = pages(made, tmp_path)
    for word in ("Incomewanted,amonth", "Visitsaday", "visits÷workingdaysleft"):
        assert word in text


def test_every_step_and_how_sure_it_is(services, tmp_path):
    services.settings.change({"trade": "futures", "owner": "林晓帆"})
    services.chain.begin(TODAY, 1_200_000)
    made = forms.build(services, "goal-chain", on=TODAY)
    assert (report(made).pages, report(made).overflows) == (1, ())
    (text,) = pages(made, tmp_path)
    for word in ("12,000amonthmeans9.9visitsaday", "nine", "53,333", "◆12,000", "林晓帆"):
        assert word in text


def test_in_chinese(services, tmp_path):
    services.settings.change({"trade": "futures"})
    services.chain.begin(TODAY, 1_200_000)
    i18n.use_language("zh_CN")
    made = forms.build(services, "goal-chain", on=date(2027, 1, 4))
    assert report(made).overflows == ()
    (text,) = pages(forms.build(services, "goal-chain", on=TODAY), tmp_path)
    for word in ("目标倒推", "每月12,000元", "日均拜访量", "净佣金÷平均佣金率"):
        assert word in text
