"""The list is sorted, filtered, paged and counted by the diary."""

from datetime import date

import pytest

from app.domain.contact import ContactDraft, ContactPerson, NextStep
from app.services.bundle import Services
from app.services.files import BulkEdit, FileFilter, NewFile


@pytest.fixture
def files(services: Services) -> dict[str, int]:
    made = {
        "安心": services.files.create(NewFile("安心", phone="13900000001", rung="A")),
        "包明": services.files.create(NewFile("包明", rung="B", rung_reason="定期存单未到期")),
        "曹氏铜业": services.files.create(NewFile("曹氏铜业", kind="enterprise", source_method="online")),
    }
    services.contacts.record(
        ContactDraft(
            persons=(
                ContactPerson(made["包明"], next_step=NextStep("送方案", date(2026, 12, 1))),
                ContactPerson(made["曹氏铜业"]),
            ),
            on_date=date(2026, 11, 20),
            way="visit",
        )
    )
    return made


def _names(services: Services, wanted: FileFilter, sort: str = "name", *, descending: bool = False) -> str:
    return " ".join(row.name for row in services.files.rows(wanted, sort, descending=descending))


def test_rows_tell_what_the_columns_show(services: Services, files: dict[str, int]) -> None:
    row = services.files.rows()[1]
    assert (row.name, row.rung, row.last_contact_on, row.next_step_on, row.silent_days, row.stale) == (
        "包明",
        "B",
        date(2026, 11, 20),
        date(2026, 12, 1),
        1,
        False,
    )
    assert services.files.rows()[0].phone == "13900000001"


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (FileFilter(), "安心 包明 曹氏铜业"),
        (FileFilter(rungs=("A", "B")), "安心 包明"),
        (FileFilter(kind="enterprise"), "曹氏铜业"),
        (FileFilter(sources=("online",)), "曹氏铜业"),
        (FileFilter(text="cs"), "曹氏铜业"),
        (FileFilter(text="13900"), "安心"),
        (FileFilter(standings=("client",)), ""),
        (FileFilter(important=True), ""),
    ],
)
def test_filters(services: Services, files: dict[str, int], wanted: FileFilter, names: str) -> None:
    assert _names(services, wanted) == names
    assert services.files.count(wanted) == len(services.files.ids_of(wanted)) == len(names.split())


def test_sorting_puts_what_is_empty_last(services: Services, files: dict[str, int]) -> None:
    assert _names(services, FileFilter(), descending=True) == "曹氏铜业 包明 安心"
    assert _names(services, FileFilter(), "next_step") == "包明 安心 曹氏铜业"
    assert _names(services, FileFilter(), "source", descending=True) == "曹氏铜业 安心 包明"
    assert _names(services, FileFilter(), "last_contact") == "包明 曹氏铜业 安心"


def test_pages_and_only_these(services: Services, files: dict[str, int]) -> None:
    assert [row.name for row in services.files.rows(offset=1, limit=1)] == ["包明"]
    assert _names(services, FileFilter(ids=(files["安心"], 999))) == "安心"
    assert _names(services, FileFilter(ids=())) == ""


def test_silent_ones_are_those_without_a_planned_step(services: Services, files: dict[str, int]) -> None:
    services.clock.at = services.clock.at.replace(month=12, day=14)  # type: ignore[attr-defined]
    assert _names(services, FileFilter(silent=True)) == "安心 包明"
    assert services.files.counts().silent == 2


def test_chips_count_as_if_their_own_group_were_off(services: Services, files: dict[str, int]) -> None:
    services.files.bulk([files["安心"]], BulkEdit(lead_class="I", important=True))
    counts = services.files.counts(FileFilter(rungs=("A",)))
    assert counts.total == 1
    assert counts.rungs == {"A": 1, "B": 1, "F": 1}
    assert counts.standings == {"lead": 1}
    assert counts.important == 1


def test_a_filter_survives_being_kept_and_odd_values_do_not() -> None:
    wanted = FileFilter(text="铜", rungs=("A", "B"), tags=(3,), silent=True)
    assert FileFilter.of(wanted.as_values()) == wanted
    assert FileFilter.of({"rungs": ["A"], "silent": "yes", "nonsense": 1, "text": 5}) == FileFilter(
        rungs=("A",)
    )


def test_an_enterprise_is_found_by_whom_one_knows_there(services: Services, files: dict[str, int]) -> None:
    from app.services.people import PersonDraft

    services.people.add(files["曹氏铜业"], PersonDraft("孙丽"))
    assert [hit.name for hit in services.files.find("孙丽")] == ["曹氏铜业"]
