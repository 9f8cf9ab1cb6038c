"""The prospect card 准保户卡: one for each, every contact noted, A4."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.i18n import is_chinese, tr
from app.domain import annual
from app.domain.classing import grade_text
from app.domain.ladder import RUNGS, place_label, reason_text
from app.domain.settings import WorkSettings
from app.domain.terms import (
    DecisionRole,
    Exit,
    LeadClass,
    NotMet,
    Outcome,
    PersonRole,
    Rung,
    Signal,
    Standing,
    Trade,
    Way,
    label_of,
)
from app.services.files import ClientFileRow
from app.services.forms import CardContact, OpenItem
from app.services.ladder_cards import MoveRow
from app.services.people import DateRow, PersonRow
from app.sheets.card_grid import birthday_text, fields_grid, phones_text
from app.sheets.page import Cell, Column, Field, Heading, Paragraph, Row, Sheet, Space, Table, label
from app.sheets.wording import (
    BOX,
    companion_text,
    labels,
    near_day,
    owner_text,
    printed_text,
    purposes,
    times,
    visit_text,
)

SPARE_CONTACTS: Final = 2  # rows to write in by hand
SPARE_PEOPLE: Final = 1


@dataclass(frozen=True, slots=True)
class CardFacts:
    """All that a card tells of one file."""

    file: ClientFileRow
    people: tuple[PersonRow, ...] = ()
    dates: tuple[DateRow, ...] = ()
    contacts: tuple[CardContact, ...] = ()  # newest first
    moves: tuple[MoveRow, ...] = ()  # newest first
    open_items: tuple[OpenItem, ...] = ()


def prospect_card(facts: CardFacts, settings: WorkSettings, today: date) -> Sheet:
    """The sheet of one file."""
    file = facts.file
    name, number = title(settings.trade), tr("Card no. {number}", number=file.id)
    more = [
        (tr("Follow-up"), _following(facts, today)),
        *([(tr("Note"), [(tr("Note"), str(file.value("note")))])] if file.value("note") else []),
    ]
    return Sheet(
        name,
        (
            _ladder_strip(file),
            Space(2),
            fields_grid(file, settings.trade, today, more),
            Heading(tr("Family") if file.kind == "person" else tr("Contact persons")),
            _people(facts.people, today, firm=file.kind != "person"),
            Heading(tr("Moves on the ladder")),
            _moves(facts.moves),
            Heading(tr("Contacts, newest first")),
            _contacts(facts.contacts),
            Space(1),
            Paragraph(_after_hara(), small=True, align="right"),
        ),
        subtitle=f"{file.name} · {number}",
        fields=(
            Field(tr("Account manager"), settings.owner, 1.2),
            Field(tr("Firm"), settings.firm, 1.3),
            Field(tr("Card begun"), file.created_on.isoformat()),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{name} {file.name}",
    )


def title(trade: str) -> str:
    """The form's name in the words of the trade: 准保户卡 where policies are sold, else 准客户卡."""
    return tr("Prospect card (insurance)") if trade == Trade.INSURANCE else tr("Prospect card")


def _after_hara() -> str:
    """Says what the card is for; its older name is in it, which people search for."""
    return tr("After Hara Ippei's prospect cards: one card for each, every contact noted.")


def _ladder_strip(file: ClientFileRow) -> Table:
    """The eight places of a card, the one it stands on ticked, and what that means."""
    places = (*RUNGS, Exit.OPENED.value, Exit.LOST.value)
    here = _place(file)
    cells = [
        Cell(f"✓ {place_label(p)}", bold=True, shaded=True) if p == here else Cell(place_label(p))
        for p in places
    ]
    columns = (
        Column(fixed=30),
        *(Column(align="center") for _ in RUNGS),
        *(Column(share=1.9, align="center"),) * 2,
    )
    opened = file.opened_on is not None
    grade = grade_text(_code(file, "grade"), _code(file, "activity"), file.standing) if opened else ""
    state = [Standing(file.standing).label, grade, tr("Important client") if file.value("important") else ""]
    standing = Cell(" · ".join(dict.fromkeys(filter(None, state))), colspan=3, align="left")
    lead = Cell(label_of(LeadClass, _code(file, "lead_class")), colspan=4, align="left")
    return Table(
        columns,
        (
            Row((label(tr("Ladder")), *cells)),
            Row((label(tr("Meaning")), Cell(_meaning(file, here), colspan=8, align="left"))),
            Row((label(tr("Standing")), standing, label(tr("Lead class")), lead)),
        ),
        row_height=7,
    )


def _code(file: ClientFileRow, name: str) -> str | None:
    value = file.value(name)
    return str(value) if value else None


def _place(file: ClientFileRow) -> str | None:
    if file.lost_on is not None:
        return Exit.LOST.value
    if file.rung is not None:
        return file.rung
    return Exit.OPENED.value if file.opened_on is not None else None


def _meaning(file: ClientFileRow, here: str | None) -> str:
    """What the place means, since when, why and until when."""
    if here == Exit.LOST:
        parts = [_on(file.lost_on), reason_text(here, file.lost_reason)]
    elif here == Exit.OPENED:
        parts = [_on(file.opened_on)]
    elif here is not None:
        parts = [
            Rung(here).label,
            tr("since {day}", day=file.rung_since.isoformat()) if file.rung_since else "",
        ]
        parts.append(tr("reason: {reason}", reason=file.rung_reason) if file.rung_reason else "")
        parts.append(tr("until {day}", day=file.rung_until.isoformat()) if file.rung_until else "")
    else:
        parts = []
    return tr("; ").join(part for part in parts if part)


