"""Who they are and how to reach them."""

from __future__ import annotations

from typing import Final

from app.core.i18n import N_
from app.domain import terms
from app.domain.client_fields.shape import (
    PERSON,
    ClientField,
    Group,
    Input,
    choice_field,
    line_field,
    text_field,
)

IDENTITY: Final = (
    line_field("name", N_("Name"), Group.IDENTITY, limit=120),
    choice_field("kind", N_("Kind"), Group.IDENTITY, terms.FileKind),
    ClientField(
        "phones", N_("Phones"), Group.IDENTITY, Input.PHONES, N_("On which number do I reach them?"), 1
    ),
    choice_field("gender", N_("Gender"), Group.IDENTITY, terms.Gender, N_("Man or woman?"), 40, kind=PERSON),
    ClientField(
        "birthday",
        N_("Birthday"),
        Group.IDENTITY,
        Input.BIRTHDAY,
        N_("When is their birthday, solar or lunar?"),
        9,
        kind=PERSON,
    ),
    ClientField("approx_age", N_("Age, about"), Group.IDENTITY, Input.COUNT, limit=120, kind=PERSON),
    line_field(
        "occupation", N_("Occupation"), Group.IDENTITY, N_("What do they do for a living?"), 3, kind=PERSON
    ),
    line_field("job_title", N_("Title"), Group.IDENTITY, N_("What is their position?"), 13, kind=PERSON),
    line_field(
        "employer", N_("Employer"), Group.IDENTITY, N_("Whom do they work for?"), 12, kind=PERSON, limit=120
    ),
    line_field("industry", N_("Industry"), Group.IDENTITY, N_("Which industry are they in?"), 14),
    line_field("wechat", N_("WeChat"), Group.IDENTITY, N_("May I add them on WeChat?"), 10),
    line_field(
        "email", N_("E-mail"), Group.IDENTITY, N_("Where may I send reports by e-mail?"), 30, limit=200
    ),
    line_field("region", N_("Region"), Group.IDENTITY, N_("In which part of town or country are they?"), 20),
    line_field("address", N_("Address"), Group.IDENTITY, N_("Where do I visit them?"), 16, limit=200),
    choice_field(
        "education",
        N_("Education"),
        Group.IDENTITY,
        terms.Education,
        N_("What did they study?"),
        36,
        kind=PERSON,
    ),
    line_field(
        "ethnicity",
        N_("Ethnicity"),
        Group.IDENTITY,
        N_("Which customs and festivals do they keep?"),
        42,
        kind=PERSON,
    ),
    text_field(
        "personality",
        N_("Personality"),
        Group.IDENTITY,
        N_("What are they like to deal with?"),
        24,
        kind=PERSON,
    ),
)
