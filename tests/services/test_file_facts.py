"""Facts told in a line: whose file they go to, what they add or replace, and one undo for it."""

from datetime import date, datetime

import pytest

from app.core.errors import InvalidInput
from app.domain.completeness import completeness
from app.domain.promises import OfferKind
from app.services.daily_log import LineDraft
from app.services.people import PersonDraft
from tests.factories import make_file
from tests.storage.test_journal import snapshot

TODAY = date(2026, 11, 23)
NOW = datetime.fromisoformat("2026-11-23T09:00")


def offers(services, text, *files, **more):
    return [
        each
        for each in services.offers.offers(text, NOW, file_ids=files, **more)
        if each.kind is OfferKind.FACT
    ]


def only(services, text, *files, **more):
    (offer,) = offers(services, text, *files, **more)
    return offer


def tell(services, text, *files):
    return services.offers.keep(only(services, text, *files))


def test_a_liking_goes_into_the_file_and_one_undo_takes_it_out(database, services):
    liu = make_file(database, "刘志强")
    before = snapshot(database)
    offer = only(services, "刘总喜欢足球")
    assert offer.words(TODAY) == "Hobbies: 足球 · 刘志强"
    assert services.offers.keep(offer) == "Kept in the file of 刘志强: Hobbies 足球"
    assert services.files.get(liu).value("hobbies") == "足球"
    services.undo.undo()
    assert snapshot(database) == before
    services.undo.redo()
    assert services.files.get(liu).value("hobbies") == "足球"


def test_a_sentence_holds_a_promise_and_a_fact(database, services):
    liu = make_file(database, "刘志强")
    made = services.offers.offers("刘总喜欢足球，下周六请他看球", NOW)
    assert [each.kind for each in made] == [OfferKind.PLAN, OfferKind.FACT]
    for each in made:
        services.offers.keep(each)
    assert services.files.get(liu).value("hobbies") == "足球"
    (line,) = services.log.day(date(2026, 12, 5))
    assert [each.file_id for each in line.files] == [liu]


def numbers(services, file_id):
    return [each.number for each in services.files.get(file_id).phones]


def test_a_number_told_joins_the_others_and_a_new_one_comes_first(database, services):
    liu = make_file(database, "刘志强")
    before = snapshot(database)
    offer = only(services, "刘总留了电话139 1234 5678")
    assert offer.words(TODAY) == "Phones: 139 1234 5678 · 刘志强"
    services.offers.keep(offer)
    assert offers(services, "刘总的手机是13912345678") == []
    tell(services, "刘总换号了，新号码13800001111")
    assert numbers(services, liu) == ["13800001111", "139 1234 5678"]
    tell(services, "his office number is 010-88881234", liu)
    assert numbers(services, liu)[-1] == "010-88881234"
    for _ in range(3):
        services.undo.undo()
    assert snapshot(database) == before


def test_a_number_of_somebody_else_is_nobodys_here(database, services):
    liu = make_file(database, "刘志强")
    assert offers(services, "刘总的秘书电话13912345678") == []
    assert offers(services, "打13912345678没人接", liu) == []
    assert offers(services, "给他13912345678转账", liu) == []


def test_a_number_of_a_contact_person_is_theirs(database, services):
    firm = make_file(database, "东风铜业", kind="enterprise")
    person = services.people.add(firm, PersonDraft("张敏", role="contact"))
    tell(services, "张敏的手机13912345678")
    (row,) = services.people.of_file(firm)
    assert (row.id, [each.number for each in row.phones]) == (person, ["13912345678"])
    assert offers(services, "张敏手机号13912345678") == []


def test_text_is_added_to_and_never_twice(database, services):
    liu = make_file(database, "刘志强", hobbies="喝茶")
    tell(services, "喜欢足球", liu)
    assert services.files.get(liu).value("hobbies") == "喝茶；足球"
    assert offers(services, "喜欢足球", liu) == []
    assert offers(services, "他爱喝茶", liu) == []
    tell(services, "喜欢钓鱼", liu)
    assert services.files.get(liu).value("hobbies") == "喝茶；足球；钓鱼"


def test_a_choice_an_age_and_an_amount_are_set(database, services):
    liu = make_file(database, "刘志强")
    for offer in offers(services, "他今年45岁，投资上求稳，手上有200万", liu):
        services.offers.keep(offer)
    file = services.files.get(liu)
    assert (file.value("approx_age"), file.approx_age_on) == (45, TODAY)
    assert (file.value("risk_appetite"), file.value("assets_fen")) == ("steady", 200_000_000)


def test_what_is_replaced_is_shown_first(database, services):
    liu = make_file(database, "刘志强", job_title="采购经理", risk_appetite="seeking")
    offer = only(services, "刘总升了采购总监")
    assert offer.words(TODAY) == "Title: 采购经理 → 采购总监 · 刘志强"
    services.offers.keep(offer)
    assert services.files.get(liu).value("job_title") == "采购总监"
    assert only(services, "他怕亏", liu).words(TODAY) == "Risk appetite: Seeking → Averse · 刘志强"
    assert offers(services, "他喜欢冒险", liu) == []


