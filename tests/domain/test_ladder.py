"""What a move on the ladder must say, and where a card may go."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core import i18n
from app.domain import ladder
from app.domain.standing import standing_of
from app.domain.terms import Standing

TODAY = date(2026, 11, 23)


def refused(start, to, reason="", until=None, *, client=False):
    found = ladder.problem(start, to, reason, until, TODAY, client=client)
    return (found.code, found.field) if found else None


@pytest.mark.parametrize("rung", "BCD")
def test_b_c_and_d_want_a_reason(rung):
    beside = {"B": "A", "C": "B", "D": "C"}[rung]
    assert refused(beside, rung) == ("reason", "reason")
    assert refused(beside, rung, "  ") == ("reason", "reason")
    assert refused(beside, rung, "the bond matures") is None


def test_one_rung_up_or_down_needs_no_reason():
    assert refused("F", "E") is None
    assert refused("B", "A") is None
    assert refused("E", "F") is None
    assert refused(None, "F") is None


def test_a_skip_asks_why():
    assert refused("F", "A") == ("skip_reason", "reason")
    assert refused("A", "F") == ("skip_reason", "reason")
    assert refused("F", "A", "wants to sign today") is None


def test_a_loss_wants_a_code_of_its_kind():
    assert refused("E", "lost") == ("loss_reason", "reason")
    assert refused("E", "lost", "no longer interested") == ("loss_reason", "reason")
    assert refused("E", "lost", "no_answer") is None
    assert refused("E", "lost", "no_answer: five calls") is None
    assert refused("opened", "lost", "no_answer", client=True) == ("loss_reason", "reason")
    assert refused("opened", "lost", "losses", client=True) is None


def test_an_end_date_lies_ahead_and_belongs_to_a_rung():
    assert refused("A", "B", "bond", TODAY) is None
    assert refused("A", "B", "bond", TODAY - timedelta(days=1)) == ("until_past", "until")
    assert refused("A", "opened", "", TODAY) == ("until_off", "until")


def test_who_may_come_back_and_where():
    assert refused("lost", "F") is None
    assert refused("lost", "A", "again") == ("returns_to_f", "to")
    assert refused("lost", "F", client=True) == ("was_client", "to")
    assert refused("lost", "opened", client=True) is None
    assert refused("opened", "A", "x", client=True) == ("is_client", "to")


def test_the_same_rung_only_with_a_new_reason():
    assert refused("F", "F") == ("same_rung", "to")
    assert refused("B", "B") == ("same_rung", "to")
    assert refused("B", "B", "the deposit now") is None
    assert refused("opened", "opened", client=True) == ("same_rung", "to")


def test_an_unknown_rung_and_a_long_reason_are_told():
    assert refused("F", "G") == ("unknown_rung", "to")
    assert refused("F", "E", "x" * (ladder.REASON_LIMIT + 1)) == ("too_long", "reason")


PLACES = st.sampled_from([*ladder.RUNGS, *ladder.EXITS, None])


@given(PLACES, st.sampled_from([*ladder.RUNGS, *ladder.EXITS]), st.booleans())
def test_where_no_reason_is_needed_none_is_asked_for(start, to, client):
    found = ladder.problem(start, to, "", None, TODAY, client=client)
    if found is not None and found.field == "reason":
        assert ladder.needs_reason(start, to)
    if found is None:
        assert not ladder.needs_reason(start, to)


def test_reasons_are_shown_in_words():
    assert ladder.reason_text("lost", "no_answer: five calls") == "No answer: five calls"
    assert ladder.reason_text("lost", "losses") == "Left after losses"
    assert ladder.reason_text("B", "bond: until May") == "bond: until May"
    assert ladder.reason_text("A", None) == ""
    assert ladder.reason_text("lost", "as written") == "as written"
    i18n.use_language("zh_CN")
    assert ladder.place_label("opened") == "已开户"
    assert ladder.place_label("C") == "C"
    assert ladder.place_label(None) == "不在阶梯上"


def test_standing_follows_from_what_was_done():
    day = TODAY

    def standing(**known):
        return standing_of(
            **{"lead_class": None, "target_on": None, "opened_on": None, "lost_on": None, **known}
        )

    assert standing() is Standing.PROSPECT
    assert standing(lead_class="II") is Standing.LEAD
    assert standing(lead_class="II", target_on=day) is Standing.TARGET
    assert standing(target_on=day, opened_on=day) is Standing.CLIENT
    assert standing(opened_on=day, lost_on=day) is Standing.LOST
