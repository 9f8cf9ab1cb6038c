"""What was promised in free text: dates, times, recurrences and open follow-ups, in Chinese and English.

A grammar of tables and plain regular expressions, offline. It offers; it stores nothing.
"""

from app.domain.follow_ups.hear import Moment, hear, leading_moment
from app.domain.follow_ups.heard import Heard, PromiseKind
from app.domain.follow_ups.who import COMPOUND, SURNAMES, Called, called, is_called

__all__ = [
    "COMPOUND",
    "SURNAMES",
    "Called",
    "Heard",
    "Moment",
    "PromiseKind",
    "called",
    "hear",
    "is_called",
    "leading_moment",
]
