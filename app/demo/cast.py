"""The sixty files of the sample diary: who they are, when they came, and where each will stand at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.core.clock import FixedClock
from app.core.i18n import N_
from app.demo.people import Someone, mobile, someone, words
from app.domain import lunar
from app.domain.phone import digits
from app.models import (
    ClientFile,
    FileProduct,
    FileTag,
    ImportantDate,
    Person,
    Phone,
    Product,
    RungChange,
    Tag,
)
from app.storage.database import Database, Unit

DAYS = 90
# Where the sixty stand at the end, and by which steps they came there.
PATHS: tuple[tuple[int, tuple[str, ...]], ...] = (
    (4, ("F", "E", "B", "A")),
    (6, ("F", "E", "B")),
    (3, ("F", "E", "C")),
    (5, ("F", "E", "D")),
    (14, ("F", "E")),
    (16, ("F",)),
    (8, ("F", "E", "A", "opened")),
    (4, ("F", "E", "lost")),
)


@dataclass(slots=True)
class Actor:
    """A file as the story needs it."""

    address: str
    firm: str  # how their place is called
    product: str
    begun: date
    path: tuple[str, ...]
    draft: dict[str, Any]
    contact: Someone | None = None
    hobby: str = ""
    file_id: int = 0
    person_id: int | None = None
    at: int = 0  # position on the path
    talks: int = 0
    reason: str = ""
    days: list[date] = field(default_factory=list)  # when we talk

    @property
    def place(self) -> str:
        return self.path[self.at]


def gather(random: Random, today: date) -> list[Actor]:
    """The cast in the order in which the files are begun."""
    lists = words()
    paths = [path for count, path in PATHS for _ in range(count)]
    random.shuffle(paths)
    taken: set[str] = set()
    first = today - timedelta(days=DAYS - 1)
    actors = []
    for at, path in enumerate(paths):
        longest = 70 if len(path) <= 2 else 25
        begun = first if at % 5 < 2 else first + timedelta(days=random.randrange(longest))
        firm = lists["enterprises"][at // 3] if at % 3 == 0 and at // 3 < len(lists["enterprises"]) else None
        made = _firm(random, firm, taken, begun, path) if firm else _person(random, taken, begun, path)
        made.days = _talk_days(random, begun, today, path)
        actors.append(made)
    return sorted(actors, key=lambda actor: actor.begun)


def _talk_days(random: Random, begun: date, today: date, path: tuple[str, ...]) -> list[date]:
    """Busy cards are seen every week or so, quiet ones seldom; some have been left too long."""
    wanted = {1: 2, 2: 4}.get(len(path), 7)
    end = today - timedelta(days=random.choice((0, 1, 2, 4, 9, 16)))
    span = max((end - begun).days, 1)
    found: set[date] = set()
    for _ in range(wanted * 3):
        day = begun + timedelta(days=random.randrange(span))
        if day.weekday() < 5 and all(abs((day - other).days) > 2 for other in found):
            found.add(day)
        if len(found) == wanted:
            break
    return sorted(found)


def _birth(random: Random, at_least: int, at_most: int) -> dict[str, Any]:
    kind = random.random()
    if kind < 0.15:
        return {}
    year = random.randrange(at_least, at_most)
    if kind < 0.35:
        month = random.randrange(1, 13)
        day = random.randrange(1, lunar.month_length(year, month) + 1)
        return {"birth_calendar": "lunar", "birth_year": year, "birth_month": month, "birth_day": day}
    return {
        "birth_year": year if kind < 0.9 else None,
        "birth_month": random.randrange(1, 13),
        "birth_day": random.randrange(1, 29),
    }


def _person(random: Random, taken: set[str], begun: date, path: tuple[str, ...]) -> Actor:
    lists = words()
    who = someone(random, taken)
    occupation, title = random.choice(lists["occupations"])
    hobby = random.choice(lists["hobbies"])
    region = random.choice(lists["regions"])
    strategy = random.choice(("ultra_short", "trend", "trend", "arbitrage", None))
    draft: dict[str, Any] = {
        "kind": "person",
        "name": who.name,
        "gender": who.gender,
        **_birth(random, 1958, 1995),
        "education": random.choice(("school", "college", "bachelor", "bachelor", "master", None)),
        "personality": random.choice([*lists["personalities"], None]),
        "occupation": occupation,
        "job_title": title or None,
        "wechat": f"wx_{random.randrange(100_000, 999_999)}" if random.random() < 0.6 else None,
        "address": f"{region.split('·')[-1]}{random.choice(lists['streets'])}{random.randrange(1, 300)}号",
        "region": region,
        "family": random.choice([*lists["families"], None]),
        "income_fen": random.choice((None, 8, 12, 15, 20, 30, 60)),
        "hobbies": hobby if random.random() < 0.7 else None,
        "return_expectation": random.choice([*lists["expectations"], None]),
        "risk_appetite": random.choice(("averse", "steady", "steady", "seeking", None)),
        "investment_experience": random.choice([*lists["experiences"], None]),
        "perception": random.choice(("visual", "auditory", "feeling", None)),
        "assets_fen": random.choice((None, 30, 80, 150, 300, 600)),
        "demand_type": random.choice(("urgent", "growing", "confident", "overconfident", None)),
        "attitude_type": random.choice(("avoiding", "delegating", "consulting", "self_directed", None)),
        "strategy": strategy,
        "purpose": "speculator" if strategy else None,
    }
    for money in ("income_fen", "assets_fen"):  # drawn in 万
        if draft[money] is not None:
            draft[money] *= 1_000_000
    place = random.choice(("他店里", "他单位", "茶馆", "他家附近"))
    if who.gender == "female":
        place = place.replace("他", "她")
    return Actor(
        address=who.address,
        firm=place,
        product=random.choice(lists["personal_items"]),
        begun=begun,
        path=path,
        draft=draft,
        hobby=re.split("[，、]", hobby)[0],
    )


def _firm(random: Random, firm: dict[str, Any], taken: set[str], begun: date, path: tuple[str, ...]) -> Actor:
    lists = words()
    who = someone(random, taken)
    financial = not firm["direction"]
    draft = {
        "kind": "enterprise",
        "name": firm["name"],
        "region": random.choice(lists["regions"]),
        "industry": firm["product"],
        "trade_kind": "financial" if financial else "physical",
        "main_product": firm["product"],
        "ownership": random.choice(("private", "private", "state", "joint")),
        "scale": random.choice(("员工80人", "员工200人", "员工450人", None)),
        "raw_materials": firm["raw"] or None,
        "organisation": random.choice(("采购定量,总经理定价", "财务总监把关,老板拍板", None)),
        "hedging_direction": firm["direction"] or None,
        "strategy": None if financial else "hedging",
        "purpose": "speculator" if financial else "hedger",
        "assets_fen": random.choice((None, 200_000_000, 800_000_000, 3_000_000_000)),
    }
    short = firm["name"].removesuffix("有限公司")
    return Actor(who.address, short, firm["items"][0], begun, path, draft, contact=who)


def begin(database: Database, clock: FixedClock, actor: Actor, random: Random, old: list[Actor]) -> None:
    """Write the file as it is known on its first day: one act."""
    today = clock.today()
    lists = words()
    referrer = random.choice(old) if old and random.random() < 0.45 else None
    source = (
        "referral"
        if referrer
        else random.choice(("acquaintance", "cold", "consulting", "lists", "market", "chance"))
    )
    with database.write(N_("New file {name}"), name=actor.draft["name"]) as unit:
        session = unit.session
        file = ClientFile(
            **actor.draft,
            source_method=source,
            acquaintance=random.choice(("schoolmate", "neighbour", "friend", "relative"))
            if source == "acquaintance"
            else None,
            channel=random.choice(("bank", "client", "friend", "event", None)),
            referrer_id=referrer.file_id if referrer else None,
            rung="F",
            rung_since=today,
            visits_before=0,
            created_on=today,
        )
        session.add(file)
        session.flush()
        actor.file_id = file.id
        number = mobile(random)
        session.add(RungChange(file_id=file.id, changed_on=today, from_rung=None, to_rung="F"))
        _people(unit, actor, random)
        session.add(
            Phone(
                file_id=file.id, person_id=actor.person_id, number=number, digits=digits(number), position=0
            )
        )
        if random.random() < 0.4:
            _date(unit, actor, random, today)
        if random.random() < 0.4:
            _tag(unit, file.id, random.choice(lists["tags"]))
        _products(unit, file.id, actor)


def _people(unit: Unit, actor: Actor, random: Random) -> None:
    roles = words()["enterprise_roles"]
    if actor.contact is not None:
        for at, (title, role) in enumerate(random.sample(roles, 3)):
            who = actor.contact if at == 0 else someone(random)
            person = Person(
                file_id=actor.file_id,
                role="contact",
                name=who.name,
                gender=who.gender,
                decision_role=role,
                job_title=title,
                **_birth(random, 1962, 1990),
            )
            unit.session.add(person)
            unit.session.flush()
            actor.person_id = actor.person_id or person.id
    elif random.random() < 0.6:
        role = random.choice(("spouse", "son", "daughter"))
        born = (1960, 1992) if role == "spouse" else (1998, 2020)
        unit.session.add(
            Person(file_id=actor.file_id, role=role, name=someone(random).name, **_birth(random, *born))
        )


def _date(unit: Unit, actor: Actor, random: Random, today: date) -> None:
    title = random.choice(words()["date_titles"]).replace("{品种}", actor.product)
    if actor.contact is not None and title == words()["wedding"]:
        title = words()["founded"]  # a firm has no wedding day
    day = today + timedelta(days=random.randrange(10, 130))
    yearly = title.endswith("纪念日")
    unit.session.add(
        ImportantDate(
            file_id=actor.file_id,
            title=title,
            year=None if yearly else day.year,
            month=day.month,
            day=min(day.day, 28),
            yearly=yearly,
            lead_days=5,
            nearer_days="1",
        )
    )


def _tag(unit: Unit, file_id: int, name: str) -> None:
    tag = unit.session.scalars(select(Tag).where(Tag.name == name)).one_or_none()
    if tag is None:
        tag = Tag(name=name)
        unit.session.add(tag)
        unit.session.flush()
    unit.session.add(FileTag(file_id=file_id, tag_id=tag.id))


def _products(unit: Unit, file_id: int, actor: Actor) -> None:
    name = words()["in_catalogue"].get(actor.product, actor.product)
    product = unit.session.scalars(select(Product.id).where(Product.name == name)).first()
    assert product is not None, name
    unit.session.add(FileProduct(file_id=file_id, product_id=product))