def test_her_husbands_heart_goes_to_the_person_in_her_file(database, services):
    sun = make_file(database, "孙丽华")
    before = snapshot(database)
    offer = only(services, "她爱人心脏不好，要多慰问", sun)
    assert offer.words(TODAY) == "爱人: 心脏不好 · 孙丽华"
    services.offers.keep(offer)
    (person,) = services.people.of_file(sun)
    assert (person.role, person.name, person.note) == ("spouse", "爱人", "心脏不好")
    assert offers(services, "爱人心脏不好", sun) == []
    services.undo.undo()
    assert snapshot(database) == before


def test_the_person_who_is_there_is_the_one_meant(database, services):
    sun = make_file(database, "孙丽华")
    boy = services.people.add(sun, PersonDraft("小明", role="son", note="爱画画"))
    tell(services, "儿子刚考上大学", sun)
    (person,) = services.people.of_file(sun)
    assert (person.id, person.note) == (boy, "爱画画；刚考上大学 (2026-11)")


def test_of_two_sons_it_is_kept_with_the_family(database, services):
    sun = make_file(database, "孙丽华")
    for name in ("小明", "小亮"):
        services.people.add(sun, PersonDraft(name, role="son"))
    tell(services, "儿子在南京大学读书", sun)
    assert services.files.get(sun).value("family") == "儿子：在南京大学读书"
    assert [row.note for row in services.people.of_file(sun)] == ["", ""]


def test_grandson_and_brother_are_told_apart(database, services):
    sun = make_file(database, "孙丽华")
    tell(services, "弟弟在中石化上班", sun)
    tell(services, "孙子今年上小学", sun)
    assert [(row.name, row.role, row.note) for row in services.people.of_file(sun)] == [
        ("弟弟", "relative", "在中石化上班"),
        ("孙子", "relative", "今年上小学 (2026-11)"),
    ]


def test_nobody_is_guessed(database, services):
    liu = make_file(database, "刘志强")
    assert offers(services, "喜欢足球") == []  # of whom?
    assert offers(services, "王总喜欢足球", liu) == []  # not the one of this line
    assert offers(services, "他朋友喜欢足球", liu) == []
    assert offers(services, "我喜欢足球", liu) == []


def test_several_of_the_name_are_chosen_from(database, services):
    make_file(database, "刘志强")
    second = make_file(database, "刘敏")
    offer = only(services, "刘总喜欢足球")
    assert not offer.chosen
    assert offer.words(TODAY) == "Hobbies: 足球"
    with pytest.raises(InvalidInput) as refused:
        services.offers.keep(offer)
    assert refused.value.field == "who"
    services.offers.keep(offer, who=next(each for each in offer.who if each.file_id == second))
    assert services.files.get(second).value("hobbies") == "足球"


def test_two_who_are_named_have_their_own_facts(database, services):
    liu, sun = make_file(database, "刘志强"), make_file(database, "孙丽华")
    for offer in offers(services, "刘总喜欢足球，孙大姐爱喝普洱", liu, sun):
        services.offers.keep(offer)
    assert services.files.get(liu).value("hobbies") == "足球"
    assert services.files.get(sun).value("hobbies") == "喝普洱"


def test_a_firm_has_no_hobbies_but_a_main_product(database, services):
    firm = make_file(database, "东风铜业", kind="enterprise")
    assert offers(services, "喜欢足球，不喝酒", firm) == []
    assert offers(services, "主营铜杆", make_file(database, "刘志强")) == []
    tell(services, "主营铜杆", firm)
    assert services.files.get(firm).value("main_product") == "铜杆"


def test_of_a_contact_person_it_is_kept_with_the_person(database, services):
    firm = make_file(database, "东风铜业", kind="enterprise")
    li = services.people.add(firm, PersonDraft("李建国", job_title="科长"))
    tell(services, "李建国喜欢钓鱼")
    offer = only(services, "李建国升了处长")
    assert offer.words(TODAY) == "Title: 科长 → 处长 · 李建国 (东风铜业)"
    services.offers.keep(offer)
    (person,) = services.people.of_file(firm)
    assert (person.id, person.job_title, person.note) == (li, "处长", "喜欢钓鱼")


def test_a_known_birthday_tells_the_age_better(database, services):
    liu = make_file(database, "刘志强", birth_year=1980, birth_month=5, birth_day=1)
    assert offers(services, "今年45岁", liu) == []


def test_dismissed_facts_stay_dismissed_while_the_sentence_grows(database, services):
    liu = make_file(database, "刘志强")
    line = services.log.add_line(LineDraft(TODAY, notes="喜欢足球"))
    services.offers.dismiss(line, only(services, "喜欢足球", liu, line_id=line))
    assert offers(services, "喜欢足球和钓鱼", liu, line_id=line) == []
    assert offers(services, "爱喝普洱", liu, line_id=line) != []
    assert offers(services, "喜欢足球", liu) != []


def test_a_full_field_is_refused_and_nothing_is_lost(database, services):
    liu = make_file(database, "刘志强", hobbies="茶" * 1999)
    with pytest.raises(InvalidInput) as refused:
        tell(services, "喜欢足球", liu)
    assert refused.value.field == "hobbies"
    assert services.files.get(liu).value("hobbies") == "茶" * 1999


def test_what_to_ask_next_notices_it(database, services):
    liu = make_file(database, "刘志强")
    before = completeness(services.files.get(liu).values, "person")
    assert "occupation" in [field.name for field in before.next]
    for text in ("做钢材贸易的", "喜欢足球"):
        tell(services, text, liu)
    after = completeness(services.files.get(liu).values, "person")
    assert after.known == before.known + 2
    assert "occupation" not in [field.name for field in after.next]
