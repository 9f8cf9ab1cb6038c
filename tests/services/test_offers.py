"""Follow-ups heard in a line: whom they mean, what accepting writes, and one undo for all of it."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from app.core.errors import InvalidInput
from app.domain.promises import OfferKind
from app.models import ClientFile, ImportantDate, Person
from app.services.daily_log import LineDraft
from app.services.people import PersonDraft
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T09:00")


def day(n):
    return TODAY + timedelta(days=n)


def only(services, text, **more):
    (offer,) = services.offers.offers(text, NOW, **more)
    return offer


def test_a_visit_becomes_a_plan_line_of_its_day(database, services):
    liu = make_file(database, "刘志强")
    before = snapshot(database)
    offer = only(services, "明天下午3:30,拜访刘总")
    assert offer.words(TODAY) == "Tue 11-24 15:30 · Visit · 刘志强"
    assert services.offers.keep(offer) == "Planned for Tue 11-24"
    (line,) = services.log.day(day(1))
    assert (line.start_time, line.plan, line.way) == (time(15, 30), "明天下午3:30,拜访刘总", "visit")
    assert [each.file_id for each in line.files] == [liu]
    services.undo.undo()
    assert snapshot(database) == before


def test_her_sons_birthday_becomes_a_person_in_her_file(database, services):
    sun = make_file(database, "孙丽华")
    before = snapshot(database)
    offer = only(services, "她儿子下周五过生日，准备礼物", file_ids=(sun,))
    assert (offer.kind, offer.chosen) == (OfferKind.BIRTHDAY, True)
    services.offers.keep(offer)
    (person,) = services.people.of_file(sun)
    assert (person.role, person.name, person.birthday.month, person.birthday.day) == ("son", "儿子", 12, 4)
    services.undo.undo()
    assert snapshot(database) == before


def test_a_birthday_told_again_goes_to_the_person_who_is_there(database, services):
    sun = make_file(database, "孙丽华")
    boy = services.people.add(sun, PersonDraft("小明", role="son"))
    services.offers.keep(only(services, "她儿子农历十月二十八生日", file_ids=(sun,)))
    (person,) = services.people.of_file(sun)
    assert (person.id, person.name) == (boy, "小明")
    assert (person.birthday.calendar, person.birthday.month, person.birthday.day) == ("lunar", 10, 28)


def test_a_maturity_becomes_a_date_of_the_file(database, services):
    lei = make_file(database, "雷鸣")
    services.offers.keep(only(services, "2027年3月15日雷先生的国债到期"))
    with database.read() as session:
        row = session.scalars(select(ImportantDate)).one()
    assert (row.file_id, row.year, row.month, row.day, row.yearly) == (lei, 2027, 3, 15, False)


def test_what_has_no_day_is_kept_open(database, services):
    sun = make_file(database, "孙丽华")
    offer = only(services, "在适当时机慰问她爱人", file_ids=(sun,))
    assert offer.words(TODAY) == "kept open, without a date · Follow-up · 孙丽华"
    services.offers.keep(offer)
    (row,) = services.reminders.due()
    assert (row.title, row.due_on, row.file_id) == ("在适当时机慰问她爱人", None, sun)


def test_what_comes_again_becomes_a_series(database, services):
    make_file(database, "王芳")
    services.offers.keep(only(services, "每月5号给王芳发结算单"))
    (row,) = services.reminders.page().rows
    assert (row.due_on, row.said, row.file_name) == (date(2026, 12, 5), "every month", "王芳")


def test_several_of_the_name_are_chosen_from(database, services):
    first, second = make_file(database, "刘志强"), make_file(database, "刘敏")
    offer = only(services, "周五给刘总回电")
    assert not offer.chosen
    assert {each.file_id for each in offer.who} == {first, second}
    with pytest.raises(InvalidInput) as refused:
        services.offers.keep(offer)
    assert refused.value.field == "who"
    chosen = next(each for each in offer.who if each.file_id == second)
    services.offers.keep(offer, who=chosen)
    assert [row.file_id for row in services.reminders.page().rows] == [second]


def test_those_on_the_line_are_meant_before_all_others(database, services):
    make_file(database, "刘敏")
    mine = make_file(database, "刘志强")
    offer = only(services, "周五给刘总回电", file_ids=(mine,))
    assert [each.file_id for each in offer.who] == [mine]
    assert offer.chosen


def test_a_title_that_tells_the_gender_leaves_the_others_out(database, services):
    make_file(database, "孙建国", gender="male")
    sister = make_file(database, "孙丽华", gender="female")
    assert [each.file_id for each in only(services, "周五给孙大姐回电").who] == [sister]


def test_a_contact_person_of_a_firm_is_meant_by_name(database, services):
    firm = make_file(database, "东风铜业", kind="enterprise")
    services.people.add(firm, PersonDraft("李建国"))
    offer = only(services, "后天拜访李建国")
    assert [(each.file_id, each.person) for each in offer.who] == [(firm, "李建国")]
    assert offer.words(TODAY) == "Wed 11-25 · Visit · 李建国 (东风铜业)"


def test_where_usage_is_split_another_day_can_be_taken(database, services):
    make_file(database, "王芳")
    offer = only(services, "meet 王芳 next Friday 3pm")
    first, second = offer.heard.days
    services.offers.keep(offer, on=second)
    assert services.log.day(first) == []
    assert [line.start_time for line in services.log.day(second)] == [time(15)]


def test_dismissed_words_stay_dismissed(database, services):
    line = services.log.add_line(LineDraft(TODAY, notes="改天再约王芳"))
    offer = only(services, "改天再约王芳", line_id=line)
    services.offers.dismiss(line, offer)
    assert services.offers.offers("改天再约王芳吃饭", NOW, line_id=line) == ()
    assert services.offers.offers("改天再约王芳", NOW) != ()


def test_what_was_accepted_is_not_offered_again(database, services):
    make_file(database, "王芳")
    line = services.log.add_line(LineDraft(TODAY, notes="周五给王芳回电"))
    services.offers.keep(only(services, "周五给王芳回电", line_id=line), line_id=line)
    assert services.offers.offers("周五给王芳回电", NOW, line_id=line) == ()


@pytest.mark.parametrize(
    "text", ["周五给王芳回电", "改天再约王芳", "明天下午3点拜访王芳", "12月8日是王芳的生日", "王芳喜欢喝白茶"]
)
def test_what_was_taken_back_is_offered_again_and_not_when_it_is_brought_again(database, services, text):
    make_file(database, "王芳")
    line = services.log.add_line(LineDraft(TODAY, notes=text))
    offer = only(services, text, line_id=line)
    services.offers.keep(offer, line_id=line)
    assert services.offers.offers(text, NOW, line_id=line) == ()
    services.undo.undo()
    assert only(services, text, line_id=line) == offer
    services.undo.redo()
    assert services.offers.offers(text, NOW, line_id=line) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("和刘志强通了电话，周五下午3点半去他公司拜访", "visit"),
        ("给刘志强发了微信，周四上午10点去拜访他", "visit"),
        ("刚打完电话，刘志强明天上午来公司签合同", "open"),
        ("phoned 刘志强, will send him the proposal tomorrow", "send"),
        ("Met 刘志强 today, promised to visit him Friday 15:00", "visit"),
        ("拜访刘志强，明天下午3点", "visit"),
        ("明天下午3:30,拜访刘志强", "visit"),
        ("打电话给刘志强，约在周五", "call"),
        ("刘志强要方案，周五回电", "call"),
    ],
)
def test_what_is_promised_stands_in_the_clause_of_its_day(database, services, text, kind):
    make_file(database, "刘志强")
    offer = only(services, text)
    assert (offer.heard.kind.value, offer.heard.text) == (kind, text)
    assert [each.file_name for each in offer.who] == ["刘志强"]


def test_numbers_offer_nothing(services):
    assert services.offers.offers("做了20手豆粕1月合约，亏5.3万，有一点贵", NOW) == ()


def test_the_birthday_of_a_file_of_its_own(database, services):
    wang = make_file(database, "王芳")
    services.offers.keep(only(services, "12月8日是王芳的生日"))
    with database.read() as session:
        row = session.get_one(ClientFile, wang)
        assert (row.birth_calendar, row.birth_month, row.birth_day) == ("solar", 12, 8)
        assert session.scalars(select(Person)).all() == []


def test_the_birthday_that_would_be_replaced_is_told(database, services):
    wang = make_file(database, "王芳", birth_month=3, birth_day=5, birth_year=1976)
    offer = only(services, "12月8日是王芳的生日")
    assert offer.words(TODAY) == "Tue 12-8 · Birthday · 王芳 · until now 5 Mar 1976"
    services.offers.keep(offer)
    with database.read() as session:
        row = session.get_one(ClientFile, wang)
        assert (row.birth_year, row.birth_month, row.birth_day) == (1976, 12, 8)
    services.offers.keep(only(services, "她儿子12月9日生日，王芳说的"))
    offer = only(services, "王芳说儿子12月19日生日")
    assert offer.words(TODAY).endswith("王芳 · until now 9 Dec")
    assert only(services, "王芳说女儿12月19日生日").words(TODAY).endswith("birthday · 王芳")


@pytest.mark.parametrize("text", ["王芳1986年5月1日出生", "王芳属虎，86年5月1日生", "王芳的生日是1986-5-1"])
def test_a_birthday_told_with_its_year_keeps_it(database, services, text):
    wang = make_file(database, "王芳")
    (offer,) = [each for each in services.offers.offers(text, NOW) if each.kind is OfferKind.BIRTHDAY]
    services.offers.keep(offer)
    with database.read() as session:
        row = session.get_one(ClientFile, wang)
        assert (row.birth_year, row.birth_month, row.birth_day) == (1986, 5, 1)


@pytest.mark.parametrize(
    ("text", "early"),
    [
        ("王芳的保单12月30日续费，提前一周提醒", (7,)),
        ("remind 王芳 of the margin on 30 December, two days before", (2,)),
        ("12月30日给王芳寄合同", ()),
    ],
)
def test_how_early_it_is_to_be_told(database, services, text, early):
    make_file(database, "王芳")
    offer = only(services, text)
    services.offers.keep(offer)
    (row,) = services.reminders.page().rows
    assert row.due_on == date(2026, 12, 30)
    assert services.reminders.load(int(row.key.split("/")[1])).leads == early
    assert (" before" in offer.words(TODAY)) == bool(early)


def test_an_anniversary_comes_every_year(database, services):
    liu = make_file(database, "刘志强")
    text = "下周二是刘总结婚纪念日"
    offer = only(services, text)
    assert offer.words(TODAY) == "Tue 12-1 · Anniversary · 刘志强"
    assert services.offers.keep(offer) == "Date kept in the file of 刘志强"
    (row,) = services.people.dates(liu)
    assert (row.title, row.yearly, row.day.month, row.day.day) == ("结婚纪念日", True, 12, 1)
    assert services.offers.offers(text, NOW) == ()


@pytest.mark.parametrize(
    "text",
    [
        "周五回电刘志强",
        "明天下午3点拜访刘志强",
        "刘志强下周五过生日",
        "刘志强喜欢足球",
        "刘志强的存单12月15日到期",
    ],
)
def test_an_offer_about_a_file_deleted_meanwhile_is_refused_in_words(database, services, text):
    liu = make_file(database, "刘志强")
    (offer, *_) = services.offers.offers(text, NOW)
    services.files.delete([liu])
    before = snapshot(database)
    with pytest.raises(InvalidInput, match="no longer there"):
        services.offers.keep(offer)
    assert snapshot(database) == before


def test_the_same_day_said_twice_is_two_offers(database, services):
    liu, wang = make_file(database, "刘志强"), make_file(database, "王芳")
    line = services.log.add_line(LineDraft(NOW.date(), record="周五回电刘志强；周五回电王芳"))
    first, second = services.offers.offers("周五回电刘志强；周五回电王芳", NOW, (), line)
    services.offers.keep(first, line_id=line)
    (left,) = services.offers.offers("周五回电刘志强；周五回电王芳", NOW, (), line)
    assert left.who == second.who
    services.offers.dismiss(line, left)
    assert services.offers.offers("周五回电刘志强；周五回电王芳", NOW, (), line) == ()
    assert {first.who[0].file_id, second.who[0].file_id} == {liu, wang}
