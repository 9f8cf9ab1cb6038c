"""The charts of the analysis page, in the order of its list."""

from __future__ import annotations

from typing import Any, Final

from app.ui.analysis.spec import ChartSpec
from app.ui.analysis.specs.activity import ActivitySpec
from app.ui.analysis.specs.conversion import SourceSpec, StrategySpec
from app.ui.analysis.specs.ladder import LadderFlowSpec
from app.ui.analysis.specs.pagoda import PagodaSpec
from app.ui.analysis.specs.rung_times import RungTimesSpec
from app.ui.analysis.specs.visits import VisitFunnelSpec
from app.ui.analysis.specs.weeks import WeeksSpec

CHARTS: Final[tuple[ChartSpec[Any], ...]] = (
    LadderFlowSpec(),
    RungTimesSpec(),
    VisitFunnelSpec(),
    PagodaSpec(),
    WeeksSpec(),
    SourceSpec(),
    StrategySpec(),
    ActivitySpec(),
)
