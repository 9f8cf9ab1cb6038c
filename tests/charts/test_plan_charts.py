"""The charts of plans and rates: each level, week, group and rung is found by a click, in both languages."""

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import pytest

from app.charts import conversion, pagoda, rung_times, weeks
from app.charts.canvas import Canvas
from app.charts.picture import Colours, Frame
from app.charts.scale import ticks
from app.core import i18n
from app.domain.conversion import Conversion, figure, interval
from app.domain.inference import kaplan_meier
from app.domain.pagoda import LEVELS
from app.domain.pagoda_progress import progress
from app.domain.rung_stays import RungStay, days_shown
from app.domain.terms.planning import Metric, PagodaLevel
from app.domain.weekly import MOST_WEEKS, WeekFigure, Weekly, mondays
from app.domain.working_days import WorkCalendar

COLOURS = Colours("#ffffff", "#000000", "#666666", "#dddddd", "#2563eb", dict.fromkeys("ABCDEF", "#336699"))
FRAME = Frame(640, 520, COLOURS)
TODAY = date(2026, 11, 23)
QUARTER = date(2026, 10, 1), date(2026, 12, 31)
PLANNED = {
    level: Fraction(value)
    for level, value in zip(
        LEVELS, (300, 100, 30, Fraction(81, 10), 300_000_000, 10**12, 10**8, 10**7), strict=True
    )
}


@pytest.fixture(params=["en", "zh_CN"], autouse=True)
def language(request):
    """A missing character would be a warning, and warnings fail."""
    i18n.use_language(request.param)


@dataclass(frozen=True)
class Acts:
    value: int
    line_ids: tuple = ()
    file_ids: tuple = ()


def centre(region):
    xs, ys = [c[0] for c in region.corners], [c[1] for c in region.corners]
    return sum(xs) / len(xs), sum(ys) / len(ys)


def inside(chart, frame=FRAME):
    """Every region lies in the picture and is found by its middle."""
    for region in chart.regions:
        assert all(0 <= x <= frame.width and 0 <= y <= frame.height for x, y in region.corners), region.key
        assert chart.at(*centre(region)).key == region.key
    return {region.key: region for region in chart.regions}


def written(monkeypatch):
    """All words of the charts drawn from now on."""
    words, write = [], Canvas.write

    def keep(self, x, y, text, **kw):
        words.append(text)
        assert x - (self.width(text, size=kw.get("size", 1.0)) if kw.get("align") == "right" else 0) >= -1
        if kw.get("align", "left") == "left":
            assert x + self.width(text, size=kw.get("size", 1.0)) <= self.frame.width + 1, text
        return write(self, x, y, text, **kw)

    monkeypatch.setattr(Canvas, "write", keep)
    return words


COUNTED = {
    "first_visits": Acts(140, (1, 2), (7, 8)),
    "second_visits": Acts(120, (3,), (9,)),
    "third_visits": Acts(0),
    "opened": Acts(9, (), (5,)),
    "equity": Acts(81_000_000, (), (5,)),
}


def quarter(planned=PLANNED, today=TODAY):
    return progress(*QUARTER, today, planned, COUNTED, WorkCalendar())


def test_the_pagoda_has_a_tier_for_every_level_wider_below(monkeypatch):
    words = written(monkeypatch)
    regions = inside(pagoda.draw(quarter(), FRAME))
    assert list(regions) == [level.value for level in reversed(LEVELS)]
    wide = [regions[level.value].corners[2][0] - regions[level.value].corners[3][0] for level in LEVELS]
    assert wide == sorted(wide, reverse=True)
    assert "140" in words
    assert any("300" in text and "47%" in text for text in words)
    assert any("120%" in text for text in words)  # more than planned is told, not drawn outside
    assert sum(text == i18n.tr("nothing recorded yet") for text in words) == 3


def test_a_planned_tenth_of_a_client_is_a_whole_one():
    tiers = {tier.level: tier for tier in quarter().tiers}
    assert tiers[PagodaLevel.CLIENTS].attained == 1  # 9 of 8.1, shown as 9
    assert tiers[PagodaLevel.EQUITY].attained == Fraction(27, 100)
    assert tiers[PagodaLevel.TURNOVER].actual is None
    assert tiers[PagodaLevel.FIRST].line_ids == (1, 2)


@pytest.mark.parametrize(
    ("today", "passed"),
    [(date(2026, 9, 30), 0), (date(2026, 12, 31), 1), (date(2027, 5, 1), 1)],
)
def test_pace_is_the_share_of_working_days(today, passed):
    assert quarter(today=today).passed == passed


def test_without_a_plan_only_what_is_there_is_said(monkeypatch):
    words = written(monkeypatch)
    inside(pagoda.draw(quarter(None), FRAME))
    assert i18n.tr("no plan for this quarter") in words
    assert not any("%" in text for text in words)


