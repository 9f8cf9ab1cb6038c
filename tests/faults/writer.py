"""A child process that writes acts through the services and acknowledges each on its output.

Each act is one whole story: a new file, a log line, a contact, a rung change and a reminder.
"""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path

from app.core.clock import SystemClock
from app.core.notices import Notices
from app.domain.contact import ContactDraft, ContactPerson, NextStep
from app.services.bundle import Services
from app.services.files import NewFile
from app.storage.opening import open_diary


def story(services: Services, database: object, name: str) -> None:
    """One act that touches six tables."""
    today = services.clock.today()
    with database.write("Story") as _unit:  # type: ignore[attr-defined]
        file = services.files.create(NewFile(name))
        step = NextStep("回电", today + timedelta(days=3))
        person = ContactPerson(file, outcome="good", next_step=step, rung_to="E", rung_reason="愿意聊")
        services.contacts.record(ContactDraft((person,), today, way="visit", record=f"谈了套保 {name}"))


def main() -> None:
    database = open_diary(Path(sys.argv[1]), SystemClock(), Notices())
    services = Services.of(database)
    for at in range(int(sys.argv[2])):
        story(services, database, f"客户{sys.argv[3]}-{at}")
        sys.stdout.write(f"{at}\n")
        sys.stdout.flush()
    database.close()


if __name__ == "__main__":
    main()
