"""Plans and their checks: goals, the goal chain, the development plan, targets, named prospects, scores."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WATCHED, Base, Keyed


class Goal(Keyed, Base):
    """A SMART goal at three levels; counts, or fen where the metric is money."""

    __tablename__ = "goal"
    __table_args__ = (Index(None, "starts_on"), WATCHED)

    title: Mapped[str]
    metric: Mapped[str]  # Metric
    base: Mapped[int | None]
    stretch: Mapped[int | None]
    challenge: Mapped[int | None]
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    attainable: Mapped[str | None]  # what makes it attainable
    relevant: Mapped[str | None]  # why it matters
    created_on: Mapped[date]
    closed_on: Mapped[date | None]


class GoalChain(Keyed, Base):
    """From an income to visits a day 目标倒推, for one period. The pin is the step edited last."""

    __tablename__ = "goal_chain"
    __table_args__ = (UniqueConstraint("starts_on", "ends_on"), WATCHED)

    starts_on: Mapped[date]
    ends_on: Mapped[date]
    spending_fen: Mapped[int | None]  # a month
    factor: Mapped[Fraction]
    other_income_fen: Mapped[int]  # what comes without selling
    commission_share: Mapped[Fraction]
    fee_rate: Mapped[Fraction]
    monthly_multiple: Mapped[Fraction]  # turnover ÷ funds, a month
    funds_fen: Mapped[int]  # average a client
    success_rate: Mapped[Fraction]  # accounts ÷ contacts
    pin_level: Mapped[str]
    pin_value: Mapped[Fraction]
    basis: Mapped[str] = mapped_column(default="assumed")


class DevelopmentPlan(Keyed, Base):
    """The plan of a quarter 开发计划."""

    __tablename__ = "development_plan"
    __table_args__ = (UniqueConstraint("starts_on"), WATCHED)

    starts_on: Mapped[date]  # the quarter's first day
    remarks: Mapped[str | None]
    branch: Mapped[str | None]
    team: Mapped[str | None]
    basis: Mapped[str] = mapped_column(default="assumed")


class StrategyPlan(Keyed, Base):
    """The pagoda of one trading strategy: its assumed rates, and the level edited last."""

    __tablename__ = "strategy_plan"
    __table_args__ = (UniqueConstraint("plan_id", "strategy"), WATCHED)

    plan_id: Mapped[int] = mapped_column(ForeignKey("development_plan.id", ondelete="CASCADE"))
    strategy: Mapped[str]
    pin_level: Mapped[str]
    pin_value: Mapped[Fraction]
    second_rate: Mapped[Fraction]
    third_rate: Mapped[Fraction]
    open_rate: Mapped[Fraction]
    equity_fen: Mapped[int]  # average a client
    turnover_multiple: Mapped[Fraction]  # turnover ÷ equity, a quarter
    fee_rate: Mapped[Fraction]
    retained_share: Mapped[Fraction]
    commission_share: Mapped[Fraction]
    trading_frequency: Mapped[Fraction | None]  # trades a month


class PeriodTarget(Keyed, Base):
    """What one metric is to reach in a quarter, month or week; `adjusted` ones were typed and stay."""

    __tablename__ = "period_target"
    __table_args__ = (UniqueConstraint("kind", "starts_on", "metric"), WATCHED)

    kind: Mapped[str]  # PeriodKind
    starts_on: Mapped[date]
    metric: Mapped[str]
    target: Mapped[int]
    adjusted: Mapped[bool] = mapped_column(default=False)


class TargetProspect(Keyed, Base):
    """A prospect named in a month's plan, perhaps given to a week and to a planned visit."""

    __tablename__ = "target_prospect"
    __table_args__ = (
        Index(None, "month_on"),
        Index(None, "file_id"),
        Index(None, "line_id"),
        Index(None, "carried_from_id"),
        WATCHED,
    )

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    month_on: Mapped[date]  # the month's first day
    week_on: Mapped[date | None]  # its Monday
    line_id: Mapped[int | None] = mapped_column(ForeignKey("log_line.id", ondelete="SET NULL"))
    position: Mapped[int] = mapped_column(default=0)
    carried_from_id: Mapped[int | None] = mapped_column(ForeignKey("target_prospect.id", ondelete="SET NULL"))
    carried_on: Mapped[date | None]  # unfinished: taken into the next month on this day
    done_on: Mapped[date | None]
    note: Mapped[str | None]


class PlanCheck(Keyed, Base):
    """The check of a week or month 计划达成检查; its figures are counted, never kept."""

    __tablename__ = "plan_check"
    __table_args__ = (UniqueConstraint("kind", "starts_on"), WATCHED)

    kind: Mapped[str]  # PeriodKind
    starts_on: Mapped[date]
    summary: Mapped[str | None]
    closed_on: Mapped[date | None]


class CheckNote(Keyed, Base):
    """Cause and countermeasure for one metric, and the line of the next plan made of it."""

    __tablename__ = "check_note"
    __table_args__ = (UniqueConstraint("check_id", "metric"), Index(None, "line_id"), WATCHED)

    check_id: Mapped[int] = mapped_column(ForeignKey("plan_check.id", ondelete="CASCADE"))
    metric: Mapped[str]
    cause: Mapped[str | None]
    countermeasure: Mapped[str | None]
    line_id: Mapped[int | None] = mapped_column(ForeignKey("log_line.id", ondelete="SET NULL"))


class FileScore(Keyed, Base):
    """Points of a prospect for one criterion of the score sheet, 0–5."""

    __tablename__ = "file_score"
    __table_args__ = (UniqueConstraint("file_id", "criterion"), Index(None, "criterion"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    criterion: Mapped[str]
    points: Mapped[int]


class DevelopmentStep(Keyed, Base):
    """A step towards opening 开发步骤: what was done and what comes next."""

    __tablename__ = "development_step"
    __table_args__ = (Index(None, "file_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    step: Mapped[str]  # DevelopmentStepKind
    on_date: Mapped[date | None]
    done: Mapped[str | None]
    next: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)