def test_a_level_without_a_figure_and_nothing_counted_is_drawn():
    shown = progress(*QUARTER, TODAY, {PagodaLevel.INCOME: Fraction(0)}, {}, WorkCalendar())
    assert len(pagoda.draw(shown, FRAME).regions) == 8


def week(number, actual, target=None):
    return WeekFigure(date(2026, 9, 7) + timedelta(weeks=number), actual, target)


def test_every_week_is_a_region_and_targets_are_told(monkeypatch):
    words = written(monkeypatch)
    shown = Weekly(Metric.VISITS, tuple(week(n, n, 10 if n % 2 else None) for n in range(12)))
    regions = inside(weeks.draw(shown, TODAY, FRAME))
    assert list(regions)[::-1] == [each.monday.isoformat() for each in shown.weeks]
    assert "70%" in regions["2026-10-26"].tip
    assert "10" in regions["2026-10-26"].tip
    assert i18n.tr("target") in words
    assert i18n.tr("week not over yet") in words


@pytest.mark.parametrize("count", [1, 2, 53])
def test_any_number_of_weeks_fits_and_money_is_short(monkeypatch, count):
    words = written(monkeypatch)
    shown = Weekly(Metric.EQUITY, tuple(week(n, 10**12 + n, 2 * 10**12) for n in range(count)))
    assert len(inside(weeks.draw(shown, TODAY, FRAME))) == count
    assert any(("亿" if i18n.is_chinese() else "000") in text for text in words)


def test_nothing_done_and_nothing_aimed_at_is_an_even_floor(monkeypatch):
    words = written(monkeypatch)
    inside(weeks.draw(Weekly(Metric.CALLS, (week(0, 0),)), TODAY, FRAME))
    assert i18n.tr("no targets for these weeks") in words


def test_weeks_that_touch_a_period():
    assert mondays(date(2026, 10, 1), date(2026, 10, 12)) == (
        date(2026, 9, 28), date(2026, 10, 5), date(2026, 10, 12),
    )  # fmt: skip
    many = mondays(date(1990, 1, 1), TODAY)
    assert (len(many), many[-1]) == (MOST_WEEKS, TODAY)


BARS = (
    Conversion("few", "Exhibition", 3, 5, 0.2, 0.9),
    Conversion("good", "Recommended", 9, 33, 0.17, 0.41),
    Conversion("cold", "Cold call <b>" + "w" * 80, 4, 80, 0.03, 0.11),
)


def test_a_rate_stands_with_its_cases_and_few_cases_without_a_percentage(monkeypatch):
    words = written(monkeypatch)
    regions = inside(conversion.draw(BARS, FRAME))
    assert list(regions)[::-1] == ["good", "cold", "few"]
    assert figure(BARS[1]) in words
    assert "33" in figure(BARS[1])
    assert "27%" in figure(BARS[1])
    assert "17%" in regions["good"].tip
    assert "41%" in regions["good"].tip
    assert "%" not in figure(BARS[0]) + regions["few"].tip + interval(BARS[0])
    assert "5" in figure(BARS[0])


def test_no_group_and_only_small_groups_are_drawn():
    assert conversion.draw((), FRAME).regions == ()
    assert len(inside(conversion.draw(BARS[:1], FRAME))) == 1


def test_many_groups_stay_in_the_picture():
    bars = [Conversion(str(n), f"Source {n}", n, 40, n / 50, (n + 1) / 40) for n in range(25)]
    assert len(inside(conversion.draw(bars, FRAME))) == 25


def stay(rung, times):
    unfinished = sum(not reached for _, reached in times)
    return RungStay(rung, len(times), unfinished, kaplan_meier(times))


STAYS = (
    stay("A", [(3, True), (5, False)]),
    stay("B", [(n, n % 3 > 0) for n in range(1, 40)]),
    stay("C", [(n * 20, n < 3) for n in range(1, 12)]),
    stay("D", []),
)


def test_medians_come_from_the_curve_and_unfinished_stays_are_no_failures():
    few, usual, lasting, none = STAYS
    assert few.median is None
    assert usual.median == 26
    low, high = usual.bounds
    assert low < 26 < high
    assert lasting.median is None  # more than half still stand there
    assert none.bounds == (None, None)
    assert days_shown(STAYS) >= 38


def test_every_rung_is_a_row_and_says_its_cases(monkeypatch):
    words = written(monkeypatch)
    regions = inside(rung_times.draw(STAYS, FRAME))
    assert set(regions) == {"A", "B", "C", "D"}
    assert i18n.tr("too few cases") in words
    assert i18n.tr("over half still stand") in words
    assert any("26" in text for text in words)
    assert "39" in regions["B"].tip
    assert "13" in regions["B"].tip


def test_marks_of_an_axis_are_round_and_reach_the_top():
    assert ticks(17) == (0, 5, 10, 15, 20)
    assert ticks(0) == (0, 1)
    assert ticks(3) == (0, 1, 2, 3)
    assert ticks(0.3, whole=False)[-1] == pytest.approx(0.3)
    assert ticks(1_234_567)[-1] >= 1_234_567
