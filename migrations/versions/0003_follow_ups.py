"""Reminders that come again; offers that were turned down; files by the day they were made."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("reminder", sa.Column("anchor_on", sa.Date(), nullable=True))
    op.add_column("reminder", sa.Column("repeat_unit", sa.String(), nullable=True))
    op.add_column("reminder", sa.Column("repeat_every", sa.Integer(), nullable=True))
    op.add_column("reminder", sa.Column("repeat_until", sa.Date(), nullable=True))
    op.add_column("reminder", sa.Column("repeat_shift", sa.Boolean(), nullable=True))
    op.create_table(
        "dismissed_offer",
        sa.Column("line_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_dismissed_offer_line_id_log_line"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("line_id", "words", name=op.f("pk_dismissed_offer")),
    )
    op.create_index(op.f("ix_client_file_created_on"), "client_file", ["created_on"], unique=False)
    op.create_table(
        "contact_pause",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_contact_pause_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact_pause")),
        sa.UniqueConstraint("file_id", name=op.f("uq_contact_pause_file_id")),
        sqlite_autoincrement=True,
    )
