"""Whom a text may mean: full names, surnames with a title, or whoever the line is about."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import and_, func, literal, or_, select
from sqlalchemy.orm import Session

from app.domain.firm_names import NO_GIVEN_NAMES, firm_names
from app.domain.follow_ups import Called, called, is_called
from app.domain.terms import FileKind, Gender, PersonRole
from app.models import ClientFile, FileSummary, Person

MOST_NAMED: Final = 6
_FIRST_HAN: Final = "\u4e00"
_WOMEN: Final = frozenset(
    {"大姐", "女士", "小姐", "太太", "夫人", "阿姨", "姐", "姨", "嫂", "Mrs", "Ms", "Miss"}
)
_MEN: Final = frozenset({"大哥", "先生", "叔叔", "伯伯", "哥", "叔", "Mr"})


@dataclass(frozen=True, slots=True)
class Named:
    """Someone a text may mean: a file, or a person in it."""

    file_id: int
    file_name: str
    person_id: int | None = None
    person: str = ""
    said: str = field(default="", compare=False)  # as the text names them

    @property
    def label(self) -> str:
        return f"{self.person} ({self.file_name})" if self.person else self.file_name


def linked(session: Session, file_ids: Sequence[int]) -> list[Named]:
    """The files a line is about, in its order."""
    names = {
        row.id: row.name
        for row in session.execute(
            select(ClientFile.id, ClientFile.name).where(ClientFile.id.in_(list(file_ids)))
        )
    }
    return [Named(i, names[i]) for i in file_ids if i in names]


def meant(
    session: Session, words: str, text: str, on_line: list[Named], known: tuple[Named, ...] | None = None
) -> tuple[tuple[Named, ...], bool]:
    """Whom the words around a follow-up may mean, and whether that is beyond doubt.

    Full names come first, then surname and title (those on the line before all others), then whoever the
    line is about. `known`: those whose whole name stands in `text`, where it was asked already.
    """
    full = in_full(session, text) if known is None else known
    named = tuple(each for each in full if each.said in words)
    calls = called(words)
    if named:
        return named, len(named) == 1
    if not calls:
        if on_line:
            return tuple(on_line), len(on_line) == 1
        return full, len(full) == 1
    told = [each for each in on_line if any(is_called(call, each.file_name) for call in calls)]
    if told:
        return tuple(told), len(told) == 1
    found = _by_call(session, calls[0])
    return found, len(found) == 1


def in_full(session: Session, words: str) -> tuple[Named, ...]:
    """Files and people whose name stands in the words: whole, the longest first, else as one shortens it."""
    said = literal(words)
    given = func.substr(ClientFile.name, 2)
    shortened = and_(
        func.length(ClientFile.name) == 3,
        ClientFile.name >= _FIRST_HAN,  # the end of a name in letters is any word
        func.instr(said, given) > 0,
        given.not_in(NO_GIVEN_NAMES),
    )
    # One walk over the index of the names finds both; nothing else of a file is read.
    rows = session.execute(
        select(ClientFile.id, ClientFile.name)
        .where(func.length(ClientFile.name) >= 2, or_(func.instr(said, ClientFile.name) > 0, shortened))
        .limit(10 * MOST_NAMED)
    ).all()
    files = [Named(row.id, row.name, said=row.name) for row in rows if _stands_in(row.name, words)]
    files.sort(key=lambda each: (-len(each.file_name), each.file_id))
    called_short = [
        Named(row.id, row.name, said=row.name[1:])
        for row in sorted(rows, key=lambda row: row.id)
        if row.name not in words
    ]
    people = [
        Named(row.file_id, row.file_name, row.id, row.name, row.name)
        for row in session.execute(
            select(Person.id, Person.name, Person.file_id, ClientFile.name.label("file_name"))
            .join(ClientFile, ClientFile.id == Person.file_id)
            .where(func.length(Person.name) >= 2, func.instr(said, Person.name) > 0)
            .where(Person.role == PersonRole.CONTACT.value)
            .order_by(func.length(Person.name).desc(), Person.id)
            .limit(MOST_NAMED)
        )
        if _stands_in(row.name, words)
    ]
    found = files[:MOST_NAMED] + people
    taken = "".join(each.said for each in found)
    found += [each for each in (*_firms(session, words), *called_short) if each.said not in taken]
    return tuple(found[:MOST_NAMED])


def _stands_in(name: str, words: str) -> bool:
    """Whether a text has the name; one in letters as words of their own, for Ann is not in annual."""
    if not name.isascii():
        return name in words
    return re.search(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])", words) is not None


def _firms(session: Session, words: str) -> list[Named]:
    """Firms by a part of their name that ends in their trade: 东风铜业."""
    found: list[Named] = []
    for grams in firm_names(words):
        rows = session.execute(
            select(ClientFile.id, ClientFile.name)
            .where(ClientFile.kind == FileKind.ENTERPRISE.value)
            .where(or_(*(ClientFile.name.contains(gram, autoescape=True) for gram in grams)))
            .limit(10 * MOST_NAMED)
        ).all()
        longest = next((gram for gram in grams if any(gram in row.name for row in rows)), None)
        found += [
            Named(row.id, row.name, said=longest)
            for row in rows
            if longest is not None and longest in row.name
        ]
    return found


def _by_call(session: Session, call: Called) -> tuple[Named, ...]:
    """Those of the surname, whoever was last in touch first; a title may tell the gender."""
    start = call.surname + call.given
    other = Gender.MALE if call.title in _WOMEN else Gender.FEMALE if call.title in _MEN else None
    query = (
        select(ClientFile.id, ClientFile.name)
        .join(FileSummary, FileSummary.file_id == ClientFile.id)
        .where(ClientFile.name.startswith(start, autoescape=True), ClientFile.kind == "person")
        .order_by(FileSummary.last_contact_on.desc(), ClientFile.id)
        .limit(MOST_NAMED)
    )
    if other is not None:
        query = query.where((ClientFile.gender.is_(None)) | (ClientFile.gender != other.value))
    files = [Named(row.id, row.name) for row in session.execute(query)]
    people = [
        Named(row.file_id, row.file_name, row.id, row.name)
        for row in session.execute(
            select(Person.id, Person.name, Person.file_id, ClientFile.name.label("file_name"))
            .join(ClientFile, ClientFile.id == Person.file_id)
            .where(Person.name.startswith(start, autoescape=True), Person.role == PersonRole.CONTACT.value)
            .limit(MOST_NAMED)
        )
    ]
    return tuple((files + people)[:MOST_NAMED])
