"""Whom a text names: whole names, surname and title, firms and given names as people shorten them."""

from datetime import date, datetime

import pytest

from app.services.people import PersonDraft
from tests.factories import make_file

NOW = datetime.combine(date(2026, 11, 23), datetime.min.time().replace(hour=9))


@pytest.fixture
def files(database, services):
    firm = make_file(database, "江城东风铜业有限公司", kind="enterprise")
    make_file(database, "江城东风饲料有限公司", kind="enterprise")
    make_file(database, "孔美玲", gender="female")
    make_file(database, "王国庆")
    services.people.add(firm, PersonDraft("陈志远", role="contact"))


def who(services, text, *on_line):
    (offer,) = services.offers.offers(text, NOW, on_line)
    return [each.label for each in offer.who], offer.chosen


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("明天上午去东风铜业", ["江城东风铜业有限公司"]),
        ("周三约江城东风铜业的人", ["江城东风铜业有限公司"]),
        ("下周二见东风饲料", ["江城东风饲料有限公司"]),
        ("后天拜访江城东风饲料有限公司", ["江城东风饲料有限公司"]),
        ("周五见陈志远", ["陈志远 (江城东风铜业有限公司)"]),
        ("下周二拜访美玲", ["孔美玲"]),
        ("下周二拜访孔美玲", ["孔美玲"]),
        ("明天给孔姐打电话", ["孔美玲"]),
    ],
)
def test_named_beyond_doubt(services, files, text, named):
    assert who(services, text) == (named, True)


@pytest.mark.parametrize("text", ["国庆后联系", "明天去铝厂看库存", "明天去公司"])
def test_words_that_name_nobody(services, files, text):
    assert who(services, text) == ([], False)


@pytest.mark.parametrize(
    "text", ["call my boss tomorrow", "send the annual report on Friday", "明天谈健康险", "周五去看建设工地"]
)
def test_a_name_within_a_word_is_nobody(database, services, text):
    for name in ("Amy", "Ann", "ann", "王健康", "李建设"):
        make_file(database, name)
    assert who(services, text) == ([], False)


def test_a_name_in_letters_is_a_word(database, services):
    make_file(database, "Ann")
    assert who(services, "call Ann on Friday") == (["Ann"], True)
    assert who(services, "周五给Ann打电话") == (["Ann"], True)


def test_a_firm_named_goes_before_whom_the_line_is_about(database, services, files):
    liu = make_file(database, "刘志强")
    assert who(services, "周五去东风铜业", liu) == (["江城东风铜业有限公司"], True)
    assert who(services, "周五再谈", liu) == (["刘志强"], True)


def test_several_firms_of_one_name_are_chosen_from(database, services, files):
    make_file(database, "汉阳东风铜业有限公司", kind="enterprise")
    named, sure = who(services, "明天去东风铜业")
    assert set(named) == {"江城东风铜业有限公司", "汉阳东风铜业有限公司"}
    assert not sure


def test_a_visit_to_a_firm_is_a_plan(services, files):
    (offer,) = services.offers.offers("明天上午9点到11点半去东风铜业", NOW)
    assert offer.kind == "plan"
