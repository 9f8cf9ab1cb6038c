"""Peak memory of the window in a process of its own, where nothing else is measured; prints JSON lines."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from app.services.files import NewFile
from tests.bench.actions import PAGES, memory, opened, rest


def main(diary: Path, home: Path, today: date) -> None:
    window, context, database = opened(diary, home, today)
    rest(600)
    for page in PAGES:
        window.show_page(page)
        rest(800)
    for hit in context.services.files.find("w", 5):
        context.file_requested.emit(hit.id)
        rest(200)
    told = {"memory": "before a chart or a name edit", "mb": memory(), "target": 160}
    print(json.dumps(told), flush=True)
    context.act(lambda: context.services.files.create(NewFile("新客户甲")))
    window.show_page("analysis")
    rest(8000)
    print(
        json.dumps({"memory": "after every page and a new name", "mb": memory(), "target": 280}), flush=True
    )
    window.leave()
    context.close()
    database.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), date.fromisoformat(sys.argv[3]))
