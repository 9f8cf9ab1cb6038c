"""The catalogue: `check` that every text has its Chinese, `add` pairs from stdin, `compile`, `prune`.

add reads lines "English<TAB>中文" (a newline written as backslash n); `--context C` for texts of `trc`.
For `trn`, join both forms: "one {n} day|||{n} days<TAB>{n}天".
"""

from __future__ import annotations

import argparse
import ast
import io
import re
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources/locale/zh_CN/LC_MESSAGES/shiji.po"
MO = PO.with_suffix(".mo")
KEYWORDS = {"tr": None, "N_": None, "trn": (1, 2), "trc": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"\{[a-z_]*[^}]*\}")


def load() -> Catalog:
    """The Chinese catalogue, or an empty one, dated the same every time so that the compiled file is too."""
    if PO.exists():
        with PO.open("rb") as file:
            catalogue = read_po(file, locale="zh_CN")
    else:
        catalogue = Catalog(locale="zh_CN", project="Shiji", charset="utf-8")
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    return catalogue


def save(catalogue: Catalog) -> None:
    """Write the .po (sorted, without dates that change at each run) and compile the .mo."""
    catalogue.fuzzy = False
    PO.parent.mkdir(parents=True, exist_ok=True)
    buffer = io.BytesIO()
    write_po(buffer, catalogue, sort_output=True, omit_header=False, width=110)
    text = re.sub(
        rb'^"(PO-Revision-Date|POT-Creation-Date|Generated-By|Last-Translator|Language-Team):.*\n',
        b"",
        buffer.getvalue(),
        flags=re.MULTILINE,
    )
    text = re.sub(rb"\A(#.*\n)+", b"# Simplified Chinese of Shiji.\n", text)
    PO.write_bytes(text)
    with MO.open("wb") as file:
        write_mo(file, load())


def used() -> dict[tuple[str | None, str], tuple[str | tuple[str, ...], str]]:
    """Every text in the code: (context, id) → (id as found, place)."""
    found: dict[tuple[str | None, str], tuple[str | tuple[str, ...], str]] = {}
    for file, line, message, _comments, context in extract_from_dir(
        str(ROOT / "app"), method_map=[("**.py", "python")], keywords=KEYWORDS
    ):
        key = message[0] if isinstance(message, tuple) else message
        if key:
            found.setdefault((context, key), (message, f"app/{file}:{line}"))
    for path in sorted((ROOT / "app").rglob("*.py")):
        for line, message in _within_f_strings(path):
            key = message[0] if isinstance(message, tuple) else message
            found.setdefault((None, key), (message, f"{path.relative_to(ROOT)}:{line}"))
    return found


def _within_f_strings(path: Path) -> Iterator[tuple[int, str | tuple[str, ...]]]:
    """Texts in the braces of an f-string, which Babel does not see before Python 3.12."""
    for outer in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(outer, ast.JoinedStr):
            continue
        for call in ast.walk(outer):
            name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
            if isinstance(call, ast.Call) and name in {"tr", "trn"}:
                words = [each.value for each in call.args if isinstance(each, ast.Constant)]
                texts = tuple(each for each in words if isinstance(each, str))
                if texts:
                    yield call.lineno, texts[0] if name == "tr" else texts[:2]


def check() -> int:
    """Say what is missing, stale or has other placeholders; the number of faults."""
    catalogue = load()
    faults = []
    texts = used()
    for (context, key), (message, place) in sorted(texts.items(), key=lambda item: item[1][1]):
        entry = catalogue.get(key, context)
        strings = (entry.string if isinstance(entry.string, tuple) else (entry.string,)) if entry else ()
        if not strings or not all(strings):
            faults.append(f"missing  {place}  {context + '|' if context else ''}{key!r}")
            continue
        english = set(PLACEHOLDER.findall("".join(message) if isinstance(message, tuple) else message))
        chinese = set(PLACEHOLDER.findall("".join(strings)))
        if english != chinese:
            faults.append(f"placeholders differ  {place}  {key!r}")
    for entry in catalogue:
        key = entry.id[0] if isinstance(entry.id, tuple) else entry.id
        if key and (entry.context, key) not in texts:
            faults.append(f"unused  {key!r}")
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    if not MO.exists() or MO.read_bytes() != buffer.getvalue():
        faults.append("the compiled catalogue is older than the texts: run tools/translations.py compile")
    print("\n".join(faults) or f"{len(texts)} texts, all translated")
    return len(faults)


def add(context: str | None) -> None:
    """Take pairs from stdin."""
    catalogue = load()
    for raw in sys.stdin.read().splitlines():
        if not raw.strip():
            continue
        if "\t" not in raw:
            sys.exit(f"no TAB in: {raw}")
        english, chinese = (part.replace("\\n", "\n") for part in raw.split("\t", 1))
        one, _, many = english.partition("|||")
        if context is None and not many:
            catalogue.delete(one)
            catalogue.add(one, chinese.strip(" "))
        elif many:
            catalogue.delete(one, context)
            catalogue.add((one, many), (chinese,), context=context)
        else:
            catalogue.delete(one, context)
            catalogue.add(one, chinese, context=context)
    save(catalogue)


def prune() -> None:
    """Drop what no code uses any more."""
    catalogue, texts = load(), used()
    for entry in list(catalogue):
        key = entry.id[0] if isinstance(entry.id, tuple) else entry.id
        if key and (entry.context, key) not in texts:
            catalogue.delete(key, entry.context)
    save(catalogue)


class Lock:
    """One writer of the catalogue at a time, on every system."""

    def __enter__(self) -> None:
        PO.parent.mkdir(parents=True, exist_ok=True)
        self.folder = PO.parent / ".lock"
        for _ in range(200):
            try:
                self.folder.mkdir()
            except FileExistsError:
                time.sleep(0.05)
            else:
                return
        sys.exit(f"the catalogue is locked: remove {self.folder}")

    def __exit__(self, *_: object) -> None:
        self.folder.rmdir()


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("check", "add", "compile", "prune"))
    parser.add_argument("--context")
    args = parser.parse_args()
    if args.what == "check":
        sys.exit(1 if check() else 0)
    with Lock():
        if args.what == "add":
            add(args.context)
        elif args.what == "prune":
            prune()
        else:
            save(load())


if __name__ == "__main__":
    main()
