"""Later on the day of the line, without an hour: 晚上再试, 收盘后给他电话."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from app.domain.follow_ups.reckoning import clause_after, is_told

_UNTIL: Final = {  # the hour by which it is too late to speak of it as still to come
    "中午": 13, "午饭后": 15, "午休后": 15, "下午": 18, "傍晚": 19, "下班前": 18, "夜盘前": 21,
    "夜盘开盘前": 21, "收盘后": 22, "盘后": 22, "下班后": 23, "晚饭后": 23, "饭后": 23, "晚上": 23,
    "睡前": 24, "待会儿": 24, "待会": 24, "等会儿": 24, "等会": 24, "稍后": 24, "一会儿": 24,
}  # fmt: skip
_ACT: Final = "再|一起|吃饭|见面|碰头|给|把|打给|回电|回复|回话|打电话|联系|发|寄|送|拜访|问问|补|整理"
_TODAY: Final = re.compile(rf"(?:{'|'.join(_UNTIL)})(?=[^，。；;!！?？\n]{{0,4}}(?:{_ACT}))")


def later_today(plain: str, now: datetime) -> Iterator[tuple[int, int]]:
    """Where such words stand in a text without its other days and hours."""
    for found in _TODAY.finditer(plain):
        if now.hour < _UNTIL[found.group()] and not is_told(clause_after(found).replace("再", "")):
            yield found.start(), found.end()
