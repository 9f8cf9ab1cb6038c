"""What changed: one value crosses from the services to whoever shows something, after each commit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Changes:
    """Kinds (table names, and `settings`) with the ids touched. `act_id` and `label` tell of the act."""

    ids: Mapping[str, frozenset[int]] = field(default_factory=dict)
    act_id: int | None = None
    label: str = ""

    def touches(self, kinds: Iterable[str]) -> bool:
        """True when one of these kinds was changed; `*` (a restore, an outside writer) touches all."""
        return "*" in self.ids or any(kind in self.ids for kind in kinds)

    @classmethod
    def everything(cls) -> Changes:
        """Another process wrote: nobody knows what."""
        return cls({"*": frozenset()})


Listener = Callable[[Changes], None]


class Notices:
    """A list of listeners, called after the commit on the thread that committed."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every commit; returns what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def publish(self, changes: Changes) -> None:
        for listener in tuple(self._listeners):
            listener(changes)
