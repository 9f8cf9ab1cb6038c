"""Presents: kept by file and person, told beside the next birthday, none given twice."""

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from app.core.errors import EditConflict, InvalidInput
from app.domain.gifts import same_present
from app.services.gifts import GiftDraft
from app.services.people import PersonDraft
from tests.acts import one_act
from tests.conftest import TODAY
from tests.factories import make_file
from tests.storage.test_journal import snapshot

LAST_YEAR = date(2025, 11, 25)


@pytest.fixture
def wang(database):
    return make_file(database, "王芳", birth_month=11, birth_day=25)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("龙井茶叶", "一盒龙井茶叶", True), ("Tea", "a tea", True), ("丝巾", "茶叶", False),
        ("龙井", "龙井茶", True), ("《红楼梦》", "红楼梦", True), ("茶", "茶叶", False), ("", "茶叶", False),
        ("  丝巾 ", "丝巾（红）", True),
    ],
)  # fmt: skip
def test_when_two_presents_are_the_same(one, other, same):
    assert same_present(one, other) is same
    assert same_present(other, one) is same


def test_kept_newest_first_with_whom_they_were_for(services, wang):
    son = services.people.add(wang, PersonDraft("小明", role="son"))
    services.gifts.give(wang, GiftDraft("丝巾", LAST_YEAR, occasion="birthday", cost_fen=26_800))
    services.gifts.give(wang, GiftDraft(" 积木\n", TODAY, person_id=son))
    assert [(row.what, row.person, row.given_on, row.cost_fen) for row in services.gifts.of_file(wang)] == [
        ("积木", "小明", TODAY, None), ("丝巾", "", LAST_YEAR, 26_800),
    ]  # fmt: skip


def test_the_same_again_is_noticed_for_the_same_person(services, wang):
    son = services.people.add(wang, PersonDraft("小明", role="son"))
    given = services.gifts.give(wang, GiftDraft("龙井茶叶一盒", LAST_YEAR))
    assert services.gifts.same_before(wang, None, "龙井茶叶").given_on == LAST_YEAR
    assert services.gifts.same_before(wang, son, "龙井茶叶") is None
    assert services.gifts.same_before(wang, None, "龙井茶叶", but=given) is None


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (GiftDraft("  ", TODAY), "what"),
        (GiftDraft("x" * 61, TODAY), "what"),
        (GiftDraft("丝巾", TODAY + timedelta(days=1)), "given_on"),
        (GiftDraft("丝巾", TODAY, note="x" * 501), "note"),
    ],
)
def test_what_is_refused(services, database, wang, draft, field):
    before = snapshot(database)
    with pytest.raises(InvalidInput) as refused:
        services.gifts.give(wang, draft)
    assert refused.value.field == field
    assert snapshot(database) == before


def test_every_command_is_one_act_and_comes_back(services, database, wang):
    made = services.gifts.give(wang, GiftDraft("丝巾", LAST_YEAR))
    for command in (
        lambda: services.gifts.give(wang, GiftDraft("茶叶", TODAY)),
        lambda: services.gifts.edit(made, GiftDraft("红丝巾", LAST_YEAR, note="喜欢")),
        lambda: services.gifts.remove(made),
    ):
        one_act(database, services, command)


def test_one_changed_elsewhere_says_so(services, wang):
    made = services.gifts.give(wang, GiftDraft("丝巾", LAST_YEAR))
    (row,) = services.gifts.of_file(wang)
    services.gifts.edit(made, GiftDraft("红丝巾", LAST_YEAR))
    with pytest.raises(EditConflict):
        services.gifts.edit(made, GiftDraft("蓝丝巾", LAST_YEAR), row.version)


def test_beside_a_birthday_stands_what_was_given(services, wang):
    son = services.people.add(wang, PersonDraft("小明", role="son"))
    for year, what in ((2022, "书"), (2023, "花瓶"), (2024, "茶叶"), (2025, "丝巾")):
        services.gifts.give(wang, GiftDraft(what, date(year, 11, 25)))
    services.gifts.give(wang, GiftDraft("积木", TODAY, person_id=son))
    (row,) = services.reminders.due()
    assert row.given == ((LAST_YEAR, "丝巾"), (date(2024, 11, 25), "茶叶"), (date(2023, 11, 25), "花瓶"))


def test_presents_of_many_birthdays_are_one_question(services, database):
    for number in range(60):
        file_id = make_file(database, f"客户{number}", birth_month=11, birth_day=24)
        services.gifts.give(file_id, GiftDraft("台历", LAST_YEAR))
    said = []
    event.listen(database.engine, "before_cursor_execute", lambda *args: said.append(args[2]))
    assert all(row.given for row in services.reminders.due())
    assert sum("FROM gift" in sql for sql in said) == 1


def test_the_history_of_the_file_tells_of_it(services, wang):
    made = services.gifts.give(wang, GiftDraft("丝巾", LAST_YEAR))
    services.gifts.edit(made, GiftDraft("红丝巾", LAST_YEAR))
    changed, given = services.history.history(wang)[:2]
    assert changed.text == "Present: 丝巾 → 红丝巾"
    assert given.text == "Present: 丝巾"
