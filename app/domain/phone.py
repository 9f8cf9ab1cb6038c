"""Phone numbers as people type them: compared by their digits, shown in groups, kept raw by the caller."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from app.core.i18n import tr

_MOBILE: Final = re.compile(r"1[3-9]\d{9}")
_LANDLINE: Final = re.compile(r"(0(?:10|2\d)|0[3-9]\d\d)(\d{3,4})(\d{4})")
_CHINA: Final = re.compile(r"[\s(]*(?:\+|00)[\s)]*86")
_NO_AREA: Final = re.compile(r"1[3-9]\d{9}|[48]00\d{7}")
_SERVICE: Final = re.compile(r"([48]00)(\d{3})(\d{4})")
_EXTENSION: Final = re.compile(
    r"(?:转|轉|分机号?|#|\bext(?:ension|n)?\b\.?|(?<=\d)\s*x(?=\s*\d))\D{0,3}(\d{1,6})\D*$", re.IGNORECASE
)
# A landline's extension is as often only one more dash: 010-88881234-801.
_DASHED: Final = re.compile(r"(0\d{2,3}\D{0,3}\d{3,4}[ -]?\d{4})-(\d{1,6})$")
_ALLOWED: Final = re.compile(r"\+?[\d\s().·-]+")
_DATE: Final = re.compile(r"(?:19|20)\d\d([-.])\d{1,2}\1\d{1,2}")


def _split(raw: str) -> tuple[str, str]:
    """The number and its extension, both still as typed, half width."""
    text = unicodedata.normalize("NFKC", raw).strip()
    text = re.sub(r"[‐‑‒–—―−ー]", "-", text).replace("(0)", "0")
    found = _EXTENSION.search(text)
    if found:
        return text[: found.start()], found.group(1)
    dashed = _DASHED.search(text)
    if dashed:
        return text[: dashed.end(1)], dashed.group(2)
    return text, ""


def _bare(number: str) -> str:
    digits = re.sub(r"[^0-9]", "", number)
    home = digits.removeprefix("00")
    if _CHINA.match(number) or (home.startswith("86") and _MOBILE.fullmatch(home[2:])):
        home = home.removeprefix("86")
        if len(home) in {10, 11} and home[0] != "0" and not _NO_AREA.fullmatch(home):
            home = "0" + home  # from abroad the area code loses its nought
    return home[1:] if home.startswith("0") and _MOBILE.fullmatch(home[1:]) else home


def digits(raw: str) -> str:
    """The number for comparing: no country code of China, no separators, half width, no extension."""
    return _bare(_split(raw)[0])


def extension(raw: str) -> str:
    """The digits after 转, ext., # or a landline's second dash; empty for none."""
    return _split(raw)[1]


def same_phone(a: str, b: str) -> bool:
    """Whether both reach the same line; a number without an extension matches any of its extensions."""
    one, other = digits(a), digits(b)
    if not one or one != other:
        return False
    mine, theirs = extension(a), extension(b)
    return not mine or not theirs or mine == theirs


def looks_like_phone(s: str) -> bool:
    """Whether the whole text reads as one phone number (5 to 15 digits, no date)."""
    number, _ = _split(s)
    number = number.strip()
    if not _ALLOWED.fullmatch(number) or _DATE.fullmatch(number):
        return False
    return 5 <= len(digits(s)) <= 15


def pretty(raw: str) -> str:
    """138 0013 8000, 010 8888 1234, 400 810 0000; what is none of these stays as typed."""
    number = digits(raw)
    if _MOBILE.fullmatch(number):
        shown = f"{number[:3]} {number[3:7]} {number[7:]}"
    elif found := _LANDLINE.fullmatch(number) or _SERVICE.fullmatch(number):
        shown = " ".join(found.groups())
    else:
        return raw.strip()
    more = extension(raw)
    return tr("{phone} ext. {extension}", phone=shown, extension=more) if more else shown
