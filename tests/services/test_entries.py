"""One line for everything: one entry, one act, one undo."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from app.core.errors import InvalidInput
from app.domain.one_line import EntryKind
from app.models import Contact
from app.services.named import Named
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
EVENING = datetime.fromisoformat("2026-11-23T19:00")
MORNING = datetime.fromisoformat("2026-11-23T09:00")
ALL = "14:00 见刘总 在他公司 想要套保方案 周五回电 升B"


def day(n):
    return TODAY + timedelta(days=n)


def test_a_visit_told_in_the_evening(database, services):
    liu = make_file(database, "刘志强", rung="E")
    before = snapshot(database)
    services.entries.write(ALL, EVENING)
    (line,) = services.log.day(TODAY)
    assert (line.start_time, line.way, line.place, line.record) == (
        time(14), "visit", "他公司", "见刘总 想要套保方案",
    )  # fmt: skip
    with database.read() as session:
        assert [each.file_id for each in session.scalars(select(Contact))] == [liu]
    (row,) = [row for row in services.reminders.page().rows if row.file_id == liu]
    assert (row.title, row.due_on) == ("周五回电", day(4))
    assert services.files.get(liu).rung == "B"
    services.undo.undo()
    assert snapshot(database) == before


def test_the_same_line_in_the_morning_is_a_plan(database, services):
    liu = make_file(database, "刘志强", rung="E")
    services.entries.write(ALL, MORNING)
    (line,) = services.log.day(TODAY)
    assert (line.plan, line.record, line.way) == ("见刘总 想要套保方案", "", "visit")
    assert services.reminders.page().rows[0].file_id == liu
    with database.read() as session:
        assert session.scalars(select(Contact)).all() == []


def test_a_promise_alone_is_a_reminder(database, services):
    make_file(database, "孙丽华")
    services.entries.write("周五给孙大姐回电", MORNING)
    (row,) = services.reminders.page().rows
    assert (row.title, row.due_on, row.file_name) == ("周五给孙大姐回电", day(4), "孙丽华")
    assert services.log.day(TODAY) == []


def test_a_new_prospect_with_a_phone_and_a_next_step(services):
    services.entries.write("新客户 张伟 13800001234 周四联系", MORNING)
    (hit,) = services.files.find("张伟")
    assert hit.phone.replace(" ", "") == "13800001234"
    (row,) = services.reminders.page().rows
    assert (row.title, row.due_on, row.file_id) == ("周四联系", day(3), hit.id)


@pytest.mark.parametrize(
    ("text", "name", "phone", "note"),
    [
        ("张建军 13911112222 做铜贸易 下周二拜访", "张建军", "13911112222", "做铜贸易"),
        ("认识了张建军 139 1111 2222 展会上 周五电话", "张建军", "139 1111 2222", "展会上"),
        ("新增 张建军 做铜贸易", "张建军", "", "做铜贸易"),
        ("新客户张建军,13911112222,做铜贸易", "张建军", "13911112222", "做铜贸易"),
        ("new client Anna Li, copper trader, call her on Friday", "Anna Li", "", "copper trader"),
        ("new Zhang Jianjun 13911112222 copper trader, visit next Tuesday",
         "Zhang Jianjun", "13911112222", "copper trader"),
    ],
)  # fmt: skip
def test_a_name_with_a_number_is_somebody_new(services, text, name, phone, note):
    services.entries.write(text, MORNING)
    (hit,) = services.files.find(name)
    assert (hit.name, hit.phone.replace(" ", "")) == (name, phone.replace(" ", ""))
    assert services.files.get(hit.id).value("note") == note


@pytest.mark.parametrize(
    "text",
    ["电话 13912345678 没人接", "通知 13912345678 周五开会", "打给13912345678 说周五来", "微信 13912345678"],
)
def test_words_before_a_number_are_no_name(services, text):
    assert services.entries.preview(text, MORNING).entry.kind is not EntryKind.FILE


def test_a_trade_names_no_firm(database, services):
    make_file(database, "江城东风铜业有限公司", kind="enterprise")
    seen = services.entries.preview("宏达铜业有限公司 0755-83001234 采购铜杆", MORNING)
    assert (seen.who, seen.entry.name, seen.entry.phone) == ((), "宏达铜业有限公司", "0755-83001234")
    assert services.entries.preview("见了东风铜业 谈套保", MORNING).sure


def test_a_number_of_somebody_known_makes_no_second_file(database, services):
    liu = make_file(database, "刘志强")
    services.entries.write("刘志强 13911112222 周五回电", MORNING)
    assert [hit.id for hit in services.files.find("刘志强")] == [liu]
    assert services.reminders.page().rows[0].file_id == liu
    assert services.entries.preview("新客户 刘志强", MORNING).alike == ("刘志强",)


def test_english_words_stay_together(database, services):
    make_file(database, "Anna Li")
    services.entries.write("called Anna Li, no answer, try again tomorrow 10am", EVENING)
    (row,) = services.reminders.page().rows
    assert (row.title, row.due_on, row.time) == ("try again tomorrow 10am", day(1), time(10))
    services.entries.write("met Anna Li in her office, wants a hedge plan, call Friday, to B", EVENING)
    met = services.log.day(TODAY)[-1]
    assert (met.place, met.record) == ("her office", "met Anna Li wants a hedge plan")
    assert services.files.find("Anna Li")[0].rung == "B"


def test_the_example_of_the_manual(database, services):
    liu = make_file(database, "刘志强", rung="E")
    services.entries.write("14:00 saw 刘志强 at his office wants the proposal call Friday rung B", EVENING)
    (line,) = services.log.day(TODAY)
    assert (line.start_time, line.place, line.record) == (
        time(14),
        "his office",
        "saw 刘志强 wants the proposal",
    )
    assert [(row.title, row.due_on) for row in services.reminders.page().rows] == [("call Friday", day(4))]
    assert services.files.get(liu).rung == "B"


@pytest.mark.parametrize(
    "text",
    ["visit 刘志强 tomorrow 10am", "拜访刘志强 明天上午10点", "拜访刘志强，明天10点", "见刘总 明天10点"],
)
def test_a_day_alone_says_when_it_is_to_be(database, services, text):
    make_file(database, "刘志强")
    services.entries.write(text, EVENING)
    assert services.log.day(TODAY) == []
    (line,) = services.log.day(day(1))
    assert (line.start_time, line.way, line.files[0].name) == (time(10), "visit", "刘志强")


def test_what_was_is_a_contact_although_a_day_follows(database, services):
    make_file(database, "刘志强")
    services.entries.write("见了刘总 明天上午10点", EVENING)
    assert [line.way for line in services.log.day(TODAY)] == ["visit"]


def test_lunch_is_a_meal_with_somebody(database, services):
    make_file(database, "程慧珍")
    services.entries.write("午饭 程慧珍 聊到儿子明年高考", EVENING)
    (line,) = services.log.day(TODAY)
    assert (line.way, line.files[0].name) == ("meal", "程慧珍")


def test_a_line_about_nobody_is_a_line_of_the_log(services):
    services.entries.write("整理客户资料", EVENING)
    (line,) = services.log.day(TODAY)
    assert (line.record, line.files) == ("整理客户资料", ())


def test_what_was_yesterday_stands_on_yesterday(database, services):
    make_file(database, "王芳")
    services.entries.write("昨天见王芳 谈得不错", EVENING)
    (line,) = services.log.day(day(-1))
    assert line.files[0].outcome == "good"
    assert services.log.day(TODAY) == []


def test_several_of_the_name_are_asked_about_and_nothing_is_written(database, services):
    make_file(database, "刘志强")
    second = make_file(database, "刘敏")
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        services.entries.write(ALL, EVENING)
    assert refused.value.field == "who"
    assert "刘敏" in refused.value.message
    assert snapshot(database) == before
    services.entries.write(ALL, EVENING, Named(second, "刘敏"))
    assert services.log.day(TODAY)[0].files[0].file_id == second


def test_a_contact_with_nobody_known_is_refused(services):
    with pytest.raises(InvalidInput) as refused:
        services.entries.write("见了赵总 谈得不错", EVENING)
    assert refused.value.field == "who"
    assert services.log.day(TODAY) == []


@pytest.mark.parametrize("text", ["", "   ", "\n"])
def test_nothing_is_no_entry(services, text):
    with pytest.raises(InvalidInput) as refused:
        services.entries.preview(text)
    assert refused.value.field == "text"


def test_the_preview_says_what_will_be_written(database, services):
    make_file(database, "刘志强", rung="E")
    seen = services.entries.preview(ALL, EVENING)
    assert [item.words(TODAY) for item in seen.items] == [
        "Contact · Mon 11-23 14:00 · 刘志强 · Visit · 他公司 · 见刘总 想要套保方案",
        "Ladder · 刘志强 · Rung B",
        "Reminder · Fri 11-27 · 刘志强 · 周五回电",
    ]


def test_what_a_line_tells_of_somebody_goes_into_the_file(database, services):
    liu = make_file(database, "刘志强", job_title="经理")
    before = snapshot(database)
    text = "14:00 见刘总 喜欢足球 升了总监 周五回电"
    seen = services.entries.preview(text, EVENING)
    assert [(item.kind, item.text) for item in seen.items if item.kind == "fact"] == [
        ("fact", "Hobbies: 足球"), ("fact", "Title: 经理 → 总监"),
    ]  # fmt: skip
    services.entries.write(text, EVENING)
    file = services.files.get(liu)
    assert (file.value("hobbies"), file.value("job_title"), file.visits) == ("足球", "总监", 1)
    services.undo.undo()
    assert snapshot(database) == before


def test_a_new_prospect_begins_with_what_is_told(services):
    services.entries.write("新客户 张伟 13800001234 喜欢钓鱼 周四联系", MORNING)
    (hit,) = services.files.find("张伟")
    file = services.files.get(hit.id)
    assert (file.value("hobbies"), file.value("note")) == ("钓鱼", "喜欢钓鱼")


def test_facts_of_somebody_unclear_are_left_alone(database, services):
    make_file(database, "刘志强")
    make_file(database, "刘敏")
    assert [item.kind for item in services.entries.preview("刘总喜欢足球", MORNING).items] == ["note"]


def outcome_of(services, file_id):
    (row,) = services.forms.contacts(file_id)
    return row.met, row.not_met


@pytest.mark.parametrize(
    ("text", "met", "cause"),
    [
        ("段世杰 电话没接 明天再打", False, "no_reply"),
        ("上午拜访段世杰，人不在", False, "absent"),
        ("段世杰 微信 发了研报", False, None),
        ("段世杰 微信聊了白糖，很感兴趣", True, None),
        ("called 段世杰, no answer", False, "no_reply"),
        ("拜访段世杰，聊了半小时", True, None),
    ],
)
def test_whether_somebody_was_spoken_to(database, services, text, met, cause):
    duan = make_file(database, "段世杰")
    services.entries.write(text)
    assert outcome_of(services, duan) == (met, cause)


def test_a_birthday_present_is_no_birthday(database, services):
    make_file(database, "林若兰")
    services.entries.write("周五给林若兰送生日礼物")
    (row,) = services.reminders.page().rows
    assert (row.title, row.file_name, row.due_on) == ("周五给林若兰送生日礼物", "林若兰", date(2026, 11, 27))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("4月31日见刘志强", "4月31日"),
        ("25:30 见刘志强", "25:30"),
        ("May 32 visit 刘志强", "May 32"),
        ("见刘志强 13月2号", "13月2号"),
    ],
)
def test_a_day_there_is_not_is_refused(database, services, text, words):
    make_file(database, "刘志强")
    with pytest.raises(InvalidInput) as refused:
        services.entries.write(text, EVENING)
    assert refused.value.message == f"There is no such day: {words}"
    assert services.log.day(TODAY) == []


@pytest.mark.parametrize(
    "text", ["见刘志强 他 may 50 手", "2月29日见刘志强", "见刘志强 比分 98:95", "24:00 见刘志强"]
)
def test_what_only_looks_so_is_let_be(database, services, text):
    make_file(database, "刘志强")
    assert services.entries.ready(text, EVENING).who


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("前天见了刘志强，明天再打电话", 1),
        ("昨天见了刘志强 后天给他报告", 2),
        ("yesterday met 刘志强, call him tomorrow", 1),
    ],
)
def test_tomorrow_is_that_of_the_one_who_writes(database, services, text, due):
    make_file(database, "刘志强")
    services.entries.write(text, EVENING)
    assert [row.due_on for row in services.reminders.page().rows] == [day(due)]


def test_a_card_is_moved_without_a_contact(database, services):
    liu = make_file(database, "刘志强", rung="B")
    services.entries.write("降级 刘志强 到D", EVENING)
    assert (services.files.get(liu).rung, services.files.get(liu).visits) == ("D", 0)
    with database.read() as session:
        assert session.scalars(select(Contact)).all() == []


def test_what_was_is_told_beside_what_is_promised(database, services):
    cheng = make_file(database, "程慧珍")
    services.entries.write("程慧珍来了，开好户了，入金5万，下周一教她用软件", EVENING)
    (line,) = services.log.day(TODAY)
    assert (line.way, line.record) == ("office", "程慧珍来了 开好户了 入金5万")
    (row,) = services.reminders.page().rows
    assert (row.title, row.due_on, row.file_id) == ("下周一教她用软件", day(7), cheng)
    services.entries.write("收到程慧珍的合同了，周五寄回", EVENING)
    assert services.log.day(TODAY)[-1].record == "收到程慧珍的合同了"
    assert [each.title for each in services.reminders.page().rows] == ["周五寄回", "下周一教她用软件"]
