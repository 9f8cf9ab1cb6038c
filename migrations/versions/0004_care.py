"""Several lead days; presents given; whom to greet at a festival; day templates by weekday."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reminder", sa.Column("nearer_days", sa.String(), nullable=True))
    op.add_column("important_date", sa.Column("nearer_days", sa.String(), nullable=True))
    op.add_column("day_template", sa.Column("weekdays", sa.String(), nullable=True))
    op.create_table(
        "gift",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("occasion", sa.String(), nullable=True),
        sa.Column("cost_fen", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_gift_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_gift_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_gift")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_file_summary_standing"), "file_summary", ["standing"], unique=False)
    op.create_index(op.f("ix_gift_file_id"), "gift", ["file_id"], unique=False)
    op.create_table(
        "greeting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("festival", sa.String(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("greeted_on", sa.Date(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_greeting_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_greeting_line_id_log_line"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_greeting")),
        sa.UniqueConstraint(
            "festival", "on_date", "file_id", name=op.f("uq_greeting_festival_on_date_file_id")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_greeting_file_id"), "greeting", ["file_id"], unique=False)
