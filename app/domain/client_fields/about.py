"""What to know about a person, and about an enterprise."""

from __future__ import annotations

from typing import Final

from app.core.i18n import N_
from app.domain import terms
from app.domain.client_fields.shape import (
    FIRM,
    FUTURES,
    PERSON,
    ClientField,
    Group,
    Input,
    choice_field,
    line_field,
    text_field,
)

ABOUT_PERSON: Final = (
    choice_field(
        "risk_appetite",
        N_("Risk appetite"),
        Group.PERSON,
        terms.RiskAppetite,
        N_("How do they feel about losses?"),
        4,
        kind=PERSON,
    ),
    text_field(
        "investment_experience",
        N_("Investment experience"),
        Group.PERSON,
        N_("What have they invested in, and how did it go?"),
        5,
        kind=PERSON,
    ),
    text_field(
        "investment_preference",
        N_("Investment preference"),
        Group.PERSON,
        N_("What do they like to put money into?"),
        11,
        kind=PERSON,
    ),
    text_field(
        "return_expectation",
        N_("Expected return"),
        Group.PERSON,
        N_("What return do they hope for?"),
        18,
        kind=PERSON,
    ),
    ClientField(
        "income_fen",
        N_("Income a year"),
        Group.PERSON,
        Input.MONEY,
        N_("About how much do they earn a year?"),
        17,
        kind=PERSON,
    ),
    text_field("family", N_("Family"), Group.PERSON, N_("Who is in the family?"), 15, kind=PERSON),
    text_field(
        "hobbies", N_("Hobbies"), Group.PERSON, N_("What do they do in their free time?"), 19, kind=PERSON
    ),
    choice_field(
        "perception",
        N_("Perception type"),
        Group.PERSON,
        terms.Perception,
        N_("Do they follow pictures, words or feeling?"),
        38,
        kind=PERSON,
    ),
)
ABOUT_FIRM: Final = (
    choice_field(
        "trade_kind",
        N_("Financial or physical"),
        Group.ENTERPRISE,
        terms.TradeKind,
        N_("Is it a financial institution or in physical trade?"),
        13,
        kind=FIRM,
    ),
    line_field(
        "main_product",
        N_("Main product"),
        Group.ENTERPRISE,
        N_("What is its main product?"),
        3,
        kind=FIRM,
        limit=120,
    ),
    choice_field(
        "hedging_direction",
        N_("Hedging direction"),
        Group.ENTERPRISE,
        terms.HedgingDirection,
        N_("Does it use the commodity, produce it or trade it?"),
        4,
        kind=FIRM,
        trades=FUTURES,
    ),
    text_field(
        "organisation",
        N_("Who decides"),
        Group.ENTERPRISE,
        N_("Who decides there, and who is asked first?"),
        5,
        kind=FIRM,
    ),
    choice_field(
        "ownership",
        N_("Ownership"),
        Group.ENTERPRISE,
        terms.Ownership,
        N_("State-owned or private?"),
        15,
        kind=FIRM,
    ),
    text_field("scale", N_("Scale"), Group.ENTERPRISE, N_("How large is the firm?"), 24, kind=FIRM),
    text_field(
        "output", N_("Output"), Group.ENTERPRISE, N_("How much does it produce a year?"), 11, kind=FIRM
    ),
    text_field(
        "raw_materials",
        N_("Raw materials used"),
        Group.ENTERPRISE,
        N_("How much raw material does it use, and of what kind?"),
        9,
        kind=FIRM,
    ),
    text_field(
        "purchase_channels",
        N_("Purchase channels"),
        Group.ENTERPRISE,
        N_("From whom does it buy, and how is the price set?"),
        12,
        kind=FIRM,
    ),
    text_field(
        "sales_channels",
        N_("Sales channels"),
        Group.ENTERPRISE,
        N_("To whom does it sell, and how is the price set?"),
        17,
        kind=FIRM,
    ),
    text_field(
        "investment_direction",
        N_("Investment direction"),
        Group.ENTERPRISE,
        N_("Where does it invest spare money?"),
        22,
        kind=FIRM,
    ),
    text_field(
        "expected_return",
        N_("Expected return"),
        Group.ENTERPRISE,
        N_("What does it expect to gain?"),
        23,
        kind=FIRM,
    ),
    text_field(
        "current_profit",
        N_("Current profit"),
        Group.ENTERPRISE,
        N_("How is business at present?"),
        18,
        kind=FIRM,
    ),
)
