"""What happened to a file: everything, newest first, each act to be taken back."""

from datetime import date

import pytest

from app.domain.annual import AnnualDate, Calendar
from app.domain.contact import AppointmentDraft, ContactDraft, ContactPerson, NextStep
from app.services.bundle import Services
from app.services.files import NewFile
from app.services.history import HistoryKind
from app.services.people import PersonDraft
from app.services.reminders import ReminderDraft


@pytest.fixture
def liu(services: Services) -> int:
    return services.files.create(NewFile("刘强", phone="13800138000"))


def _visit(services: Services, file_id: int, day: int, **values: object) -> None:
    services.contacts.record(
        ContactDraft(
            persons=(ContactPerson(file_id, **values),),  # type: ignore[arg-type]
            on_date=date(2026, 11, day),
            way="visit",
            record=f"第{day}天",
        )
    )


def test_edits_tell_old_and_new_in_words(services: Services, liu: int) -> None:
    services.files.edit(liu, {"risk_appetite": "averse", "assets_fen": "500万"})
    services.files.edit(
        liu,
        {"risk_appetite": "steady", "birthday": AnnualDate(Calendar.SOLAR, 3, 5), "tags": ["老乡"]},
    )
    last, first, made = services.history.history(liu)
    assert made.kind is HistoryKind.CREATED
    assert first.text.splitlines() == ["Risk appetite: Averse", "Assets: 5,000,000"]
    assert last.text.splitlines() == [
        "Birthday: 5 Mar (year unknown)",
        "Risk appetite: Averse → Steady",
        "Tag: 老乡",
    ]


def test_people_who_came_and_went_are_told_after_they_are_gone(services: Services, liu: int) -> None:
    wife = services.people.add(liu, PersonDraft("孙丽", role="spouse"))
    services.people.delete(wife)
    gone, came, _ = services.history.history(liu)
    assert came.text == "Spouse: 孙丽"
    assert gone.text == "Spouse: 孙丽 taken away"


def test_all_that_happened_stands_in_order(services: Services, liu: int) -> None:
    _visit(services, liu, 20, outcome="good", opinion="有戏", next_step=NextStep("送方案", date(2026, 12, 1)))
    services.ladder.move(liu, "E", on=date(2026, 11, 23))
    services.reminders.add(ReminderDraft("问候", date(2026, 11, 30), file_id=liu))
    services.contacts.appointment(
        AppointmentDraft((liu,), date(2026, 11, 23), state="agreed", visit_on=date(2026, 11, 25))
    )
    rows = services.history.history(liu)
    assert [(row.when.day, row.kind.value, row.title) for row in rows] == [
        (25, "line", "Planned: Visit"),
        (23, "rung", "F → E"),
        (23, "contact", "Appointment agreed"),
        (23, "reminder", "Reminder, due 2026-11-30"),
        (23, "created", "File made"),
        (20, "contact", "Visit 1 · Good"),
    ]
    assert rows[-1].text == "第20天\nMy view: 有戏\nNext, 2026-12-01: 送方案"
    assert services.history.history(liu, offset=4, limit=1) == rows[4:5]
    assert [row.on_date.day for row in services.history.planned(liu)] == [25]


def test_an_act_is_taken_back_from_the_history(services: Services, liu: int) -> None:
    services.files.edit(liu, {"wechat": "liu"})
    services.files.edit(liu, {"hobbies": "钓鱼"})
    row = services.history.history(liu)[0]
    assert row.can_undo
    assert row.act_id is not None
    services.undo.undo_act(row.act_id)
    assert services.files.get(liu).value("hobbies") is None
    undone = next(r for r in services.history.history(liu) if r.act_id == row.act_id)
    assert not undone.can_undo


def test_the_card_counts_visits_and_shows_the_next_step(services: Services, liu: int) -> None:
    services.files.edit(liu, {"visits_before": 2})
    _visit(services, liu, 18)
    _visit(services, liu, 16, met=False, not_met="absent")
    _visit(services, liu, 20, next_step=NextStep("送方案", date(2026, 12, 1)))
    rows = services.history.contacts(liu)
    assert [(row.on_date.day, row.visit_number, row.next_step) for row in rows] == [
        (20, 4, "送方案"),
        (18, 3, ""),
        (16, None, ""),
    ]
    assert [row.on_date.day for row in services.history.contacts(liu, offset=1, limit=1)] == [18]
