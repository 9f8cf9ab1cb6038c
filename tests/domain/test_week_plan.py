"""The rules of the weekly plan by themselves."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.week_plan import (
    VisitDraft,
    check_visit,
    companion_hint,
    default_plan,
    leaves_trace,
    monday_of,
)

TODAY = date(2026, 11, 23)
DAYS = st.dates(date(2026, 11, 1), date(2026, 12, 15))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_week_begins_on_monday(day):
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert 0 <= (day - monday).days < 7


@given(DAYS, DAYS)
def test_only_days_ahead_are_arranged_without_a_trace(old, new):
    assert leaves_trace(old, new, TODAY, agreed=True)
    assert leaves_trace(old, new, TODAY, agreed=False) is not (old > TODAY and new > TODAY)


def test_a_draft_is_cleaned_and_a_mode_needs_a_companion():
    draft = check_visit(VisitDraft((3, 3, 5), TODAY, place=" 厂\n里 ", companion_mode="guides"))
    assert (draft.file_ids, draft.place, draft.companion_mode) == ((3, 5), "厂 里", None)


@pytest.mark.parametrize(
    ("values", "field"),
    [({"start": time(10), "end": time(9)}, "end"), ({"end": time(9)}, "start"), ({"file_ids": ()}, "who")],
)
def test_what_is_refused_names_its_field(values, field):
    with pytest.raises(InvalidInput) as refused:
        check_visit(VisitDraft(**{"file_ids": (1,), "on": TODAY, **values}))
    assert refused.value.field == field


def test_the_plan_by_itself_says_way_and_names():
    assert default_plan("visit", ["Liu", "Sun"]) == "Visit Liu, Sun"
    assert default_plan("phone", ["Liu"]) == "Phone: Liu"


@pytest.mark.parametrize(
    ("training", "important", "number", "begins"),
    [
        (True, True, 1, "In training"),
        (False, True, 1, "An important"),
        (False, False, 2, "A repeat"),
        (False, False, 1, ""),
    ],
)
def test_who_should_come_along(training, important, number, begins):
    hint = companion_hint(in_training=training, important=important, number=number)
    assert hint.startswith(begins)
    assert bool(hint) == bool(begins)
