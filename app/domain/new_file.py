"""What one line about somebody new says: the name, the phone, and whether it is a person or a firm."""

from __future__ import annotations

import re
from typing import Final

from app.domain.phone import looks_like_phone
from app.domain.terms import FileKind

_PHONE: Final = re.compile(r"\+?\(?\d[\d\s().·-]{4,22}\d(?:\s*(?:转|ext\.?|#)\s*\d{1,6})?", re.IGNORECASE)
_EDGES: Final = " ,，;；:：、\t"
_FIRM: Final = re.compile(
    r"(?:公司|集团|工厂|厂|银行|合作社|商行|贸易行|基金|学校|医院|研究院|协会|中心)(?:[（(].*[)）])?$"
    r"|\b(?:ltd|inc|llc|co|corp|gmbh|plc)\b\.?$",
    re.IGNORECASE,
)


def split_phone(text: str) -> tuple[str, str]:
    """`刘强 13800138000` as its name and its phone; without a number the whole text is the name."""
    for found in _PHONE.finditer(text):
        number = found.group().strip(_EDGES)
        if looks_like_phone(number):
            rest = f"{text[: found.start()].rstrip(_EDGES)} {text[found.end() :].lstrip(_EDGES)}"
            name = rest.strip(_EDGES)
            if name:
                return name, number
    return text.strip(_EDGES), ""


def guess_kind(name: str) -> str:
    """An enterprise when the name ends like one."""
    return (FileKind.ENTERPRISE if _FIRM.search(name.strip()) else FileKind.PERSON).value
