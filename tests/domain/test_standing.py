"""Where someone stands follows from what was done."""

from datetime import date
from itertools import product

from app.domain.standing import standing_of

DAY = date(2026, 1, 1)


def test_the_latest_fact_counts() -> None:
    said = {
        facts: standing_of(
            lead_class="I" if facts[0] else None,
            target_on=DAY if facts[1] else None,
            opened_on=DAY if facts[2] else None,
            lost_on=DAY if facts[3] else None,
        ).value
        for facts in product((False, True), repeat=4)
    }
    for (lead, target, opened, lost), standing in said.items():
        wanted = (
            "lost" if lost else "client" if opened else "target" if target else "lead" if lead else "prospect"
        )
        assert standing == wanted
