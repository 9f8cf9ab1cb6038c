"""Words for the members of a family, and what each is to the client."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.domain.follow_ups import SURNAMES
from app.domain.terms import PersonRole


@dataclass(frozen=True, slots=True)
class Relative:
    """Someone of the family: what they are to the client, and the word that was used."""

    role: PersonRole
    word: str


_WORDS: Final[tuple[tuple[PersonRole, str], ...]] = (
    (PersonRole.SON, "小儿子|大儿子|儿子|son"),
    (PersonRole.DAUGHTER, "小女儿|大女儿|女儿|闺女|daughter"),
    (PersonRole.SPOUSE, "爱人|妻子|老婆|太太|夫人|媳妇|丈夫|老公|wife|husband|spouse"),
    (PersonRole.FATHER, "父亲|爸爸|老爸|father|dad"),
    (PersonRole.MOTHER, "母亲|妈妈|老妈|mother|mum|mom"),
    (
        PersonRole.RELATIVE,
        "外孙女|外孙|孙女|孙子|女婿|儿媳|岳父|岳母|公公|婆婆|爷爷|奶奶|外公|外婆|哥哥|弟弟|姐姐|妹妹",
    ),
    (PersonRole.RELATIVE, "grandson|granddaughter|brother|sister|father-in-law|mother-in-law"),
)
ROLES: Final[Mapping[str, PersonRole]] = {word: role for role, words in _WORDS for word in words.split("|")}
_LONGEST_FIRST: Final = sorted(ROLES, key=len, reverse=True)
CHINESE: Final = "|".join(word for word in _LONGEST_FIRST if not word.isascii())
ENGLISH: Final = "|".join(word for word in _LONGEST_FIRST if word.isascii())
# 王太太 is a client, not a relative.
_ANY: Final = re.compile(rf"(?:{CHINESE})(?<![{SURNAMES}]太太)(?<![{SURNAMES}]夫人)|\b(?:{ENGLISH})\b")


def relative_in(text: str) -> Relative | None:
    """The family member that a text speaks of, the one named last."""
    found = [each.group() for each in _ANY.finditer(text)]
    return Relative(ROLES[found[-1]], found[-1]) if found else None