def _on(day: date | None) -> str:
    return day.isoformat() if day else ""


def _following(facts: CardFacts, today: date) -> list[tuple[str, str]]:
    """Last contact, visits so far, what is still open, and the dates that matter."""
    file = facts.file
    pairs = [
        (tr("Last contact"), _on(file.last_contact_on)),
        (tr("Visits held"), str(file.visits) if file.visits else ""),
        (tr("Next step on"), _on(file.next_step_on)),
        (tr("Still open"), "\n".join(_open_text(item, today) for item in facts.open_items)),
    ]
    if file.tags:
        pairs.append((tr("Tags"), tr(", ").join(file.tags)))
    if facts.dates:
        pairs.append((tr("Dates"), "\n".join(map(_date_text, facts.dates))))
    return pairs


def _open_text(item: OpenItem, today: date) -> str:
    when = " ".join(part for part in (near_day(item.due_on, today), times(item.due_time)) if part)
    return " ".join(part for part in (BOX, when, item.text) if part)


def _date_text(row: DateRow) -> str:
    about = tr("{name} ({how})", name=row.title, how=row.person) if row.person else row.title
    said = f"{annual.describe(row.day, year_note=False)} {about}"
    return f"{said} · {row.note}" if row.note else said


def _people(people: tuple[PersonRow, ...], today: date, *, firm: bool) -> Table:
    columns = (
        Column(tr("Relation"), fixed=22, align="center"),
        Column(tr("Full name"), share=1.0),
        Column(tr("Title · decision role") if firm else tr("Title"), share=1.4),
        Column(tr("Birthday"), share=1.5),
        Column(tr("Phone"), share=1.2),
        Column(tr("Note"), share=1.8),
    )
    rows = [
        Row.of(
            label_of(PersonRole, person.role),
            person.name,
            " · ".join(p for p in (person.job_title, label_of(DecisionRole, person.decision_role)) if p),
            birthday_text(person.birthday, today),
            phones_text(person.phones),
            person.note,
        )
        for person in people
    ]
    return Table(columns, (*rows, *_blank(SPARE_PEOPLE + firm, 7)), row_height=7)


def _contacts(contacts: tuple[CardContact, ...]) -> Table:
    columns = (
        Column(tr("Date"), fixed=21, align="center"),
        Column(tr("Way · visit no."), fixed=17 if is_chinese() else 19, align="center"),
        Column(tr("Purpose of contact"), fixed=21),
        Column(tr("What was said"), share=2.3),
        Column(tr("Outcome"), fixed=17 if is_chinese() else 21, align="center"),
        Column(tr("My opinion"), share=1.15),
        Column(tr("Next step"), share=1.15),
    )
    return Table(
        columns,
        (*map(_contact_row, contacts), *_blank(SPARE_CONTACTS, 9.5)),
        row_height=9.5,
        blank_height=8.5,
        fill_page=True,
    )


def _contact_row(each: CardContact) -> Row:
    when = "\n".join(part for part in (each.on_date.isoformat(), times(each.start_time)) if part)
    way = "\n".join(part for part in (label_of(Way, each.way), visit_text(each.number)) if part)
    return Row.of(
        when, way, purposes(each.purpose), _said(each), Cell(_outcome(each)), each.opinion, _next_step(each)
    )


def _said(each: CardContact) -> str:
    """What was said, and whatever else was noted, each under its name."""
    companions = companion_text(each.companions, each.companion_mode)
    further = (
        (tr("Spoken with"), each.person),
        (tr("Where"), each.place),
        (tr("Companion"), companions),
        (tr("Impressions"), each.impressions),
        (tr("Services done"), each.services),
        (tr("Signals"), labels(Signal, each.signals)),
    )
    told = [tr("{label}: {text}", label=name, text=text) for name, text in further if text]
    return "\n".join([*([each.record] if each.record else []), *told])


def _outcome(each: CardContact) -> str:
    if each.met:
        return label_of(Outcome, each.outcome)
    why = label_of(NotMet, each.not_met)
    return f"{tr('Not met')}\n{why}" if why else tr("Not met")


def _next_step(each: CardContact) -> str:
    if not each.next_step:
        return ""
    day = near_day(each.next_on, each.on_date)
    mark = "✓" if each.next_done else ""
    return "\n".join(part for part in (each.next_step, f"{day} {mark}".strip()) if part)


def _moves(moves: tuple[MoveRow, ...]) -> Table:
    columns = (
        Column(tr("Date"), fixed=24, align="center"),
        Column(tr("From"), fixed=24, align="center"),
        Column(tr("To"), fixed=24, align="center"),
        Column(tr("Reason")),
        Column(tr("Until"), fixed=24, align="center"),
    )
    rows = [
        Row.of(
            move.changed_on.isoformat(),
            place_label(move.from_rung) if move.from_rung else "",
            place_label(move.to_rung) if move.to_rung else "",
            move.reason,
            _on(move.until),
        )
        for move in moves
    ]
    return Table(columns, tuple(rows) or _blank(1, 7), row_height=7)


def _blank(count: int, height: float) -> tuple[Row, ...]:
    """Rows to write in by hand."""
    return (Row((), min_height=height),) * count
