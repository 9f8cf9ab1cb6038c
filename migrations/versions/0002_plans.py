"""Plans and their checks, scores, what to bring; the way to a visit on its line."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "development_plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("remarks", sa.String(), nullable=True),
        sa.Column("branch", sa.String(), nullable=True),
        sa.Column("team", sa.String(), nullable=True),
        sa.Column("basis", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_development_plan")),
        sa.UniqueConstraint("starts_on", name=op.f("uq_development_plan_starts_on")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "goal",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=True),
        sa.Column("stretch", sa.Integer(), nullable=True),
        sa.Column("challenge", sa.Integer(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("attainable", sa.String(), nullable=True),
        sa.Column("relevant", sa.String(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_goal_starts_on"), "goal", ["starts_on"], unique=False)
    op.create_table(
        "goal_chain",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("spending_fen", sa.Integer(), nullable=True),
        sa.Column("factor", sa.String(), nullable=False),
        sa.Column("other_income_fen", sa.Integer(), nullable=False),
        sa.Column("commission_share", sa.String(), nullable=False),
        sa.Column("fee_rate", sa.String(), nullable=False),
        sa.Column("monthly_multiple", sa.String(), nullable=False),
        sa.Column("funds_fen", sa.Integer(), nullable=False),
        sa.Column("success_rate", sa.String(), nullable=False),
        sa.Column("pin_level", sa.String(), nullable=False),
        sa.Column("pin_value", sa.String(), nullable=False),
        sa.Column("basis", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_goal_chain")),
        sa.UniqueConstraint("starts_on", "ends_on", name=op.f("uq_goal_chain_starts_on_ends_on")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "period_target",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("adjusted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_period_target")),
        sa.UniqueConstraint(
            "kind", "starts_on", "metric", name=op.f("uq_period_target_kind_starts_on_metric")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "plan_check",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("summary", sa.String(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_plan_check")),
        sa.UniqueConstraint("kind", "starts_on", name=op.f("uq_plan_check_kind_starts_on")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "bag_item",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("packed", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_bag_item_line_id_log_line"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bag_item")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_bag_item_line_id"), "bag_item", ["line_id"], unique=False)
    op.create_table(
        "check_note",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("check_id", sa.Integer(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("cause", sa.String(), nullable=True),
        sa.Column("countermeasure", sa.String(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["check_id"],
            ["plan_check.id"],
            name=op.f("fk_check_note_check_id_plan_check"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_check_note_line_id_log_line"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_check_note")),
        sa.UniqueConstraint("check_id", "metric", name=op.f("uq_check_note_check_id_metric")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_check_note_line_id"), "check_note", ["line_id"], unique=False)
    op.create_table(
        "development_step",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=True),
        sa.Column("done", sa.String(), nullable=True),
        sa.Column("next", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_development_step_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_development_step")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_development_step_file_id"), "development_step", ["file_id"], unique=False)
    op.create_table(
        "file_score",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.String(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_file_score_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_score")),
        sa.UniqueConstraint("file_id", "criterion", name=op.f("uq_file_score_file_id_criterion")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_file_score_criterion"), "file_score", ["criterion"], unique=False)
    op.create_table(
        "strategy_plan",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("strategy", sa.String(), nullable=False),
        sa.Column("pin_level", sa.String(), nullable=False),
        sa.Column("pin_value", sa.String(), nullable=False),
        sa.Column("second_rate", sa.String(), nullable=False),
        sa.Column("third_rate", sa.String(), nullable=False),
        sa.Column("open_rate", sa.String(), nullable=False),
        sa.Column("equity_fen", sa.Integer(), nullable=False),
        sa.Column("turnover_multiple", sa.String(), nullable=False),
        sa.Column("fee_rate", sa.String(), nullable=False),
        sa.Column("retained_share", sa.String(), nullable=False),
        sa.Column("commission_share", sa.String(), nullable=False),
        sa.Column("trading_frequency", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["plan_id"],
            ["development_plan.id"],
            name=op.f("fk_strategy_plan_plan_id_development_plan"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_strategy_plan")),
        sa.UniqueConstraint("plan_id", "strategy", name=op.f("uq_strategy_plan_plan_id_strategy")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "target_prospect",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("month_on", sa.Date(), nullable=False),
        sa.Column("week_on", sa.Date(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("carried_from_id", sa.Integer(), nullable=True),
        sa.Column("carried_on", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["carried_from_id"],
            ["target_prospect.id"],
            name=op.f("fk_target_prospect_carried_from_id_target_prospect"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_target_prospect_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["line_id"],
            ["log_line.id"],
            name=op.f("fk_target_prospect_line_id_log_line"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_target_prospect")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_target_prospect_carried_from_id"), "target_prospect", ["carried_from_id"], unique=False
    )
    op.create_index(op.f("ix_target_prospect_file_id"), "target_prospect", ["file_id"], unique=False)
    op.create_index(op.f("ix_target_prospect_line_id"), "target_prospect", ["line_id"], unique=False)
    op.create_index(op.f("ix_target_prospect_month_on"), "target_prospect", ["month_on"], unique=False)
    op.add_column("log_line", sa.Column("route", sa.String(), nullable=True))
