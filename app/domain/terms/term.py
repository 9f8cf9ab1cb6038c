"""What a code with a text is."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from app.core.i18n import tr


class Term(StrEnum):
    """A code with a text. Members are declared as `NAME = "code", N_("Text")`."""

    text: str

    def __new__(cls, code: str, text: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.text = text
        return member

    @property
    def label(self) -> str:
        """The text in the language in use."""
        return tr(self.text)


def label_of(kind: type[Term], code: str | None) -> str:
    """The label of a stored code; empty for none, the code itself when it is unknown."""
    if not code:
        return ""
    return kind(code).label if code in kind.__members__.values() else code
