"""Drawn charts: pictures of the right size, and every figure where a click finds it."""

from datetime import date, timedelta
from struct import unpack

import pytest

from app.charts import activity, ladder_flow, visit_funnel
from app.charts.picture import Chart, Colours, Frame, Region
from app.core import i18n
from app.domain.funnels import NEW, DayActivity, LadderFlow, Rate, VisitFunnel

PLACES = dict.fromkeys((*"ABCDEF", NEW, "opened", "lost"), "#336699")
COLOURS = Colours("#ffffff", "#000000", "#666666", "#dddddd", "#2563eb", PLACES)
FRAME = Frame(700, 300, COLOURS, scale=2.0)
START, END = date(2026, 10, 1), date(2026, 11, 23)
FLOW = LadderFlow(
    START,
    END,
    {
        ("F", "F"): tuple(range(200)),
        ("F", "E"): (201, 202),
        ("A", "opened"): (203,),
        (NEW, "F"): (204,),
        ("lost", "lost"): tuple(range(300, 350)),
        ("E", "lost"): (205,),
    },
    {},
)


@pytest.fixture(params=["en", "zh_CN"], autouse=True)
def language(request):
    """Every chart in both languages; a missing character would be a warning, and warnings fail."""
    i18n.use_language(request.param)


def centre(region):
    xs, ys = [c[0] for c in region.corners], [c[1] for c in region.corners]
    return sum(xs) / len(xs), sum(ys) / len(ys)


def size(chart):
    return unpack(">II", chart.png[16:24])


def test_the_flow_has_a_region_for_every_band_and_bar():
    chart = ladder_flow.draw(FLOW, FRAME)
    assert size(chart) == (1400, 600)
    keys = [region.key for region in chart.regions]
    assert {"F>F", "F>E", "A>opened", "new>F", "E>lost"} <= set(keys)
    assert {"before:F", "after:F", "after:opened", "before:new", "after:lost", "before:A"} <= set(keys)
    assert "lost>lost" not in keys  # who was off the ladder and stayed off is not drawn
    for key in ("F>F", "F>E", "after:F", "before:F"):
        region = next(r for r in chart.regions if r.key == key)
        x, y = region.corners[0] if ">" in key else centre(region)
        assert chart.at(x + 20 if ">" in key else x, y + 0.7).key == key
    assert chart.at(1, 299) is None
    for region in chart.regions:
        assert all(0 <= x <= 700 and 0 <= y <= 300 for x, y in region.corners), region.key
    tips = {region.key: region.tip for region in chart.regions}
    assert "200" in tips["F>F"]
    assert "203" not in tips["A>opened"]


def test_bands_are_as_thick_as_their_number():
    chart = ladder_flow.draw(
        LadderFlow(START, END, {("E", "D"): (1, 2, 3, 4), ("E", "C"): (5, 6)}, {}), FRAME
    )
    thick = {r.key: r.corners[-1][1] - r.corners[0][1] for r in chart.regions if ">" in r.key}
    assert thick["E>D"] == pytest.approx(2 * thick["E>C"])


def test_an_empty_flow_says_so():
    chart = ladder_flow.draw(LadderFlow(START, END, {}, {}), FRAME)
    assert chart.regions == ()
    assert size(chart) == (1400, 600)


def test_the_funnel_keeps_unscored_apart():
    funnel = VisitFunnel(
        START,
        END,
        {"first": (1, 2, 3), "second": (1,), "third": (), "opened": ()},
        {"first": (7,), "second": (), "third": (), "opened": ()},
        {"second": Rate(1, 3), "third": Rate(0, 1), "opened": Rate(0, 0)},
    )
    chart = visit_funnel.draw(funnel, FRAME)
    regions = {r.key: r for r in chart.regions}
    assert set(regions) == {"scored:first", "unscored:first", "scored:second"}
    for key, region in regions.items():
        assert chart.at(*centre(region)).key == key
    width = {key: r.corners[1][0] - r.corners[0][0] for key, r in regions.items()}
    assert width["scored:first"] == pytest.approx(3 * width["scored:second"])
    assert width["unscored:first"] == pytest.approx(width["scored:second"])
    assert regions["unscored:first"].corners[0][0] == pytest.approx(regions["scored:first"].corners[1][0])


def test_an_empty_funnel_is_drawn_too():
    nothing = {"first": (), "second": (), "third": (), "opened": ()}
    chart = visit_funnel.draw(VisitFunnel(START, END, nothing, nothing, {}), FRAME)
    assert chart.regions == ()


@pytest.mark.parametrize(("year", "days"), [(2026, 365), (2028, 366), (2023, 365)])
def test_the_year_has_a_square_for_every_day(year, days):
    busy = date(year, 2, 28)
    chart = activity.draw(year, {busy: DayActivity(busy, 4, 1)}, busy, FRAME)
    assert len(chart.regions) == days
    for offset in (0, 58, 200, days - 1):
        day = date(year, 1, 1) + timedelta(days=offset)
        region = next(r for r in chart.regions if r.key == day.isoformat())
        assert chart.at(*centre(region)).key == day.isoformat()
        assert all(0 <= x <= 700 and 0 <= y <= 300 for x, y in region.corners)
    tip = next(r.tip for r in chart.regions if r.key == busy.isoformat())
    assert "4" in tip
    assert "1" in tip


def test_shades_grow_with_the_contacts():
    assert [activity.level(n) for n in (0, 1, 2, 3, 5, 8, 80)] == [0, 1, 1, 2, 3, 4, 4]


def test_a_point_is_found_in_the_topmost_region_only():
    square = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0))
    corner = ((5.0, 5.0), (10.0, 5.0), (10.0, 10.0), (5.0, 10.0))
    chart = Chart(b"", 10, 10, (Region("top", corner, ""), Region("below", square, "")))
    assert chart.at(7, 7).key == "top"
    assert chart.at(2, 2).key == "below"
    assert chart.at(11, 2) is None
