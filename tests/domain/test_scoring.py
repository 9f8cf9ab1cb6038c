"""The score sheet: exact totals, weights that must make 100, hints that rest on the file."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain import scoring
from app.domain.approach import advice, lead_class_of
from app.domain.score_hints import FileFacts, hints
from app.domain.score_levels import LEVELS, QUESTIONS, levels_of
from app.domain.scoring import CRITERIA, DEFAULT, Criterion, Scheme, ScoreGroup, rounded
from app.domain.settings import WorkSettings

CODES = tuple(each.code for each in CRITERIA)
some_points = st.dictionaries(st.sampled_from(CODES), st.integers(0, 5))


@st.composite
def schemes(draw):
    """Any weights that make 100, with some criteria archived."""
    value = draw(st.integers(1, 99))
    opportunity = draw(st.integers(1, 100 - value))
    weights = {"value": value, "opportunity": opportunity, "strategy": 100 - value - opportunity}
    criteria = []
    for group in ScoreGroup:
        mine = [
            replace(each, weight=draw(st.integers(1, 100))) for each in CRITERIA if each.group == group.value
        ]
        used = mine[: draw(st.integers(1, len(mine)))]
        criteria += [*scoring.evened(used), *(replace(each, archived=True) for each in mine[len(used) :])]
    return Scheme(weights, tuple(criteria))


def test_the_groups_begin_with_forty_forty_twenty_and_each_is_whole():
    assert dict(DEFAULT.weights) == {"value": 40, "opportunity": 40, "strategy": 20}
    assert sum(DEFAULT.share(each) for each in DEFAULT.active) == 100
    assert scoring.checked(DEFAULT) == DEFAULT


def test_a_sheet_worked_by_hand():
    points = {"funds": 4, "income": 2, "intent": 3, "reachability": 5, "attitude": 1}
    # value (50·4 + 25·2) / (75·5) = 2/3; opportunity (30·3 + 20·5) / (50·5) = 19/25; strategy 1/5
    exact = 40 * Fraction(2, 3) + 40 * Fraction(19, 25) + 20 * Fraction(1, 5)
    assert DEFAULT.total(points) == exact
    assert rounded(exact) == 61


def test_a_total_wants_value_and_opportunity():
    assert DEFAULT.total({}) is None
    assert DEFAULT.total({"funds": 5, "attitude": 5}) is None
    assert DEFAULT.missing({"funds": 5}) == (ScoreGroup.OPPORTUNITY,)
    assert DEFAULT.missing({}) == (ScoreGroup.VALUE, ScoreGroup.OPPORTUNITY)
    assert DEFAULT.total({"funds": 5, "need": 5}) == 100


@given(schemes(), some_points)
def test_a_total_lies_between_0_and_100_and_between_its_groups(scheme, points):
    total = scheme.total(points)
    values = [scheme.group_value(group, points) for group in ScoreGroup if scheme.weights[group]]
    known = [value for value in values if value is not None]
    if total is not None:
        assert 0 <= min(known) <= total <= max(known) <= 100
        assert abs(rounded(total) - total) <= Fraction(1, 2)


@given(schemes(), some_points, st.sampled_from(CODES))
def test_a_point_more_never_lowers_a_total(scheme, points, code):
    more = {**points, code: min(5, points.get(code, 0) + 1)}
    before, after = scheme.total({code: 0, **points}), scheme.total(more)
    if before is not None:
        assert after is not None
        assert after >= before


@given(schemes(), st.integers(0, 5))
def test_the_same_points_everywhere_are_that_share_of_100(scheme, points):
    assert scheme.total(dict.fromkeys(CODES, points)) == 20 * points


@given(schemes(), some_points)
def test_what_was_archived_or_has_no_points_counts_for_nothing(scheme, points):
    archived = {each.code for each in scheme.criteria if each.archived}
    left = {code: got for code, got in points.items() if code not in archived}
    assert scheme.total(points) == scheme.total(left)


@given(schemes())
def test_a_scheme_survives_being_kept(scheme):
    assert scoring.scheme_of(replace(WorkSettings(), **scoring.stored(scheme))) == scheme


@given(st.lists(st.integers(-5, 500), min_size=1, max_size=20))
def test_evened_weights_make_100_and_keep_their_order(weights):
    criteria = [Criterion(f"own{at}", "value", weight) for at, weight in enumerate(weights)]
    found = scoring.evened(criteria)
    assert sum(each.weight for each in found) == 100
    assert min(each.weight for each in found) >= 1
    if min(weights) * 100 >= sum(weights):  # none had to be raised to 1
        for at, one in enumerate(criteria):
            for other in criteria[at:]:
                if one.weight > other.weight:
                    pair = found[at].weight, found[criteria.index(other)].weight
                    assert pair[0] >= pair[1]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        (lambda s: replace(s, weights={"value": 40, "opportunity": 40, "strategy": 10}), "sum", "90 %"),
        (lambda s: replace(s, weights={"value": 0, "opportunity": 80, "strategy": 20}), "weight/value", "1"),
        (
            lambda s: replace(s, weights={"value": 40, "opportunity": 80, "strategy": -20}),
            "weight/strategy",
            "0",
        ),
        (lambda s: _changed(s, "funds", weight=40), "sum/value", "90 %"),
        (lambda s: _changed(s, "funds", weight=0), "share/funds", "1"),
        (lambda s: _changed(s, "funds", name="Need"), "name/need", "already"),
        (lambda s: _changed(s, "funds", name="x" * 21), "name/funds", "20"),
        (
            lambda s: replace(s, criteria=(*s.criteria, Criterion("own1", "value", 1))),
            "name/own1",
            "Write a name",
        ),
        (
            lambda s: replace(s, criteria=tuple(c for c in s.criteria if c.group != "strategy")),
            "sum/strategy",
            "wants a criterion",
        ),
    ],
)  # fmt: skip
def test_weights_and_names_are_refused_at_their_field(change, field, said):
    with pytest.raises(InvalidInput) as refused:
        scoring.checked(change(DEFAULT))
    assert refused.value.field == field
    assert said in refused.value.message


def _changed(scheme, code, **values):
    criteria = (replace(each, **values) if each.code == code else each for each in scheme.criteria)
    return replace(scheme, criteria=tuple(criteria))


@pytest.mark.parametrize(
    "kept",
    [
        {"score_weights": {"value": 90}},
        {"score_weights": "40"},
        {"score_criteria": [{"code": "funds"}]},
        {"score_criteria": ["funds"]},
        {"score_criteria": [{"code": "funds", "group": "value", "weight": "x"}]},
    ],
)
def test_broken_settings_give_way_to_the_defaults(kept):
    assert scoring.scheme_of(replace(WorkSettings(), **kept)) == DEFAULT


def test_an_own_code_is_never_used_twice():
    scheme = replace(DEFAULT, criteria=(*CRITERIA, Criterion("own1", "value", 1, "Boats", archived=True)))
    assert scoring.own_code(scheme) == "own2"


def test_points_beyond_the_scale_are_refused():
    assert scoring.check_points(0) == 0
    for wrong in (-1, 6, True):
        with pytest.raises(InvalidInput, match="0 to 5"):
            scoring.check_points(wrong)


def test_every_criterion_has_six_sentences_and_a_question():
    for code in CODES:
        assert len({*LEVELS[code]}) == 6
        assert QUESTIONS[code]
    assert levels_of("income", "enterprise") != levels_of("income", "person")
    assert len(levels_of("own1", "person")) == 6


# What the file says


WAN = 10_000 * 100


@pytest.mark.parametrize(
    ("assets", "points"),
    [(0, 0), (1, 1), (20 * WAN - 1, 1), (20 * WAN, 2), (100 * WAN, 3), (200 * WAN, 4), (500 * WAN, 5)],
)
def test_funds_follow_the_bands_and_a_bound_belongs_to_the_upper_one(assets, points):
    assert hints(FileFacts(assets_fen=assets))["funds"].points == points


def test_income_of_a_salaried_person_above_a_hundred_thousand_is_worth_looking_for():
    assert hints(FileFacts(income_fen=10 * WAN))["income"].points == 3
    assert "income" not in hints(FileFacts(income_fen=10 * WAN, kind="enterprise"))


def test_nothing_known_suggests_nothing():
    assert hints(FileFacts()) == {}


def test_the_averse_have_no_need_of_futures_but_may_of_insurance():
    averse = FileFacts(risk_appetite="averse", demand_type="urgent", trade="futures")
    assert hints(averse)["need"].points == 0
    assert hints(replace(averse, trade="insurance"))["need"].points == 5


def test_intent_follows_the_last_outcome_and_signals():
    assert hints(FileFacts(last_outcome="refused", signals=3))["intent"].points == 0
    assert hints(FileFacts(last_outcome="good", signals=2))["intent"].points == 4
    assert hints(FileFacts(last_outcome="agreed_to_open"))["intent"].points == 5


@pytest.mark.parametrize(("days", "points"), [(0, 4), (31, 4), (32, 3), (92, 3), (183, 2), (184, 1)])
def test_timing_follows_the_next_day_that_matters(days, points):
    today = date(2026, 11, 23)
    facts = FileFacts(next_date=today + timedelta(days), today=today)
    assert hints(facts)["timing"].points == points
    assert "timing" not in hints(replace(facts, next_date=today - timedelta(1)))


def test_who_decides_in_a_family_is_not_the_person_of_the_file():
    assert hints(FileFacts(decision_roles=("decider",)))["decision"].points == 3
    assert (
        hints(FileFacts(kind="enterprise", decision_roles=("influencer", "decider")))["decision"].points == 5
    )


facts_of_any_kind = st.builds(
    FileFacts,
    kind=st.sampled_from(["person", "enterprise"]),
    trade=st.sampled_from(["", "futures", "securities"]),
    assets_fen=st.none() | st.integers(-1, 10**12),
    income_fen=st.none() | st.integers(-1, 10**12),
    risk_appetite=st.sampled_from([None, "averse", "steady", "unknown code"]),
    attitude_type=st.sampled_from([None, "avoiding", "consulting", "unknown code"]),
    demand_type=st.sampled_from([None, "urgent", "unknown code"]),
    last_outcome=st.sampled_from([None, "good", "refused", "unknown code"]),
    source_method=st.sampled_from([None, "lists", "acquaintance", "unknown code"]),
    rung=st.sampled_from([None, *"ABCDEF"]),
    other_accounts=st.sampled_from(["", "恒信期货"]),
    decision_roles=st.sampled_from([(), ("decider",), ("unknown code",)]),
    signals=st.integers(0, 9),
    tried=st.integers(0, 9),
    met=st.booleans(),
    spoken=st.booleans(),
)  # fmt: skip


@given(facts_of_any_kind)
def test_a_hint_lies_on_the_scale_and_says_what_it_rests_on(facts):
    for code, hint in hints(facts).items():
        assert code in CODES
        assert 0 <= hint.points <= 5
        assert hint.why


# How to approach, and the class


@given(facts_of_any_kind, some_points)
def test_nobody_averse_is_urged(facts, points):
    if facts.unsuited:
        assert lead_class_of(points, facts) is None
    if facts.risk_appetite == "averse":
        assert advice(facts)[0].startswith("Risk-averse")


@pytest.mark.parametrize(
    ("points", "elsewhere", "found"),
    [
        ({"funds": 4, "reachability": 3, "intent": 4}, "", "I"),
        ({"funds": 4, "reachability": 2, "intent": 4}, "", "III"),
        ({"funds": 4, "reachability": 3, "intent": 2}, "恒信期货", "II"),
        ({"funds": 4, "reachability": 3, "intent": 2}, "", "III"),
        ({"income": 1, "reachability": 3, "intent": 3}, "", "III"),
        ({"funds": 1, "reachability": 5, "intent": 1}, "恒信期货", "IV"),
        ({"funds": 4, "reachability": 3}, "", None),
        ({"reachability": 3, "intent": 4}, "", None),
    ],
)
def test_the_class_is_money_by_approach_by_intent(points, elsewhere, found):
    assert lead_class_of(points, FileFacts(other_accounts=elsewhere)) == found


def test_advice_names_attitude_and_role_or_asks_for_them():
    known = advice(FileFacts(attitude_type="delegating", decision_roles=("acting",)))
    assert known[0].startswith("Delegating")
    assert known[1].startswith("With an acting")
    assert advice(FileFacts())[1].startswith("Ask whether")
