"""What is said about a person that belongs into the client's file: likes, family, work, means, manner.

Tables of what clauses begin with, in Chinese and English, offline. They offer; they store nothing. A fact
missed costs nothing, a wrong one does: a clause has to speak of the client from its first word, or it is
left alone.
"""

from app.domain.facts.fact import Fact
from app.domain.facts.hear import hear_facts

__all__ = ["Fact", "hear_facts"]
