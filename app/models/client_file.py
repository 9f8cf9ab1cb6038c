"""One file for life per person or firm, with its phones, people, dates, tags and products."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import WATCHED, Base, Keyed


class Birth:
    """A birthday: solar or lunar, its year perhaps unknown, or nothing but an approximate age."""

    birth_calendar: Mapped[str] = mapped_column(default="solar")
    birth_year: Mapped[int | None]
    birth_month: Mapped[int | None]
    birth_day: Mapped[int | None]
    birth_leap: Mapped[bool] = mapped_column(default=False)


class ClientFile(Keyed, Birth, Base):
    """Every prospect or client, individual or enterprise."""

    __tablename__ = "client_file"
    __table_args__ = (
        Index(None, "referrer_id"),
        Index(None, "name"),
        Index(None, "created_on"),
        WATCHED,
    )

    kind: Mapped[str] = mapped_column(default="person")
    name: Mapped[str]
    gender: Mapped[str | None]
    approx_age: Mapped[int | None]  # years, as of approx_age_on
    approx_age_on: Mapped[date | None]
    ethnicity: Mapped[str | None]
    education: Mapped[str | None]
    personality: Mapped[str | None]
    occupation: Mapped[str | None]
    job_title: Mapped[str | None]
    employer: Mapped[str | None]
    industry: Mapped[str | None]
    wechat: Mapped[str | None]
    email: Mapped[str | None]
    address: Mapped[str | None]
    region: Mapped[str | None]

    family: Mapped[str | None]
    income_fen: Mapped[int | None]  # a year
    hobbies: Mapped[str | None]
    return_expectation: Mapped[str | None]
    risk_appetite: Mapped[str | None]
    investment_preference: Mapped[str | None]
    investment_experience: Mapped[str | None]
    perception: Mapped[str | None]

    trade_kind: Mapped[str | None]
    main_product: Mapped[str | None]
    ownership: Mapped[str | None]
    scale: Mapped[str | None]
    output: Mapped[str | None]
    raw_materials: Mapped[str | None]
    purchase_channels: Mapped[str | None]
    sales_channels: Mapped[str | None]
    organisation: Mapped[str | None]
    investment_direction: Mapped[str | None]
    expected_return: Mapped[str | None]
    current_profit: Mapped[str | None]
    hedging_direction: Mapped[str | None]

    assets_fen: Mapped[int | None]
    equity_fen: Mapped[int | None]  # funds in the account
    other_accounts: Mapped[str | None]
    holdings: Mapped[str | None]

    source_method: Mapped[str | None]
    acquaintance: Mapped[str | None]
    channel: Mapped[str | None]
    referrer_id: Mapped[int | None] = mapped_column(ForeignKey("client_file.id", ondelete="SET NULL"))

    demand_type: Mapped[str | None]
    attitude_type: Mapped[str | None]
    strategy: Mapped[str | None]
    purpose: Mapped[str | None]
    activity: Mapped[str | None]
    grade: Mapped[str | None]

    lead_class: Mapped[str | None]
    target_on: Mapped[date | None]  # taken into the development plan
    standing: Mapped[str] = mapped_column(default="prospect")  # follows from the rest: domain.standing
    rung: Mapped[str | None]  # A–F while on the ladder
    rung_since: Mapped[date | None]
    rung_reason: Mapped[str | None]
    rung_until: Mapped[date | None]
    opened_on: Mapped[date | None]
    lost_on: Mapped[date | None]
    lost_reason: Mapped[str | None]

    visits_before: Mapped[int] = mapped_column(default=0)  # held before this diary began
    silence_days: Mapped[int | None]  # working days; none: as the rung or grade has it
    important: Mapped[bool] = mapped_column(default=False)  # 重点客户
    note: Mapped[str | None]
    created_on: Mapped[date]


class Person(Keyed, Birth, Base):
    """A family member of an individual or a contact person of an enterprise."""

    __tablename__ = "person"
    __table_args__ = (Index(None, "file_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    role: Mapped[str] = mapped_column(default="contact")
    name: Mapped[str]
    gender: Mapped[str | None]
    decision_role: Mapped[str | None]
    job_title: Mapped[str | None]
    note: Mapped[str | None]


class Phone(Keyed, Base):
    """A number as it was typed, beside its digits for comparing. Of the file, or of a person in it."""

    __tablename__ = "phone"
    __table_args__ = (Index(None, "file_id"), Index(None, "digits"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    number: Mapped[str]
    digits: Mapped[str]
    label: Mapped[str | None]
    position: Mapped[int] = mapped_column(default=0)


class ImportantDate(Keyed, Base):
    """A date that matters: once when it has a year and does not recur, else every year."""

    __tablename__ = "important_date"
    __table_args__ = (Index(None, "file_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    title: Mapped[str]
    calendar: Mapped[str] = mapped_column(default="solar")
    year: Mapped[int | None]
    month: Mapped[int]
    day: Mapped[int]
    leap: Mapped[bool] = mapped_column(default=False)
    yearly: Mapped[bool] = mapped_column(default=False)
    lead_days: Mapped[int] = mapped_column(default=3)
    note: Mapped[str | None]
    nearer_days: Mapped[str | None]  # told again so many days before: "1 0"


class Tag(Keyed, Base):
    """A word of the user's own to group files by."""

    __tablename__ = "tag"
    __table_args__ = (UniqueConstraint("name"), WATCHED)

    name: Mapped[str]


class FileTag(Keyed, Base):
    """A file bears a tag."""

    __tablename__ = "file_tag"
    __table_args__ = (UniqueConstraint("file_id", "tag_id"), Index(None, "tag_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    tag_id: Mapped[int] = mapped_column(ForeignKey("tag.id", ondelete="CASCADE"))


class Product(Keyed, Base):
    """An entry of the product catalogue 品种."""

    __tablename__ = "product"
    __table_args__ = (UniqueConstraint("sector", "name"), WATCHED)

    sector: Mapped[str]
    name: Mapped[str]
    code: Mapped[str | None]
    used_by: Mapped[str | None]  # the kinds of enterprise that use or make it
    archived: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int] = mapped_column(default=0)


class FileProduct(Keyed, Base):
    """A product of interest 关注品种."""

    __tablename__ = "file_product"
    __table_args__ = (UniqueConstraint("file_id", "product_id"), Index(None, "product_id"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"))


class RungChange(Keyed, Base):
    """A move on the ladder, kept for good. Ends are a rung A–F, `opened`, `lost`, or none (not on it)."""

    __tablename__ = "rung_change"
    __table_args__ = (Index(None, "file_id"), Index(None, "changed_on"), WATCHED)

    file_id: Mapped[int] = mapped_column(ForeignKey("client_file.id", ondelete="CASCADE"))
    changed_on: Mapped[date]
    from_rung: Mapped[str | None]
    to_rung: Mapped[str | None]
    reason: Mapped[str | None]
    until_on: Mapped[date | None]
