"""The first schema: files, ladder, log, contacts, reminders, journal and what is derived from them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("params", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.Column("reversed_by_id", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["reversed_by_id"], ["act.id"], name=op.f("fk_act_reversed_by_id_act")),
        sa.ForeignKeyConstraint(["reverses_id"], ["act.id"], name=op.f("fk_act_reverses_id_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "client_file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("approx_age", sa.Integer(), nullable=True),
        sa.Column("approx_age_on", sa.Date(), nullable=True),
        sa.Column("ethnicity", sa.String(), nullable=True),
        sa.Column("education", sa.String(), nullable=True),
        sa.Column("personality", sa.String(), nullable=True),
        sa.Column("occupation", sa.String(), nullable=True),
        sa.Column("job_title", sa.String(), nullable=True),
        sa.Column("employer", sa.String(), nullable=True),
        sa.Column("industry", sa.String(), nullable=True),
        sa.Column("wechat", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("region", sa.String(), nullable=True),
        sa.Column("family", sa.String(), nullable=True),
        sa.Column("income_fen", sa.Integer(), nullable=True),
        sa.Column("hobbies", sa.String(), nullable=True),
        sa.Column("return_expectation", sa.String(), nullable=True),
        sa.Column("risk_appetite", sa.String(), nullable=True),
        sa.Column("investment_preference", sa.String(), nullable=True),
        sa.Column("investment_experience", sa.String(), nullable=True),
        sa.Column("perception", sa.String(), nullable=True),
        sa.Column("trade_kind", sa.String(), nullable=True),
        sa.Column("main_product", sa.String(), nullable=True),
        sa.Column("ownership", sa.String(), nullable=True),
        sa.Column("scale", sa.String(), nullable=True),
        sa.Column("output", sa.String(), nullable=True),
        sa.Column("raw_materials", sa.String(), nullable=True),
        sa.Column("purchase_channels", sa.String(), nullable=True),
        sa.Column("sales_channels", sa.String(), nullable=True),
        sa.Column("organisation", sa.String(), nullable=True),
        sa.Column("investment_direction", sa.String(), nullable=True),
        sa.Column("expected_return", sa.String(), nullable=True),
        sa.Column("current_profit", sa.String(), nullable=True),
        sa.Column("hedging_direction", sa.String(), nullable=True),
        sa.Column("assets_fen", sa.Integer(), nullable=True),
        sa.Column("equity_fen", sa.Integer(), nullable=True),
        sa.Column("other_accounts", sa.String(), nullable=True),
        sa.Column("holdings", sa.String(), nullable=True),
        sa.Column("source_method", sa.String(), nullable=True),
        sa.Column("acquaintance", sa.String(), nullable=True),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("referrer_id", sa.Integer(), nullable=True),
        sa.Column("demand_type", sa.String(), nullable=True),
        sa.Column("attitude_type", sa.String(), nullable=True),
        sa.Column("strategy", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("activity", sa.String(), nullable=True),
        sa.Column("grade", sa.String(), nullable=True),
        sa.Column("lead_class", sa.String(), nullable=True),
        sa.Column("target_on", sa.Date(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("rung", sa.String(), nullable=True),
        sa.Column("rung_since", sa.Date(), nullable=True),
        sa.Column("rung_reason", sa.String(), nullable=True),
        sa.Column("rung_until", sa.Date(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=True),
        sa.Column("lost_on", sa.Date(), nullable=True),
        sa.Column("lost_reason", sa.String(), nullable=True),
        sa.Column("visits_before", sa.Integer(), nullable=False),
        sa.Column("silence_days", sa.Integer(), nullable=True),
        sa.Column("important", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("birth_calendar", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("birth_month", sa.Integer(), nullable=True),
        sa.Column("birth_day", sa.Integer(), nullable=True),
        sa.Column("birth_leap", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["referrer_id"],
            ["client_file.id"],
            name=op.f("fk_client_file_referrer_id_client_file"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_client_file")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_client_file_name"), "client_file", ["name"], unique=False)
    op.create_index(op.f("ix_client_file_referrer_id"), "client_file", ["referrer_id"], unique=False)
    op.create_table(
        "day_template",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_day_template")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "draft",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_draft")),
    )
    op.create_table(
        "log_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("record", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.Column("notes", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("unplanned", sa.Boolean(), nullable=False),
        sa.Column("moved_to_id", sa.Integer(), nullable=True),
        sa.Column("way", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("materials", sa.String(), nullable=True),
        sa.Column("companions", sa.String(), nullable=True),
        sa.Column("companion_mode", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["moved_to_id"],
            ["log_line.id"],
            name=op.f("fk_log_line_moved_to_id_log_line"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log_line")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_log_line_moved_to_id"), "log_line", ["moved_to_id"], unique=False)
    op.create_index(op.f("ix_log_line_on_date"), "log_line", ["on_date"], unique=False)
    op.create_table(
        "meta",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "occasion_mark",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_occasion_mark")),
        sa.UniqueConstraint(
            "kind", "source_id", "on_date", name=op.f("uq_occasion_mark_kind_source_id_on_date")
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "open_act",
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("slot = 1", name=op.f("ck_open_act_one")),
        sa.PrimaryKeyConstraint("slot", name=op.f("pk_open_act")),
    )
    op.create_table(
        "product",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=True),
        sa.Column("used_by", sa.String(), nullable=True),
        sa.Column("archived", sa.Boolean(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_product")),
        sa.UniqueConstraint("sector", "name", name=op.f("uq_product_sector_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "row_sum",
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("sum", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("table_name", "row_id", name=op.f("pk_row_sum")),
    )
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("key", name=op.f("uq_setting_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "tag",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tag")),
        sa.UniqueConstraint("name", name=op.f("uq_tag_name")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("visit_line_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_appointment_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_appointment_line_id_log_line"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["visit_line_id"],
            ["log_line.id"],
            name=op.f("fk_appointment_visit_line_id_log_line"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_appointment_file_id"), "appointment", ["file_id"], unique=False)
    op.create_index(op.f("ix_appointment_line_id"), "appointment", ["line_id"], unique=False)
    op.create_index(op.f("ix_appointment_visit_line_id"), "appointment", ["visit_line_id"], unique=False)
    op.create_table(
        "file_product",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("product_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_file_product_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"],
            ["product.id"],
            name=op.f("fk_file_product_product_id_product"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_product")),
        sa.UniqueConstraint("file_id", "product_id", name=op.f("uq_file_product_file_id_product_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_file_product_product_id"), "file_product", ["product_id"], unique=False)
    op.create_table(
        "file_summary",
        sa.Column("file_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("pinyin", sa.String(), nullable=False),
        sa.Column("search", sa.String(), nullable=False),
        sa.Column("rung", sa.String(), nullable=True),
        sa.Column("standing", sa.String(), nullable=False),
        sa.Column("last_contact_on", sa.Date(), nullable=True),
        sa.Column("visits", sa.Integer(), nullable=False),
        sa.Column("next_step_on", sa.Date(), nullable=True),
        sa.Column("stale_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_file_summary_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("file_id", name=op.f("pk_file_summary")),
    )
    op.create_index(
        op.f("ix_file_summary_last_contact_on"), "file_summary", ["last_contact_on"], unique=False
    )
    op.create_index(op.f("ix_file_summary_pinyin"), "file_summary", ["pinyin"], unique=False)
    op.create_index(op.f("ix_file_summary_rung_pinyin"), "file_summary", ["rung", "pinyin"], unique=False)
    op.create_index(
        op.f("ix_file_summary_rung_stale_on_next_step_on"),
        "file_summary",
        ["rung", "stale_on", "next_step_on"],
        unique=False,
    )
    op.create_index(op.f("ix_file_summary_stale_on"), "file_summary", ["stale_on"], unique=False)
    op.create_table(
        "file_tag",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("tag_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_file_tag_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["tag.id"], name=op.f("fk_file_tag_tag_id_tag"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_file_tag")),
        sa.UniqueConstraint("file_id", "tag_id", name=op.f("uq_file_tag_file_id_tag_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_file_tag_tag_id"), "file_tag", ["tag_id"], unique=False)
    op.create_table(
        "journal",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("act_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("op", sa.String(), nullable=False),
        sa.Column("old", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["act_id"], ["act.id"], name=op.f("fk_journal_act_id_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_journal")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_journal_act_id"), "journal", ["act_id"], unique=False)
    op.create_index(op.f("ix_journal_table_name_row_id"), "journal", ["table_name", "row_id"], unique=False)
    op.create_table(
        "line_file",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_line_file_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_line_file_line_id_log_line"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_line_file")),
        sa.UniqueConstraint("line_id", "file_id", name=op.f("uq_line_file_line_id_file_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_line_file_file_id"), "line_file", ["file_id"], unique=False)
    op.create_table(
        "occasion",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_occasion_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("kind", "source_id", "on_date", name=op.f("pk_occasion")),
    )
    op.create_index(op.f("ix_occasion_file_id"), "occasion", ["file_id"], unique=False)
    op.create_index(op.f("ix_occasion_on_date"), "occasion", ["on_date"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("gender", sa.String(), nullable=True),
        sa.Column("decision_role", sa.String(), nullable=True),
        sa.Column("job_title", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("birth_calendar", sa.String(), nullable=False),
        sa.Column("birth_year", sa.Integer(), nullable=True),
        sa.Column("birth_month", sa.Integer(), nullable=True),
        sa.Column("birth_day", sa.Integer(), nullable=True),
        sa.Column("birth_leap", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_person_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_person_file_id"), "person", ["file_id"], unique=False)
    op.create_table(
        "rung_change",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("changed_on", sa.Date(), nullable=False),
        sa.Column("from_rung", sa.String(), nullable=True),
        sa.Column("to_rung", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_rung_change_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rung_change")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_rung_change_changed_on"), "rung_change", ["changed_on"], unique=False)
    op.create_index(op.f("ix_rung_change_file_id"), "rung_change", ["file_id"], unique=False)
    op.create_table(
        "template_line",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("template_id", sa.Integer(), nullable=False),
        sa.Column("start_time", sa.Time(), nullable=True),
        sa.Column("end_time", sa.Time(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["day_template.id"],
            name=op.f("fk_template_line_template_id_day_template"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_template_line")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_template_line_template_id"), "template_line", ["template_id"], unique=False)
    op.create_table(
        "contact",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("met", sa.Boolean(), nullable=False),
        sa.Column("not_met", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("signals", sa.String(), nullable=False),
        sa.Column("impressions", sa.String(), nullable=True),
        sa.Column("services", sa.String(), nullable=True),
        sa.Column("opinion", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_contact_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_contact_line_id_log_line"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_contact_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_contact")),
        sa.UniqueConstraint("line_id", "file_id", name=op.f("uq_contact_line_id_file_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_contact_file_id"), "contact", ["file_id"], unique=False)
    op.create_table(
        "important_date",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("calendar", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("leap", sa.Boolean(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        sa.Column("lead_days", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["file_id"],
            ["client_file.id"],
            name=op.f("fk_important_date_file_id_client_file"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_important_date_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_important_date")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_important_date_file_id"), "important_date", ["file_id"], unique=False)
    op.create_table(
        "phone",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("digits", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_phone_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_phone_person_id_person"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_phone")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_phone_digits"), "phone", ["digits"], unique=False)
    op.create_index(op.f("ix_phone_file_id"), "phone", ["file_id"], unique=False)
    op.create_table(
        "reminder",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("contact_id", sa.Integer(), nullable=True),
        sa.Column("line_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("due_time", sa.Time(), nullable=True),
        sa.Column("lead_days", sa.Integer(), nullable=False),
        sa.Column("snoozed_until", sa.Date(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_reminder_contact_id_contact"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["file_id"], ["client_file.id"], name=op.f("fk_reminder_file_id_client_file"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["log_line.id"], name=op.f("fk_reminder_line_id_log_line"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_reminder_person_id_person"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reminder")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reminder_contact_id"), "reminder", ["contact_id"], unique=False)
    op.create_index(op.f("ix_reminder_done_on_due_on"), "reminder", ["done_on", "due_on"], unique=False)
    op.create_index(op.f("ix_reminder_file_id"), "reminder", ["file_id"], unique=False)
    op.create_index(op.f("ix_reminder_line_id"), "reminder", ["line_id"], unique=False)
