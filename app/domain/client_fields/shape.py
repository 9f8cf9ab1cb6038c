"""What a field of a client file is, and how the tables beside this module are written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from app.core.i18n import N_, tr
from app.domain import terms
from app.domain.terms import Term, Trade


class Group(Term):
    """The groups of a file, in the order of the form."""

    IDENTITY = "identity", N_("Identity")
    PERSON = "person", N_("About the person")
    ENTERPRISE = "enterprise", N_("About the enterprise")
    MONEY = "money", N_("Money")
    SOURCE = "source", N_("Source")
    TYPES = "types", N_("Types")


class Input(StrEnum):
    """How a field is entered."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    MONEY = "money"
    BIRTHDAY = "birthday"
    COUNT = "count"
    FLAG = "flag"
    PHONES = "phones"
    PRODUCTS = "products"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class ClientField:
    """A field. `question` is what to ask when it is empty, `rank` how soon (1 first; 0: never asked)."""

    name: str
    label: str
    group: Group
    input: Input = Input.LINE
    question: str = ""
    rank: int = 0
    limit: int = 60  # characters; for counts the largest number
    terms: type[Term] | None = None
    kind: str = ""  # person or enterprise; empty: both
    trades: frozenset[str] = frozenset()  # asked in these trades only; empty: in all
    words: Mapping[str, str] = field(default_factory=dict)  # trade → another label

    def label_for(self, trade: str = "") -> str:
        """The label in the language in use, in the words of the trade."""
        return tr(self.words.get(trade, self.label))

    def applies(self, kind: str, trade: str = "") -> bool:
        """Whether this field belongs on the form of such a file."""
        return self.kind in {"", kind} and (
            not self.trades or trade in {"", Trade.OTHER.value} or trade in self.trades
        )


PERSON: Final = terms.FileKind.PERSON.value
FIRM: Final = terms.FileKind.ENTERPRISE.value
MARKETS: Final = frozenset({Trade.FUTURES.value, Trade.SECURITIES.value})
FUTURES: Final = frozenset({Trade.FUTURES.value})
INSURANCE: Final = Trade.INSURANCE.value
TEXT_LIMIT: Final = 2000


def choice_field(
    name: str,
    label: str,
    group: Group,
    kinds: type[Term],
    question: str = "",
    rank: int = 0,
    *,
    kind: str = "",
    trades: frozenset[str] = frozenset(),
) -> ClientField:
    """A field chosen from the terms of the trade."""
    return ClientField(
        name, label, group, Input.CHOICE, question, rank, terms=kinds, kind=kind, trades=trades
    )


def text_field(
    name: str,
    label: str,
    group: Group,
    question: str = "",
    rank: int = 0,
    *,
    kind: str = "",
    words: Mapping[str, str] | None = None,
) -> ClientField:
    """A field of several lines."""
    return ClientField(
        name, label, group, Input.TEXT, question, rank, limit=TEXT_LIMIT, kind=kind, words=words or {}
    )


def line_field(
    name: str, label: str, group: Group, question: str = "", rank: int = 0, *, kind: str = "", limit: int = 60
) -> ClientField:
    """A field of one line."""
    return ClientField(name, label, group, Input.LINE, question, rank, limit=limit, kind=kind)
