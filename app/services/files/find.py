"""Finding files by name, sound, initials or phone digits, and seeing that one exists already."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, case, func, literal, or_, select
from sqlalchemy.orm import Session

from app.domain import phone as phones
from app.domain.text import TooLong, clean_line
from app.models import ClientFile, FileSummary, Person, Phone
from app.storage.database import Database

_LONGEST: Final = 200
_TITLES: Final = ("先生", "女士", "小姐", "老师", "医生", "经理", "主任", "总", "董", "姐", "哥")


@dataclass(frozen=True, slots=True)
class FileHit:
    """A file in a list of suggestions; `hint` tells two of the same name apart."""

    id: int
    name: str
    kind: str
    rung: str | None
    standing: str
    phone: str
    hint: str


class FileFinder:
    """The questions about which files there are."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def find(self, text: str, limit: int = 20) -> list[FileHit]:
        """Files whose name, pinyin, initials or phone hold every word of `text`; nothing for no text.

        “刘总” finds a 刘 whose file does not say so, after those that do.
        """
        words = search_words(text)
        if not words:
            return []
        with self._db.read() as session:
            found = _hits(session, _matching(words, limit))
            surname = _without_title(words)
            if surname and len(found) < limit:
                known = {hit.id for hit in found}
                more = _hits(session, _beginning(surname, limit))
                found += [hit for hit in more if hit.id not in known]
            return found[:limit]

    def same_name_or_phone(self, name: str, phone: str = "") -> list[FileHit]:
        """Files that may be this one already: the same name, or a phone that reaches the same line."""
        try:
            wanted = clean_line(name, _LONGEST)
        except TooLong:
            wanted = ""
        with self._db.read() as session:
            ids = set(
                session.scalars(select(ClientFile.id).where(func.lower(ClientFile.name) == wanted.lower()))
            )
            ids |= _with_phone(session, phone)
            return _hits(session, _hit_query().where(ClientFile.id.in_(sorted(ids)))) if ids else []

    def names(self, ids: Iterable[int]) -> dict[int, str]:
        """The names of these files; those that are gone are left out."""
        with self._db.read() as session:
            return {
                row.id: row.name
                for row in session.execute(
                    select(ClientFile.id, ClientFile.name).where(ClientFile.id.in_(list(ids)))
                )
            }

    def hits(self, ids: Sequence[int]) -> list[FileHit]:
        """These files as suggestions, in this order."""
        with self._db.read() as session:
            found = {hit.id: hit for hit in _hits(session, _hit_query().where(ClientFile.id.in_(list(ids))))}
        return [found[i] for i in ids if i in found]

    def people(self, file_id: int) -> dict[int, str]:
        """Who stands in a file besides the client: ids and names of family or contact persons."""
        with self._db.read() as session:
            return {
                row.id: row.name
                for row in session.execute(
                    select(Person.id, Person.name).where(Person.file_id == file_id).order_by(Person.id)
                )
            }


def search_words(text: str) -> list[str]:
    """The words to look for, lower case; what is longer than any name is cut, as nothing could match it."""
    shown = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore").replace("\0", " ")
    bare = phones.digits(shown) if phones.looks_like_phone(shown) else ""
    return [bare] if bare else shown[:_LONGEST].lower().split()


def matches(words: Sequence[str]) -> ColumnElement[bool]:
    """Every word stands somewhere in the summary's search column; Latin letters begin a sound or a word."""
    return and_(*(_holds(word) for word in words))


def _holds(word: str) -> ColumnElement[bool]:
    anywhere = FileSummary.search.contains(word, autoescape=True)
    if not word.isascii():
        # An enterprise is also remembered by whom one knows there.
        people = select(Person.file_id).where(Person.name.contains(word, autoescape=True))
        return or_(anywhere, FileSummary.file_id.in_(people))
    if not word.isalpha():
        return anywhere
    # “an” must not find every 韩 and 万: sounds and Latin words count from their start.
    return or_(
        FileSummary.search.contains(f" {word}", autoescape=True),
        FileSummary.search.startswith(word, autoescape=True),
    )


_COLUMNS: Final[tuple[Any, ...]] = (
    ClientFile.id,
    ClientFile.name,
    ClientFile.kind,
    ClientFile.rung,
    ClientFile.standing,
    ClientFile.employer,
    ClientFile.job_title,
    ClientFile.main_product,
    ClientFile.industry,
    ClientFile.region,
)


def _hit_query() -> Select[Any]:
    return select(*_COLUMNS).join(FileSummary, FileSummary.file_id == ClientFile.id)


def _matching(words: Sequence[str], limit: int) -> Select[Any]:
    whole = " ".join(words)
    nearest = case(
        (func.lower(ClientFile.name) == whole, 0),
        (FileSummary.search.startswith(whole, autoescape=True), 1),
        (FileSummary.search.contains(whole, autoescape=True), 2),
        else_=3,
    )
    return (
        _hit_query()
        .where(matches(words))
        .order_by(nearest, FileSummary.last_contact_on.desc(), ClientFile.id.desc())
        .limit(limit)
    )


def _without_title(words: Sequence[str]) -> str:
    """刘 for 刘总; empty when the text is no surname with a title."""
    word = words[0] if len(words) == 1 else ""
    for title in _TITLES:
        bare = word.removesuffix(title)
        if bare != word and 1 <= len(bare) <= 2:
            return bare
    return ""


def _beginning(surname: str, limit: int) -> Select[Any]:
    return (
        _hit_query()
        .where(ClientFile.name.startswith(surname, autoescape=True), literal(surname) != "")
        .order_by(FileSummary.last_contact_on.desc(), ClientFile.id.desc())
        .limit(limit)
    )


def _with_phone(session: Session, raw: str) -> set[int]:
    digits = phones.digits(raw)
    if not digits:
        return set()
    return {
        row.file_id
        for row in session.execute(select(Phone.file_id, Phone.number).where(Phone.digits == digits))
        if phones.same_phone(raw, row.number)
    }


def _hits(session: Session, query: Select[Any]) -> list[FileHit]:
    rows = session.execute(query).all()
    first = first_phones(session, [row.id for row in rows])
    return [
        FileHit(
            row.id,
            row.name,
            row.kind,
            row.rung,
            row.standing,
            first.get(row.id, ""),
            " · ".join(
                part
                for part in (row.employer or row.main_product, row.job_title or row.industry, row.region)
                if part
            ),
        )
        for row in rows
    ]


def first_phones(session: Session, ids: Sequence[int]) -> dict[int, str]:
    """The number to call for each of these files: the client's own first, as it was typed."""
    found: dict[int, str] = {}
    for file_id, number in session.execute(
        select(Phone.file_id, Phone.number)
        .where(Phone.file_id.in_(ids))
        .order_by(Phone.person_id.is_not(None), Phone.position, Phone.id)
    ):
        found.setdefault(file_id, number)
    return found
