"""Files are made from a name and found again by whatever one remembers of it."""

import pytest

from app.core.errors import InvalidInput
from app.services.bundle import Services
from app.services.files import NewFile


def _names(services: Services, text: str) -> list[str]:
    return [hit.name for hit in services.files.find(text)]


def test_a_new_file_starts_at_rung_f_today(services: Services) -> None:
    made = services.files.create(NewFile("刘强", phone="138 0013 8000"))
    (hit,) = services.files.find("刘强")
    assert (hit.id, hit.rung, hit.standing, hit.phone) == (made, "F", "prospect", "138 0013 8000")
    (move,) = services.ladder.history(made)
    assert (move.from_rung, move.to_rung) == (None, "F")


def test_a_file_needs_a_name_and_a_long_one_is_refused_not_cut(services: Services) -> None:
    with pytest.raises(InvalidInput) as empty:
        services.files.create(NewFile("  \0 "))
    assert empty.value.field == "name"
    with pytest.raises(InvalidInput) as long:
        services.files.create(NewFile("长" * 500))
    assert long.value.code == "too_long"
    assert services.files.find("长") == []


def test_making_a_file_is_one_act_that_comes_out_again(services: Services) -> None:
    services.files.create(NewFile("刘强", phone="13800138000", rung="A"))
    assert services.undo.undo() == "New file 刘强"
    assert services.files.find("刘") == []
    services.undo.redo()
    assert _names(services, "13800138000") == ["刘强"]


@pytest.mark.parametrize("text", ["单雄", "shan", "sx", "shanxiong", "0013 8000", "SX", "138"])
def test_found_by_name_sound_initials_and_digits(services: Services, text: str) -> None:
    services.files.create(NewFile("单雄", phone="13800138000"))
    services.files.create(NewFile("张丽"))
    assert _names(services, text) == ["单雄"]


def test_a_surname_with_a_title_finds_those_of_that_name(services: Services) -> None:
    services.files.create(NewFile("刘强"))
    services.files.create(NewFile("孙丽"))
    assert _names(services, "刘总") == ["刘强"]


@pytest.mark.parametrize(
    "text", ["'", '"', "%", "_", "*", "-a", "x:y", "NEAR(", "AND", "", "  ", "\0", "\ud800"]
)
def test_odd_text_finds_nothing_and_never_fails(services: Services, text: str) -> None:
    services.files.create(NewFile("刘强"))
    assert _names(services, text) == []


def test_odd_text_is_found_where_it_stands(services: Services) -> None:
    services.files.create(NewFile("o'brien 50%_x"))
    assert _names(services, "o'brien") == _names(services, "50%") == ["o'brien 50%_x"]


def test_the_same_name_or_phone_is_seen_before_a_second_file(services: Services) -> None:
    services.files.create(NewFile("刘强", phone="+86 138-0013-8000"))
    assert [h.name for h in services.files.same_name_or_phone(" 刘强 ")] == ["刘强"]
    assert [h.name for h in services.files.same_name_or_phone("别人", "13800138000")] == ["刘强"]
    assert services.files.same_name_or_phone("别人", "") == []


def test_names_of_files_that_are_gone_are_left_out(services: Services) -> None:
    made = services.files.create(NewFile("刘强"))
    assert services.files.names([made, 999]) == {made: "刘强"}
    assert [h.id for h in services.files.hits([999, made])] == [made]
