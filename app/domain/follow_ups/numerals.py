"""Numbers as people write them: 5, 十五, 廿三, 两, 半."""

from __future__ import annotations

from typing import Final

DIGITS: Final = dict(zip("〇零一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
NUMBER: Final = r"(?:\d{1,3}|[一二两三四五六七八九十廿卅〇零]{1,4})"
_WORDS: Final = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
} | {"a": 1, "an": 1, "a couple of": 2, "a few": 3}


def number_of(text: str) -> int | None:
    """The whole number a text says, up to 99 in Chinese characters; `None` when it says none."""
    if text.isascii():
        return int(text) if text.isdigit() else _WORDS.get(text.lower())
    text = text.replace("廿", "二十").replace("卅", "三十")
    tens, ten, ones = text.partition("十")
    if ten:
        if len(tens) > 1 or len(ones) > 1:
            return None
        return (DIGITS.get(tens, 1) if tens else 1) * 10 + (DIGITS.get(ones, 0) if ones else 0)
    if not text or any(each not in DIGITS for each in text):
        return None
    if len(text) > 1 and text[0] not in "〇零":
        return None  # 两三 is two or three
    return int("".join(str(DIGITS[each]) for each in text))
