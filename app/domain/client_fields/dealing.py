"""Money, where they came from, and how we deal with them."""

from __future__ import annotations

from typing import Final

from app.core.i18n import N_
from app.domain import terms
from app.domain.client_fields.shape import (
    FUTURES,
    INSURANCE,
    MARKETS,
    ClientField,
    Group,
    Input,
    choice_field,
    text_field,
)

MONEY: Final = (
    ClientField(
        "assets_fen", N_("Assets"), Group.MONEY, Input.MONEY, N_("About how much could they invest?"), 7
    ),
    ClientField(
        "equity_fen",
        N_("Funds in the account"),
        Group.MONEY,
        Input.MONEY,
        words={INSURANCE: N_("Premiums a year")},
    ),
    text_field(
        "other_accounts",
        N_("Accounts elsewhere"),
        Group.MONEY,
        N_("Where else do they hold an account, and are they content there?"),
        6,
        words={INSURANCE: N_("Policies elsewhere")},
    ),
    text_field(
        "holdings",
        N_("Current holdings"),
        Group.MONEY,
        N_("What do they hold at present?"),
        21,
        words={INSURANCE: N_("Policies held")},
    ),
)
SOURCE: Final = (
    choice_field(
        "source_method",
        N_("Found by"),
        Group.SOURCE,
        terms.SourceMethod,
        N_("How did I come to know them?"),
        2,
    ),
    choice_field(
        "acquaintance",
        N_("Acquaintance"),
        Group.SOURCE,
        terms.Acquaintance,
        N_("What kind of acquaintance are they?"),
        33,
    ),
    choice_field(
        "channel", N_("Channel"), Group.SOURCE, terms.Channel, N_("Through which channel did they come?"), 28
    ),
    ClientField("referrer_id", N_("Referred by"), Group.SOURCE, Input.FILE, N_("Who referred them?"), 26),
)
TYPES: Final = (
    choice_field("lead_class", N_("Lead class"), Group.TYPES, terms.LeadClass),
    choice_field("grade", N_("Grade"), Group.TYPES, terms.Grade),
    ClientField("important", N_("Important client"), Group.TYPES, Input.FLAG),
    ClientField(
        "products",
        N_("Products of interest"),
        Group.TYPES,
        Input.PRODUCTS,
        N_("Which products are they interested in?"),
        8,
    ),
    choice_field(
        "demand_type", N_("Demand type"), Group.TYPES, terms.DemandType, N_("How urgent is their need?"), 25
    ),
    choice_field(
        "attitude_type",
        N_("Attitude type"),
        Group.TYPES,
        terms.AttitudeType,
        N_("Do they decide themselves, or leave it to others?"),
        27,
    ),
    choice_field(
        "purpose",
        N_("Purpose"),
        Group.TYPES,
        terms.Purpose,
        N_("To hedge or to speculate?"),
        29,
        trades=FUTURES,
    ),
    choice_field(
        "strategy",
        N_("Trading strategy"),
        Group.TYPES,
        terms.Strategy,
        N_("How do they trade?"),
        31,
        trades=MARKETS,
    ),
    choice_field("activity", N_("Activity"), Group.TYPES, terms.Activity),
    ClientField("silence_days", N_("Longest silence, working days"), Group.TYPES, Input.COUNT, limit=999),
    ClientField("visits_before", N_("Visits before this diary"), Group.TYPES, Input.COUNT, limit=9999),
    text_field("note", N_("Note"), Group.TYPES),
)
