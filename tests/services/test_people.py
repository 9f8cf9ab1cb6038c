"""People and dates of a file: kept, changed, taken out, and back again."""

from datetime import date

import pytest

from app.core.errors import EditConflict, InvalidInput
from app.domain.annual import AnnualDate, Calendar
from app.services.bundle import Services
from app.services.files import NewFile, PhoneDraft
from app.services.people import DateDraft, PersonDraft


@pytest.fixture
def firm(services: Services) -> int:
    return services.files.create(NewFile("江城铜业", kind="enterprise"))


def test_a_person_has_a_birthday_and_phones_of_their_own(services: Services, firm: int) -> None:
    services.people.add(firm, PersonDraft("王会计", job_title="财务总监", decision_role="influencer"))
    boss = services.people.add(
        firm,
        PersonDraft(
            "孙总",
            decision_role="decider",
            birthday=AnnualDate(Calendar.SOLAR, 11, 30),
            phones=(PhoneDraft("13700000007"),),
        ),
    )
    first, second = services.people.of_file(firm)
    assert (first.id, first.name, second.name) == (boss, "孙总", "王会计")
    assert first.next_birthday_on == date(2026, 11, 30)
    assert [hit.id for hit in services.files.find("13700000007")] == [firm]
    assert services.files.people(firm) == {boss: "孙总", second.id: "王会计"}


def test_changing_and_taking_out_come_back_by_undo(services: Services, firm: int) -> None:
    person = services.people.add(firm, PersonDraft("孙总", phones=(PhoneDraft("13700000007"),)))
    (before,) = services.people.of_file(firm)
    services.people.edit(person, PersonDraft("孙丽", role="spouse"), before.version)
    assert services.people.of_file(firm)[0].phones == ()
    with pytest.raises(EditConflict):
        services.people.edit(person, before.draft(), before.version)
    services.undo.undo()
    services.people.delete(person)
    assert services.people.of_file(firm) == []
    services.undo.undo()
    (after,) = services.people.of_file(firm)
    assert after.draft() == before.draft()


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft(" "), "name"),
        (PersonDraft("孙", job_title="长" * 99), "job_title"),
        (PersonDraft("孙", note="长" * 999), "note"),
        (PersonDraft("孙", phones=(PhoneDraft("1" * 99),)), "phones"),
    ],
)
def test_a_refused_person_names_the_field(
    services: Services, firm: int, draft: PersonDraft, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.people.add(firm, draft)
    assert refused.value.field == field
    assert services.people.of_file(firm) == []


def test_dates_come_in_the_order_they_fall(services: Services, firm: int) -> None:
    services.people.add_date(firm, DateDraft("旧合同到期", AnnualDate(Calendar.SOLAR, 5, 1, year=2020)))
    bond = services.people.add_date(
        firm, DateDraft("债券到期", AnnualDate(Calendar.SOLAR, 12, 15, year=2026), leads=(10,))
    )
    services.people.add_date(firm, DateDraft("成立纪念日", AnnualDate(Calendar.LUNAR, 10, 20), yearly=True))
    rows = services.people.dates(firm)
    assert [(row.title, row.next_on) for row in rows] == [
        ("成立纪念日", date(2026, 11, 28)),
        ("债券到期", date(2026, 12, 15)),
        ("旧合同到期", None),
    ]
    services.people.edit_date(bond, DateDraft("债券兑付", rows[1].day, leads=(5,)), rows[1].version)
    assert services.people.dates(firm)[1].draft() == DateDraft("债券兑付", rows[1].day, leads=(5,))
    services.people.delete_date(bond)
    assert len(services.people.dates(firm)) == 2
    services.undo.undo()
    assert services.people.dates(firm)[1].title == "债券兑付"


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (DateDraft("", AnnualDate(Calendar.SOLAR, 1, 1), yearly=True), "title"),
        (DateDraft("到期", AnnualDate(Calendar.SOLAR, 1, 1)), "day"),
        (DateDraft("到期", AnnualDate(Calendar.SOLAR, 1, 1), yearly=True, leads=(999,)), "leads"),
    ],
)
def test_a_refused_date_names_the_field(services: Services, firm: int, draft: DateDraft, field: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.people.add_date(firm, draft)
    assert refused.value.field == field
