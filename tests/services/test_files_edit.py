"""Files are changed field by field, many at once, and deleted; every command comes out again by undo."""

from collections.abc import Callable

import pytest

from app.core.errors import EditConflict, InvalidInput
from app.core.notices import Changes
from app.domain.annual import AnnualDate, Calendar
from app.services.bundle import Services
from app.services.files import BulkEdit, FileFilter, NewFile, PhoneDraft


@pytest.fixture
def liu(services: Services) -> int:
    return services.files.create(NewFile("刘强", phone="13800138000"))


@pytest.fixture
def firm(services: Services) -> int:
    return services.files.create(NewFile("江城铜业有限公司", kind="enterprise"))


def test_fields_are_read_as_people_write_them(services: Services, liu: int) -> None:
    services.files.edit(
        liu,
        {
            "assets_fen": "500万",
            "birthday": AnnualDate(Calendar.LUNAR, 8, 15, year=1976),
            "risk_appetite": "averse",
            "hobbies": " 足球\r\n钓鱼 ",
            "tags": ["球迷", "球迷", "老乡"],
            "approx_age": "50",
        },
    )
    row = services.files.get(liu)
    assert row.value("assets_fen") == 500_000_000
    assert row.value("birthday") == AnnualDate(Calendar.LUNAR, 8, 15, year=1976)
    assert row.value("hobbies") == "足球\n钓鱼"
    assert row.tags == ("球迷", "老乡")
    assert row.value("approx_age") == 50
    assert row.approx_age_on == services.clock.today()


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"name": "  "}, "empty"),
        ({"name": "长" * 121}, "too_long"),
        ({"hobbies": "长" * 2001}, "too_long"),
        ({"assets_fen": "很多"}, "money"),
        ({"assets_fen": "1.005"}, "money_fraction"),
        ({"risk_appetite": "bold"}, "choice"),
        ({"visits_before": "-1"}, "count"),
        ({"approx_age": "999"}, "count_large"),
        ({"tags": ["长" * 31]}, "too_long"),
    ],
)
def test_a_refusal_names_its_field_and_nothing_is_written(
    services: Services, liu: int, changes: dict[str, object], code: str
) -> None:
    before = services.files.get(liu)
    with pytest.raises(InvalidInput) as refused:
        services.files.edit(liu, {"wechat": "liu", **changes})
    assert (refused.value.code, refused.value.field) == (code, next(iter(changes)))
    assert services.files.get(liu) == before


def test_an_edit_made_elsewhere_is_not_overwritten_unseen(services: Services, liu: int) -> None:
    opened = services.files.get(liu)
    services.files.edit(liu, {"wechat": "elsewhere"})
    services.files.edit(liu, {"hobbies": "钓鱼"}, opened.version)  # another field does not matter
    with pytest.raises(EditConflict) as conflict:
        services.files.edit(liu, {"wechat": "mine"}, opened.version)
    assert conflict.value.field == "wechat"
    assert services.files.get(liu).value("wechat") == "elsewhere"
    services.files.edit(liu, {"wechat": "mine"}, services.files.get(liu).version)
    assert services.files.get(liu).value("wechat") == "mine"


def test_nobody_is_referred_in_a_circle(services: Services, liu: int, firm: int) -> None:
    services.files.edit(firm, {"referrer_id": liu})
    assert [hit.id for hit in services.files.referred_by(liu)] == [firm]
    assert services.files.get(firm).referrer == "刘强"
    for referrer in (liu, firm):
        with pytest.raises(InvalidInput):
            services.files.edit(liu, {"referrer_id": referrer})


def test_phones_keep_their_rows_and_are_found_by_digits(services: Services, liu: int) -> None:
    (first,) = services.files.get(liu).phones
    services.files.edit(
        liu,
        {"phones": [PhoneDraft("027-8888 1234转8", "office"), PhoneDraft("13800138001", id=first.id)]},
    )
    phones = services.files.get(liu).phones
    assert [(p.number, p.label) for p in phones] == [("027-8888 1234转8", "office"), ("13800138001", "")]
    assert phones[1].id == first.id
    assert [hit.id for hit in services.files.find("02788881234")] == [liu]
    assert services.files.find("13800138000") == []


def test_a_lead_class_makes_a_lead_and_a_target_a_target(services: Services, liu: int) -> None:
    services.files.set_lead_class([liu], "I")
    assert services.files.get(liu).standing == "lead"
    services.files.take_as_target([liu])
    assert services.files.get(liu).standing == "target"
    services.files.set_lead_class([liu], None)
    assert services.files.get(liu).standing == "target"
    services.files.drop_target([liu])
    assert services.files.get(liu).standing == "prospect"
    services.files.edit(liu, {"lead_class": "II"})
    assert services.files.get(liu).standing == "lead"
    services.ladder.move(liu, "opened", reason="came by himself")
    services.files.set_lead_class([liu], None)
    assert services.files.get(liu).standing == "client"


def test_many_files_are_changed_in_one_act(
    services: Services, liu: int, firm: int, seen: list[Changes]
) -> None:
    services.files.edit(liu, {"tags": ["老"]})
    old = services.files.tags()[0].id
    seen.clear()
    services.files.bulk(
        [liu, firm, liu],
        BulkEdit(
            add_tags=("展会",), remove_tags=(old,), source_method="online", grade="AA", lead_class="III"
        ),
    )
    assert len(seen) == 1
    for file_id in (liu, firm):
        row = services.files.get(file_id)
        assert (row.tags, row.value("source_method"), row.value("grade"), row.standing) == (
            ("展会",),
            "online",
            "AA",
            "lead",
        )
    services.files.bulk([liu], BulkEdit(grade=""))
    assert services.files.get(liu).value("grade") is None
    assert services.files.count(FileFilter(tags=(services.files.tags()[0].id,))) == 2


def test_a_deleted_file_comes_back_whole(services: Services, liu: int, firm: int) -> None:
    services.files.edit(liu, {"tags": ["老乡"]})
    services.files.edit(firm, {"referrer_id": liu})
    before = services.files.get(liu)
    services.files.delete([liu])
    assert not services.files.exists(liu)
    assert services.files.get(firm).referrer == ""
    with pytest.raises(InvalidInput):
        services.files.get(liu)
    services.undo.undo()
    assert services.files.get(liu).values == before.values
    assert services.files.get(liu).tags == ("老乡",)
    assert services.files.get(firm).referrer == "刘强"
    assert [hit.id for hit in services.files.find("liuqiang")] == [liu]


Command = Callable[[Services, int], object]


@pytest.mark.parametrize(
    "command",
    [
        lambda s, i: s.files.edit(i, {"name": "刘强强", "hobbies": "棋", "tags": ["x"], "phones": []}),
        lambda s, i: s.files.set_lead_class([i], "II"),
        lambda s, i: s.files.take_as_target([i]),
        lambda s, i: s.files.bulk([i], BulkEdit(add_tags=("a",), important=True)),
        lambda s, i: s.files.delete([i]),
    ],
)
def test_undo_and_redo_go_both_ways(services: Services, liu: int, command: Command) -> None:
    def state() -> object:
        if not services.files.exists(liu):
            return None
        row = services.files.get(liu)
        return row.values, row.tags, row.standing, [h.name for h in services.files.find("13800138000")]

    before = state()
    command(services, liu)
    after = state()
    assert after != before
    services.undo.undo()
    assert state() == before
    services.undo.redo()
    assert state() == after
