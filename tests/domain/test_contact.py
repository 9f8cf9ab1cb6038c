"""What a contact must say, what it may suggest, and how it is cleaned."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.contact import (
    AppointmentDraft,
    ContactDraft,
    ContactPerson,
    NextStep,
    check_appointment,
    check_contact,
    suggestions,
    unsuitable,
    visit_number,
)
from app.domain.terms import Outcome, Signal

TODAY = date(2026, 11, 23)


def draft(*persons, **values):
    return ContactDraft(persons or (ContactPerson(1),), values.pop("on_date", TODAY), **values)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        (ContactDraft((), TODAY), "who"),
        (draft(ContactPerson(1), ContactPerson(1)), "who"),
        (draft(on_date=date(2026, 11, 24)), "on_date"),
        (draft(start_time=time(15), end_time=time(14)), "end_time"),
        (draft(ContactPerson(1, next_step=NextStep("", TODAY))), "persons.0.next_step"),
        (draft(ContactPerson(1, next_step=NextStep("call", None, time(9)))), "persons.0.next_step"),
        (draft(ContactPerson(1), ContactPerson(2, rung_reason="x" * 201)), "persons.1.rung_reason"),
        (draft(record="长" * 20_001), "record"),
        (draft(place="x" * 201), "place"),
    ],
)
def test_a_refusal_names_its_field(wrong, field):
    with pytest.raises(InvalidInput) as refused:
        check_contact(wrong, TODAY)
    assert refused.value.field == field


def test_text_is_cleaned_and_what_does_not_apply_is_left_out():
    kept = check_contact(
        draft(
            ContactPerson(
                1, met=False, not_met="busy", outcome="good", signals=("silent",), next_step=NextStep("  ")
            ),
            record=" 他说\x00好\ud800 ",
            companion_mode="guides",
        ),
        TODAY,
    )
    person = kept.persons[0]
    assert kept.record == "他说好\ufffd"
    assert (person.outcome, person.signals, person.next_step) == (None, (), None)
    assert kept.companion_mode is None


def test_an_agreed_appointment_wants_its_day():
    with pytest.raises(InvalidInput) as refused:
        check_appointment(AppointmentDraft((1,), TODAY), TODAY)
    assert refused.value.field == "visit_on"
    with pytest.raises(InvalidInput) as refused:
        check_appointment(AppointmentDraft((1,), TODAY, visit_on=date(2026, 11, 22)), TODAY)
    assert refused.value.field == "visit_on"


def test_a_failed_appointment_plans_no_visit_and_only_then_nobody_answered():
    failed = AppointmentDraft((1,), TODAY, state="failed", answered=False, visit_on=TODAY)
    assert check_appointment(failed, TODAY).visit_on is None
    assert check_appointment(failed, TODAY).answered is False
    pending = AppointmentDraft((1,), TODAY, state="pending", answered=False)
    assert check_appointment(pending, TODAY).answered is True


@pytest.mark.parametrize(
    ("outcome", "signals", "codes"),
    [
        ("good", (), ["return"]),
        ("lukewarm", (), ["return"]),
        ("refused", (), ["return"]),
        (None, ("silent", "bargains"), []),
        (None, ("silent", "bargains", "questions"), ["ask_now"]),
        (None, ("clear_agreement",), ["ask_now"]),
        ("agreed_to_open", (), ["ask_now"]),
        ("good", ("silent", "bargains", "questions"), ["ask_now", "return"]),
    ],
)
def test_what_is_suggested(outcome, signals, codes):
    found = suggestions(met=True, outcome=outcome, signals=signals, rung="E")
    assert [each.code for each in found] == codes


def test_signals_suggest_rung_a_only_below_it_and_on_the_ladder():
    three = ("silent", "bargains", "questions")
    assert suggestions(met=True, outcome=None, signals=three, rung="C")[0].rung_to == "A"
    assert suggestions(met=True, outcome=None, signals=three, rung="A")[0].rung_to is None
    assert suggestions(met=True, outcome=None, signals=three, rung=None) == ()


@given(
    st.booleans(),
    st.none() | st.sampled_from([o.value for o in Outcome]),
    st.sets(st.sampled_from([s.value for s in Signal])),
    st.none() | st.sampled_from("ABCDEF"),
)
def test_suggestions_always_have_words_and_lie_ahead(met, outcome, signals, rung):
    for each in suggestions(met=met, outcome=outcome, signals=signals, rung=rung):
        assert each.text
        assert each.in_days is None or each.in_days > 0
        assert each.rung_to in {None, "A"}


def test_warmer_returns_sooner():
    days = [
        suggestions(met=True, outcome=outcome, signals=(), rung="E")[-1].in_days
        for outcome in ("good", "pending", "lukewarm", "refused")
    ]
    assert days == sorted(days)
    assert len(set(days)) == 4


def test_suitability_speaks_up_for_the_averse_and_futures_only():
    assert unsuitable("futures", "averse")
    assert not unsuitable("futures", "steady")
    assert not unsuitable("insurance", "averse")
    assert not unsuitable("futures", None)


def test_visits_before_the_diary_count():
    assert visit_number(2, 3) == 6
